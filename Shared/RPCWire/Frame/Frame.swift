package import NIOCore

/// One frame: its header and its payload, which shares the storage that it was read into.
package struct Frame: Hashable, Sendable {
    /// The header, checked.
    package let header: FrameHeader
    /// Exactly the payload.
    package let payload: ByteBuffer

    /// Puts a frame together.
    ///
    /// - Precondition: The payload has the length that the header says.
    package init(header: FrameHeader, payload: ByteBuffer) {
        precondition(
            payload.readableBytes == Int(header.payloadByteCount),
            "a payload of \(payload.readableBytes) under a header of \(header.payloadByteCount)"
        )
        self.header = header
        self.payload = payload
    }
}

extension ByteBuffer {
    /// Takes the next whole frame out of bytes that have arrived.
    ///
    /// The header is checked as soon as its twelve bytes are there, so that no one has to buffer
    /// a payload that is going to be refused.
    ///
    /// - Parameter frameBytesMax: The longest payload that this side takes.
    /// - Returns: `nil` where more bytes are needed; nothing is consumed then.
    /// - Throws: What is wrong with the header; the connection is to be closed.
    package mutating func readFrame(frameBytesMax: UInt32) throws(WireViolation) -> Frame? {
        let whole = withUnsafeReadableBytes { bytes in
            Result { () throws(WireViolation) in
                try FrameHeader(ofWholeFrameIn: bytes, frameBytesMax: frameBytesMax)
            }
        }
        guard let header = try whole.get() else { return nil }
        let start = readerIndex + FrameHeader.byteCount
        guard let payload = getSlice(at: start, length: Int(header.payloadByteCount)) else {
            preconditionFailure("a whole frame of \(header.payloadByteCount) bytes is not there")
        }
        moveReaderIndex(to: start + payload.readableBytes)
        return Frame(header: header, payload: payload)
    }

    /// Takes all whole frames out of bytes that have arrived, without copying or counting.
    ///
    /// - Parameters:
    ///   - frameBytesMax: The longest payload that this side takes.
    ///   - body: Is given header and payload of each, which it may not keep; returns whether to go
    ///     on. A frame that it was given is consumed.
    /// - Throws: What is wrong with a header; the connection is to be closed.
    package mutating func readFrames(
        frameBytesMax: UInt32,
        _ body: (FrameHeader, UnsafeRawBufferPointer) -> Bool
    ) throws(WireViolation) {
        var consumed = 0
        var violation: WireViolation?
        withUnsafeReadableBytes { bytes in
            do throws(WireViolation) {
                while true {
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[consumed...])
                    guard
                        let header = try FrameHeader(
                            ofWholeFrameIn: rest,
                            frameBytesMax: frameBytesMax
                        )
                    else { return }
                    let end = FrameHeader.byteCount + Int(header.payloadByteCount)
                    consumed += end
                    let payload = rest[FrameHeader.byteCount..<end]
                    guard body(header, UnsafeRawBufferPointer(rebasing: payload)) else { return }
                }
            } catch {
                violation = error
            }
        }
        moveReaderIndex(forwardBy: consumed)
        if let violation { throw violation }
    }

    /// The part of this buffer that `bytes` borrow, as a buffer that shares its memory.
    ///
    /// - Precondition: `bytes` lie in the readable part of this buffer.
    package func slice(of bytes: UnsafeRawBufferPointer) -> ByteBuffer {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return ByteBuffer() }
        let offset = withUnsafeReadableBytes { own in own.baseAddress.map { start - $0 } ?? -1 }
        guard offset >= 0, let slice = getSlice(at: readerIndex + offset, length: bytes.count)
        else { preconditionFailure("\(bytes.count) bytes do not lie in \(self)") }
        return slice
    }

    /// How many bytes the frame at the reader index still lacks; 0 for a whole frame.
    ///
    /// For reserving space. Without a whole header, what the header lacks.
    package var frameBytesMissing: Int {
        guard let length = getInteger(at: readerIndex, as: UInt32.self),
            readableBytes >= FrameHeader.byteCount
        else { return FrameHeader.byteCount - readableBytes }
        return Swift.max(0, FrameHeader.byteCount + Int(length) - readableBytes)
    }
}

extension ServerConnectionMachine {
    /// Records a frame.
    package mutating func frameReceived(_ frame: Frame) -> OnFrame {
        frame.payload.withUnsafeReadableBytes { frameReceived(frame.header, payload: $0) }
    }
}

extension ClientConnectionMachine {
    /// Records a frame.
    package mutating func frameReceived(_ frame: Frame) -> OnFrame {
        frame.payload.withUnsafeReadableBytes { frameReceived(frame.header, payload: $0) }
    }
}
