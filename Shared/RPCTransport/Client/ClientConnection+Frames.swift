internal import Messages
internal import NIOCore
internal import RPCCore
internal import RPCWire

extension ClientConnection {
    /// Carries out what the frames that have come ask for.
    func readFrames(_ bytes: inout ByteBuffer) {
        let frameBytesMax = lane.limits.settings.frameBytesMax
        do throws(WireViolation) {
            while !isClosing, let frame = try bytes.readFrame(frameBytesMax: frameBytesMax) {
                handle(frame)
            }
        } catch {
            violated(error)
        }
        if machine.isDrained { flushLater() }
    }

    private func violated(_ violation: WireViolation) {
        if case .close(let violation) = machine.violated(violation) { leave(violation) }
    }

    /// Closes because of what the server did, and tells it.
    private func leave(_ violation: WireViolation) {
        cause = ("rpc.protocol_violation", "the server broke the protocol: \(violation)")
        writeDrain(reason: violation.rawValue)
        flushBurst()
        if let context, !isClosing { close(context) }
        end()
    }

    private func handle(_ frame: Frame) {
        switch machine.frameReceived(frame) {
        case .deliverResponse(let id):
            guard let call = calls.remove(id) else { return }
            call.receive(frame.payload, cost: 0)
            call.finish(.ended)
        case .deliverMessage(let id):
            calls.withCall(id) { $0 }?.receive(frame.payload, cost: frame.header.windowCost)
        case .endCall(let id, let isNotStarted):
            guard let call = calls.remove(id) else { return }
            call.finish(Self.end(of: call, frame.payload, isNotStarted: isNotStarted))
        case .rejectCall(let id):
            output.writeFrame(.cancel, callID: id)
            flushLater()
            let error = RPCError.wrongResponseCount
            guard let call = calls.remove(id) else { return }
            call.finish(.failed(CallFailure(error: error(call.method), fate: .final)))
        case .answerPing(let payload):
            output.writePing(payload, isAnswer: true)
            flushLater()
        case .decodeSettings: decodeSettings(frame.payload)
        case .decodeDrain: decodeDrain(frame.payload)
        case .close(let violation): leave(violation)
        case .resumeWriter, .resumeWriters, .pingAnswered, .ignore: break
        }
    }

    private static func end(
        of call: ClientCall,
        _ payload: ByteBuffer,
        isNotStarted: Bool
    ) -> ClientCall.Event {
        let decoded = payload.withUnsafeReadableBytes { bytes in
            Result { try RPCV1.Status(decoding: bytes) }
        }
        guard case .success(let status) = decoded else {
            let error = RPCError.undecodableResponse(call.method)
            return .failed(CallFailure(error: error, fate: .final))
        }
        if let error = status.rpcError {
            return .failed(CallFailure(error: error, fate: isNotStarted ? .notStarted : .final))
        }
        guard call.method.kind == .unary else { return .ended }
        return .failed(CallFailure(error: .wrongResponseCount(call.method), fate: .final))
    }

    private func decodeSettings(_ payload: ByteBuffer) {
        let settings: RPCV1.Settings
        let peerSettings: WireSettings
        do {
            settings = try payload.withUnsafeReadableBytes { try RPCV1.Settings(decoding: $0) }
            peerSettings = try WireSettings(
                peerFrameBytesMax: settings.frameBytesMax,
                callsMax: settings.callsMax,
                callWindowBytes: settings.callWindowBytes,
                connectionWindowBytes: settings.connectionWindowBytes
            )
        } catch {
            return violated(.badSettings)
        }
        for (index, method) in settings.methods.enumerated() {
            let parts = method.split(separator: "/", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let name = MethodName(service: String(parts[0]), name: String(parts[1]))
            numbers[name] = UInt32(index) + 1
        }
        guard machine.settingsDecoded(peerSettings) == .ready else { return }
        isReady = true
        setWatch(in: lane.limits.silenceTimeMax)
        observe(.opened(peer: peer))
        lane.connectionReady(self)
    }

    private func decodeDrain(_ payload: ByteBuffer) {
        let decoded = payload.withUnsafeReadableBytes { bytes in
            Result { try RPCV1.Drain(decoding: bytes) }
        }
        guard case .success(let drain) = decoded else { return violated(.badDrain) }
        switch machine.drainDecoded(lastCallID: drain.lastCallID) {
        case .failNotStarted(let ids):
            cause = cause ?? ("rpc.drained", "the server takes no more calls")
            lane.connectionDrains(self)
            for id in ids {
                calls.remove(id)?.finish(
                    .failed(
                        .unavailable(
                            "rpc.drained",
                            "\(lane.address) takes no more calls",
                            fate: .notStarted
                        )
                    )
                )
            }
            flushLater()
        case .close(let violation): leave(violation)
        case .ignore: break
        }
    }
}
