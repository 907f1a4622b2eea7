import Messages
import NIOCore
import Primitives
import RPCCore
import RPCWire

extension FuzzTarget {
    private static let frameBytesMax: UInt32 = 65_536

    /// A few frames in a row.
    static let frameSeeds: [[UInt8]] = {
        var all = ByteBuffer()
        all.writeFrame(.settings)
        all.writeFrame(.request, flags: .endOfRequests, callID: 1, payloadByteCount: 4) {
            $0.storeBytes(of: 0, as: UInt32.self)
        }
        all.writeFrame(.message, callID: 1)
        all.writeFrame(.end, callID: 1)
        all.writeFrame(.response, flags: .endOfCall, callID: 1)
        all.writeFrame(.status, flags: .notStarted, callID: 2)
        all.writeFrame(.cancel, callID: 1)
        all.writeWindow(increment: 1, callID: 3)
        all.writePing(7, isAnswer: true)
        all.writeFrame(.drain)
        return [Array(all.readableBytesView)]
    }()

    /// The frame decoder: frames come out alike however their bytes arrive, and encode to them.
    package static let frames = FuzzTarget("frames", seeds: frameSeeds) { bytes in
        let whole = try decodeFrames(bytes, pieceBytes: bytes.count)
        // The first byte decides how the bytes are cut.
        let pieces = try decodeFrames(bytes, pieceBytes: Int(bytes.first ?? 0) % 17 + 1)
        try demand(whole.frames == pieces.frames, "pieces change the frames")
        try demand(whole.violation == pieces.violation, "pieces change the violation")
        let borrowed = try borrowFrames(bytes)
        try demand(whole.frames == borrowed.frames, "borrowed frames are others")
        try demand(whole.violation == borrowed.violation, "borrowing changes the violation")
        var rewritten = ByteBuffer()
        for frame in whole.frames {
            rewritten.writeFrame(
                frame.header.type,
                flags: frame.header.flags,
                callID: frame.header.callID,
                payloadByteCount: frame.payload.readableBytes
            ) { address in
                frame.payload.withUnsafeReadableBytes { source in
                    guard let base = source.baseAddress, source.count > 0 else { return }
                    address.copyMemory(from: base, byteCount: source.count)
                }
            }
        }
        try demand(
            bytes.starts(with: rewritten.readableBytesView),
            "frames do not encode to the bytes they came from"
        )
        let types = whole.frames.map { String($0.header.type.rawValue) }
        return
            "\(types.suffix(2)) \(min(whole.frames.count, 12)) \(whole.violation?.rawValue ?? "")"
    }

    private static func borrowFrames(
        _ bytes: [UInt8]
    ) throws -> (frames: [Frame], violation: WireViolation?) {
        var buffer = ByteBuffer(bytes: bytes)
        var frames: [Frame] = []
        do throws(WireViolation) {
            try buffer.readFrames(frameBytesMax: frameBytesMax) { header, payload in
                frames.append(Frame(header: header, payload: ByteBuffer(bytes: payload)))
                return true
            }
        } catch {
            return (frames, error)
        }
        return (frames, nil)
    }

    private static func decodeFrames(
        _ bytes: [UInt8],
        pieceBytes: Int
    ) throws -> (frames: [Frame], violation: WireViolation?) {
        var buffer = ByteBuffer()
        var frames: [Frame] = []
        var index = 0
        repeat {
            let end = min(bytes.count, index + max(1, pieceBytes))
            buffer.writeBytes(bytes[index..<end])
            index = end
            do throws(WireViolation) {
                while let frame = try buffer.readFrame(frameBytesMax: frameBytesMax) {
                    frames.append(frame)
                }
            } catch {
                return (frames, error)
            }
            let missing = buffer.frameBytesMissing
            try demand(missing > 0 || buffer.readableBytes == 0, "a whole frame was left lying")
        } while index < bytes.count
        return (frames, nil)
    }

    /// A request's payload: the head coded by hand says what the general codec says.
    package static let requestFrame = FuzzTarget(
        "request",
        seeds: {
            let head = RequestHead(
                methodNumber: 3,
                method: "huitou.rpc.v1.Health/Check",
                timeoutMicroseconds: 1_000_000,
                metadata: CallMetadata(
                    token: "abc.def.ghi",
                    requestID: "r-1",
                    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                    purpose: "complaint 17"
                )
            )
            var buffer = ByteBuffer()
            // A head of a few bytes always fits; without it there would be no seed.
            try? buffer.writeRequest(
                RPCV1.CheckHealthRequest(),
                head: head,
                flags: .endOfRequests,
                callID: 1,
                frameBytesMax: 65_536
            )
            return [Array(buffer.readableBytesView.dropFirst(FrameHeader.byteCount))]
        }()
    ) { bytes in
        try bytes.withUnsafeBytes { payload in
            guard let request = RequestPayload(payload) else { return "no request" }
            let byteCount = 4 + request.header.count + request.message.count
            try demand(byteCount == bytes.count, "a request of \(byteCount) out of \(bytes.count)")
            return try compareHeads(request.header)
        }
    }

    private static func compareHeads(_ bytes: UnsafeRawBufferPointer) throws -> String {
        let general = Result { () throws(MessageCodingError) in
            try RPCV1.RequestHeader(decoding: bytes)
        }
        let head: RequestHead
        do throws(RPCError) {
            head = try RequestHead(decoding: bytes)
        } catch {
            guard case .success = general else { return "refused by both" }
            // Only the bounds of metadata may make the difference.
            try demand(error.reason == "rpc.invalid_field", "a good head is refused: \(error)")
            return error.fieldViolations.map(\.field).joined()
        }
        switch general {
        case .failure(let error):
            try demand(error.code == .embeddedNUL, "a bad head is taken: \(error)")
            return "NUL"
        case .success(let header):
            try demand(header.methodNumber == head.methodNumber, "another number")
            try demand(header.method == head.method, "another name")
            try demand(header.timeoutMicroseconds == head.timeoutMicroseconds, "another timeout")
            let metadata = CallMetadata(
                token: header.token,
                requestID: header.requestID,
                traceparent: header.traceparent,
                purpose: header.purpose
            )
            try demand(metadata == head.metadata, "other metadata")
            let encoded = [UInt8](unsafeUninitializedCapacity: head.byteCount) { buffer, count in
                guard let address = buffer.baseAddress else { return }
                head.encode(to: UnsafeMutableRawPointer(address))
                count = head.byteCount
            }
            try demand(try header.encoded() == encoded, "other bytes")
            return "taken \(encoded.count / 16)"
        }
    }
}
