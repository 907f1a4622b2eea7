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

    /// A request's payload: header length, header, message, and the checks of its metadata.
    package static let requestFrame = FuzzTarget(
        "request",
        seeds: {
            let header = RPCV1.RequestHeader(
                methodNumber: 3,
                method: "huitou.rpc.v1.Health/Check",
                timeoutMicroseconds: 1_000_000,
                token: "abc.def.ghi",
                requestID: "r-1",
                traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            )
            var buffer = ByteBuffer()
            // A header of a few bytes always fits.
            try? buffer.writeRequest(
                RPCV1.CheckHealthRequest(),
                header: header,
                flags: .endOfRequests,
                callID: 1,
                frameBytesMax: 65_536
            )
            return [Array(buffer.readableBytesView.dropFirst(FrameHeader.byteCount))]
        }()
    ) { bytes in
        guard let request = RequestPayload(ByteBuffer(bytes: bytes)) else { return "no request" }
        let byteCount = 4 + request.header.readableBytes + request.message.readableBytes
        try demand(byteCount == bytes.count, "a request of \(byteCount) out of \(bytes.count)")
        let header: RPCV1.RequestHeader
        do {
            header = try request.header.withUnsafeReadableBytes {
                try RPCV1.RequestHeader(decoding: $0)
            }
        } catch {
            return "\(error)"
        }
        let metadata = CallMetadata(
            token: header.token,
            requestID: header.requestID,
            traceparent: header.traceparent
        )
        do throws(RPCError) {
            try metadata.validate()
        } catch {
            return error.fieldViolations.map(\.field).joined()
        }
        try demand(header.token.utf8.count <= CallMetadata.tokenBytesMax, "a long token is valid")
        return "valid \(header.timeoutMicroseconds == 0)"
    }
}
