import Messages
import NIOCore
import RPCCore
import RPCWire
import Testing

/// The frame codec makes of every vector what it says.
struct FrameVectorTests {
    @Test(arguments: VectorFile.frames)
    func frameHoldsWhatItSays(vector: FrameVector) throws {
        let frame = try Frame.sent(vector.bytes)
        #expect("\(frame.header.type)".uppercased() == vector.type)
        #expect(UInt32(frame.header.flags.rawValue) == vector.flags)
        #expect(frame.header.callID == vector.call)
        #expect(frame.header.payloadByteCount == vector.payloadByteCount)
        var payload = frame.bytes
        if let header = vector.header {
            payload = try frame.payload.withUnsafeReadableBytes { bytes in
                let parts = try #require(RequestPayload(bytes))
                let expected = try RPCV1.RequestHeader(json: header)
                #expect(try RPCV1.RequestHeader(decoding: parts.header) == expected)
                // The head that is coded by hand is the message.
                let head = try RequestHead(decoding: parts.header)
                let encoded = Self.encoded(head)
                #expect(try expected.encoded() == encoded)
                return Array(parts.message)
            }
        }
        if let message = vector.message, let name = vector.messageType {
            let type = try #require(MessageRegistry.message(named: name))
            let expected = try type.init(json: message).encoded()
            #expect(try type.init(decoding: payload).encoded() == expected)
        }
        if let increment = vector.increment { #expect(frame.increment == increment) }
    }

    private static func encoded(_ head: RequestHead) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: head.byteCount) { buffer, count in
            count = head.byteCount
            if let address = buffer.baseAddress { head.encode(to: address) }
        }
    }

    /// What we write ourselves is the vector, byte by byte.
    @Test(arguments: VectorFile.frames)
    func frameIsWrittenAlike(vector: FrameVector) throws {
        let frame = try Frame.sent(vector.bytes)
        var buffer = ByteBuffer()
        buffer.writeFrame(
            frame.header.type,
            flags: frame.header.flags,
            callID: frame.header.callID,
            payloadByteCount: frame.bytes.count
        ) { address in
            frame.bytes.withUnsafeBytes { bytes in
                guard let source = bytes.baseAddress else { return }
                address.copyMemory(from: source, byteCount: bytes.count)
            }
        }
        #expect(Array(buffer.readableBytesView) == vector.bytes)
    }

    /// A frame is refused as soon as its header is there, and not before.
    @Test(arguments: VectorFile.refused)
    func headerIsRefused(vector: RefusedVector) throws {
        let word = try #require(WireViolation(rawValue: vector.violation))
        var part = ByteBuffer(bytes: vector.bytes.prefix(FrameHeader.byteCount - 1))
        #expect(try part.readFrame(frameBytesMax: vector.frameBytesMax) == nil)
        for count in [FrameHeader.byteCount, vector.bytes.count] {
            var buffer = ByteBuffer(bytes: vector.bytes.prefix(count))
            #expect(throws: word) {
                try buffer.readFrame(frameBytesMax: vector.frameBytesMax)
            }
        }
    }
}
