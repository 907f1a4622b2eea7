import NIOCore
import Primitives
import RPCWire
import TestKit
import Testing

/// Frames out of bytes, however these arrive.
struct FrameDecodingTests {
    private static let frameBytesMax: UInt32 = 65_536

    /// A few frames as they follow one another, and their encoding.
    private static func sample() -> (frames: [Frame], bytes: [UInt8]) {
        var buffer = ByteBuffer()
        buffer.writeFrame(.settings, callID: 0, payloadByteCount: 3) { address in
            address.copyMemory(from: [1, 2, 3] as [UInt8], byteCount: 3)
        }
        buffer.writeFrame(.cancel, callID: 7)
        buffer.writeWindow(increment: 0x0102_0304)
        buffer.writePing(0x0102_0304_0506_0708, isAnswer: true)
        buffer.writeFrame(.message, flags: .endOfRequests, callID: .max)
        let frames = [
            Frame(
                header: FrameHeader(.settings, payloadByteCount: 3),
                payload: ByteBuffer(bytes: [1, 2, 3])
            ),
            Frame(header: FrameHeader(.cancel, callID: 7), payload: ByteBuffer()),
            Frame(
                header: FrameHeader(.window, payloadByteCount: 4),
                payload: ByteBuffer(bytes: [1, 2, 3, 4])
            ),
            Frame(
                header: FrameHeader(.ping, flags: .acknowledgement, payloadByteCount: 8),
                payload: ByteBuffer(bytes: [1, 2, 3, 4, 5, 6, 7, 8])
            ),
            Frame(
                header: FrameHeader(.message, flags: .endOfRequests, callID: .max),
                payload: ByteBuffer()
            ),
        ]
        return (frames, Array(buffer.readableBytesView))
    }

    @Test func framesComeOutAlikeHoweverTheirBytesArrive() throws {
        let (frames, bytes) = Self.sample()
        for pieces in DripFeed.ways(of: bytes) {
            var buffer = ByteBuffer()
            var decoded: [Frame] = []
            for piece in pieces {
                buffer.writeBytes(piece)
                while let frame = try buffer.readFrame(frameBytesMax: Self.frameBytesMax) {
                    decoded.append(frame)
                    buffer.discardReadBytes()
                }
            }
            #expect(decoded == frames, "cut into \(pieces.map(\.count))")
            #expect(buffer.readableBytes == 0)
        }
    }

    @Test func manyFramesAtOnceComeOut() throws {
        let (frames, bytes) = Self.sample()
        var buffer = ByteBuffer()
        for _ in 0..<1_000 { buffer.writeBytes(bytes) }
        var count = 0
        while let frame = try buffer.readFrame(frameBytesMax: Self.frameBytesMax) {
            #expect(frame == frames[count % frames.count])
            count += 1
        }
        #expect(count == 1_000 * frames.count)
    }

    @Test func nothingIsConsumedBeforeTheFrameIsWhole() throws {
        var buffer = ByteBuffer()
        buffer.writePing(1, isAnswer: false)
        for length in 0..<20 {
            var part = buffer.getSlice(at: 0, length: length) ?? ByteBuffer()
            #expect(try part.readFrame(frameBytesMax: Self.frameBytesMax) == nil)
            #expect(part.readableBytes == length)
            #expect(part.frameBytesMissing == (length < 12 ? 12 : 20) - length)
        }
        #expect(buffer.frameBytesMissing == 0)
    }

    /// The refusal must not wait for a payload that nobody is going to take.
    @Test func lengthOverTheLimitIsRefusedWithoutItsPayload() {
        var buffer = ByteBuffer()
        buffer.writeInteger(Self.frameBytesMax + 1)
        buffer.writeBytes([2, 1, 0, 0, 0, 0, 0, 1])
        #expect(throws: WireViolation.frameTooLarge) {
            try buffer.readFrame(frameBytesMax: Self.frameBytesMax)
        }
    }

    @Test func lengthAtTheLimitIsTaken() throws {
        var buffer = ByteBuffer()
        buffer.writeFrame(.message, callID: 1, payloadByteCount: Int(Self.frameBytesMax)) { _ in }
        let frame = try buffer.readFrame(frameBytesMax: Self.frameBytesMax)
        #expect(frame?.payload.readableBytes == Int(Self.frameBytesMax))
    }

    @Test func payloadSharesTheStorageThatItWasReadInto() throws {
        var buffer = ByteBuffer()
        buffer.writePing(9, isAnswer: false)
        let before = buffer.withUnsafeReadableBytes { $0.baseAddress.map { UInt(bitPattern: $0) } }
        let frame = try buffer.readFrame(frameBytesMax: Self.frameBytesMax)
        let payload = frame?.payload.withUnsafeReadableBytes { bytes in
            bytes.baseAddress.map { UInt(bitPattern: $0) }
        }
        #expect(payload.flatMap { $0 } == before.map { $0 + 12 })
    }

    /// Random bytes are refused or taken apart, and what is taken apart encodes to the same bytes.
    @Test(arguments: 0..<64)
    func randomBytesDoNotConfuseTheDecoder(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            var bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            // Half of the time the bytes look nearly right, so that the decoder gets further.
            if bytes.count >= 12, Bool.random(using: &random) {
                bytes.replaceSubrange(0..<3, with: [0, 0, 0])
                bytes[4] = UInt8.random(in: 1...10, using: &random)
                bytes[5] &= 0x0F
                bytes.replaceSubrange(6..<8, with: [0, 0])
            }
            let original = ByteBuffer(bytes: bytes)
            var buffer = original
            var rewritten = ByteBuffer()
            var consumed = 0
            do throws(WireViolation) {
                while let frame = try buffer.readFrame(frameBytesMax: 64) {
                    let header = frame.header
                    rewritten.writeFrame(
                        header.type,
                        flags: header.flags,
                        callID: header.callID,
                        payloadByteCount: frame.payload.readableBytes
                    ) { address in
                        frame.payload.withUnsafeReadableBytes { source in
                            guard let base = source.baseAddress else { return }
                            address.copyMemory(from: base, byteCount: source.count)
                        }
                    }
                    consumed = original.readableBytes - buffer.readableBytes
                }
            } catch {
                #expect(WireViolation.allCases.contains(error))
            }
            #expect(rewritten == original.getSlice(at: 0, length: consumed))
        }
    }
}
