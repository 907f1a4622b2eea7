import NIOCore
import RPCCore
import RPCWire
import TestKit
import Testing

/// Frames as they are written.
struct WriteFrameTests {
    @Test func messageIsEncodedInPlace() throws {
        let message = EchoMessage("text", number: 5)
        var buffer = ByteBuffer()
        let byteCount = try buffer.writeFrame(
            message,
            as: .response,
            flags: .endOfCall,
            callID: 3,
            frameBytesMax: 100
        )
        let frame = try #require(try buffer.readFrame(frameBytesMax: 100))
        let expected = FrameHeader(.response, flags: .endOfCall, callID: 3, payloadByteCount: 8)
        #expect(frame.header == expected)
        #expect(byteCount == 8)
        #expect(try EchoMessage(decoding: Array(frame.payload.readableBytesView)) == message)
        #expect(buffer.readableBytes == 0)
    }

    @Test(arguments: [EchoMessage(), EchoMessage("m", number: 1)])
    func requestIsTakenApartAgain(message: EchoMessage) throws {
        for header in [EchoMessage(), EchoMessage("header")] {
            var buffer = ByteBuffer()
            try buffer.writeRequest(
                message,
                header: header,
                flags: .endOfRequests,
                callID: 9,
                frameBytesMax: 100
            )
            let frame = try #require(try buffer.readFrame(frameBytesMax: 100))
            let payload = try #require(RequestPayload(frame.payload))
            #expect(try EchoMessage(decoding: Array(payload.header.readableBytesView)) == header)
            #expect(try EchoMessage(decoding: Array(payload.message.readableBytesView)) == message)
        }
    }

    @Test func messageOverTheReceiversLimitIsNotWritten() throws {
        let message = EchoMessage(String(repeating: "x", count: 99))
        var buffer = ByteBuffer(string: "before")
        let error = #expect(throws: MessageCodingError.self) {
            try buffer.writeFrame(message, as: .message, callID: 1, frameBytesMax: 100)
        }
        #expect(error?.code == .tooLarge)
        #expect(throws: MessageCodingError.self) {
            try buffer.writeRequest(
                message,
                header: EchoMessage(),
                flags: [],
                callID: 1,
                frameBytesMax: 104
            )
        }
        #expect(buffer == ByteBuffer(string: "before"))
        try buffer.writeFrame(message, as: .message, callID: 1, frameBytesMax: 101)
        #expect(buffer.readableBytes == 6 + 12 + 101)
    }

    @Test func headerOverTheLimitIsNotWritten() {
        var buffer = ByteBuffer()
        let header = EchoMessage(String(repeating: "x", count: 16_385))
        #expect(throws: MessageCodingError.self) {
            try buffer.writeRequest(
                EchoMessage(),
                header: header,
                flags: [],
                callID: 1,
                frameBytesMax: 100_000
            )
        }
        #expect(buffer.readableBytes == 0)
    }

    @Test func messageThatCannotBeEncodedIsNotWritten() {
        var buffer = ByteBuffer()
        #expect(throws: MessageCodingError.self) {
            try buffer.writeFrame(
                EchoMessage("\0"),
                as: .message,
                callID: 1,
                frameBytesMax: 100
            )
        }
        #expect(buffer.readableBytes == 0)
    }

    @Test(arguments: [
        [], [0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 3, 1, 2], [0xFF, 0xFF, 0xFF, 0xFF, 1],
        [0, 0, 0x40, 1] + [UInt8](repeating: 0, count: 16_385),
    ])
    func payloadThatIsNoRequestIsSeen(bytes: [UInt8]) {
        #expect(RequestPayload(ByteBuffer(bytes: bytes)) == nil)
    }

    @Test func longestHeaderIsTaken() {
        let bytes: [UInt8] = [0, 0, 0x40, 0] + [UInt8](repeating: 0, count: 16_384)
        #expect(RequestPayload(ByteBuffer(bytes: bytes))?.message.readableBytes == 0)
    }
}
