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
        try buffer.writeFrame(
            message,
            as: .response,
            flags: .endOfCall,
            callID: 3,
            frameBytesMax: 100
        )
        let frame = try #require(try buffer.readFrame(frameBytesMax: 100))
        let expected = FrameHeader(.response, flags: .endOfCall, callID: 3, payloadByteCount: 8)
        #expect(frame.header == expected)
        #expect(try EchoMessage(decoding: Array(frame.payload.readableBytesView)) == message)
        #expect(buffer.readableBytes == 0)
    }

    @Test(arguments: [EchoMessage(), EchoMessage("m", number: 1)])
    func requestIsTakenApartAgain(message: EchoMessage) throws {
        for head in [RequestHead(), RequestHead(methodNumber: 7, timeoutMicroseconds: 1)] {
            var buffer = ByteBuffer()
            try buffer.writeRequest(
                message,
                head: head,
                flags: .endOfRequests,
                callID: 9,
                frameBytesMax: 100
            )
            let frame = try #require(try buffer.readFrame(frameBytesMax: 100))
            try frame.payload.withUnsafeReadableBytes { bytes in
                let payload = try #require(RequestPayload(bytes))
                #expect(try RequestHead(decoding: payload.header) == head)
                #expect(try EchoMessage(decoding: payload.message) == message)
            }
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
                head: RequestHead(),
                flags: [],
                callID: 1,
                frameBytesMax: 104
            )
        }
        #expect(buffer == ByteBuffer(string: "before"))
        try buffer.writeFrame(message, as: .message, callID: 1, frameBytesMax: 101)
        #expect(buffer.readableBytes == 6 + 12 + 101)
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
        #expect(bytes.withUnsafeBytes { RequestPayload($0) == nil })
    }

    @Test func longestHeaderIsTaken() {
        let bytes: [UInt8] = [0, 0, 0x40, 0] + [UInt8](repeating: 0, count: 16_384)
        #expect(bytes.withUnsafeBytes { RequestPayload($0)?.message.count } == 0)
    }
}
