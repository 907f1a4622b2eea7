package import NIOCore
package import RPCCore

extension ByteBuffer {
    /// Appends a frame without payload.
    package mutating func writeFrame(
        _ type: FrameType,
        flags: FrameFlags = [],
        callID: UInt32 = 0
    ) {
        writeFrame(type, flags: flags, callID: callID, payloadByteCount: 0, write: { _ in })
    }

    /// Appends a frame whose payload is one message, encoded in place.
    ///
    /// - Parameters:
    ///   - message: The payload.
    ///   - type: What the frame is about.
    ///   - flags: Marks.
    ///   - callID: The call; 0 for the connection.
    ///   - frameBytesMax: The longest payload that the receiver takes.
    /// - Throws: `MessageCodingError` where the message cannot be encoded or is too large for the
    ///   receiver; nothing has been appended then.
    package mutating func writeFrame<Message: RPCMessage>(
        _ message: Message,
        as type: FrameType,
        flags: FrameFlags = [],
        callID: UInt32 = 0,
        frameBytesMax: UInt32
    ) throws {
        try message.encode { byteCount, write in
            guard byteCount <= Int(frameBytesMax) else {
                throw MessageCodingError(.tooLarge, field: Message.messageName)
            }
            writeFrame(type, flags: flags, callID: callID, payloadByteCount: byteCount) { bytes in
                if byteCount > 0 { write(bytes) }
            }
        }
    }

    /// Appends one message, encoded in place, without a frame around it.
    ///
    /// - Throws: `MessageCodingError` where the message cannot be encoded; nothing has been
    ///   appended then.
    package mutating func writeMessage<Message: RPCMessage>(_ message: Message) throws {
        try message.encode { byteCount, write in
            writeWithUnsafeMutableBytes(minimumWritableBytes: byteCount) { bytes in
                if let address = bytes.baseAddress, byteCount > 0 { write(address) }
                return byteCount
            }
        }
    }

    /// Appends a request frame: length of the head, head and first message, encoded in place.
    ///
    /// - Parameters:
    ///   - message: The first message of the caller.
    ///   - head: What precedes it.
    ///   - flags: `.endOfRequests` where no message follows.
    ///   - callID: The call.
    ///   - frameBytesMax: The longest payload that the receiver takes.
    /// - Throws: `MessageCodingError` where the message cannot be encoded or is too large for the
    ///   receiver; nothing has been appended then.
    package mutating func writeRequest<Message: RPCMessage>(
        _ message: Message,
        head: RequestHead,
        flags: FrameFlags,
        callID: UInt32,
        frameBytesMax: UInt32
    ) throws {
        let headByteCount = head.byteCount
        precondition(
            headByteCount <= Int(RequestPayload.headerBytesMax),
            "a head of \(headByteCount) bytes"
        )
        try message.encode { messageByteCount, writeMessage in
            let byteCount = 4 + headByteCount + messageByteCount
            guard byteCount <= Int(frameBytesMax) else {
                throw MessageCodingError(.tooLarge, field: Message.messageName)
            }
            writeFrame(.request, flags: flags, callID: callID, payloadByteCount: byteCount) {
                bytes in
                bytes.storeBytes(of: UInt32(headByteCount).bigEndian, as: UInt32.self)
                head.encode(to: bytes + 4)
                if messageByteCount > 0 { writeMessage(bytes + 4 + headByteCount) }
            }
        }
    }

    /// Appends a frame whose payload is there already.
    package mutating func writeFrame(
        _ type: FrameType,
        flags: FrameFlags = [],
        callID: UInt32,
        payload: ByteBuffer
    ) {
        let byteCount = payload.readableBytes
        writeFrame(type, flags: flags, callID: callID, payloadByteCount: byteCount) { address in
            payload.withUnsafeReadableBytes { bytes in
                guard let source = bytes.baseAddress, bytes.count > 0 else { return }
                address.copyMemory(from: source, byteCount: bytes.count)
            }
        }
    }

    /// Appends a window frame.
    ///
    /// - Parameters:
    ///   - increment: How many bytes of messages more may be sent.
    ///   - callID: The call; 0 for the connection.
    package mutating func writeWindow(increment: UInt32, callID: UInt32 = 0) {
        precondition(increment > 0, "a window of call \(callID) must grow")
        writeFrame(.window, callID: callID, payloadByteCount: 4) { bytes in
            bytes.storeBytes(of: increment.bigEndian, as: UInt32.self)
        }
    }

    /// Appends a ping frame.
    ///
    /// - Parameters:
    ///   - payload: What the answer repeats.
    ///   - isAnswer: Whether this is the answer to a ping.
    package mutating func writePing(_ payload: UInt64, isAnswer: Bool) {
        let flags: FrameFlags = isAnswer ? .acknowledgement : []
        writeFrame(.ping, flags: flags, callID: 0, payloadByteCount: 8) { bytes in
            bytes.storeBytes(of: payload.bigEndian, as: UInt64.self)
        }
    }

    /// Appends a frame whose payload `write` puts to the address it gets.
    package mutating func writeFrame(
        _ type: FrameType,
        flags: FrameFlags = [],
        callID: UInt32,
        payloadByteCount: Int,
        write: (UnsafeMutableRawPointer) -> Void
    ) {
        let header = FrameHeader(
            type,
            flags: flags,
            callID: callID,
            payloadByteCount: UInt32(payloadByteCount)
        )
        let byteCount = FrameHeader.byteCount + payloadByteCount
        writeWithUnsafeMutableBytes(minimumWritableBytes: byteCount) { bytes in
            guard let address = bytes.baseAddress else {
                preconditionFailure("no room for a frame of \(byteCount) bytes")
            }
            header.encode(to: address)
            write(address + FrameHeader.byteCount)
            return byteCount
        }
    }
}
