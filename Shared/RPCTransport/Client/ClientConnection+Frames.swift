internal import Messages
internal import NIOCore
internal import RPCCore
internal import RPCWire

extension ClientConnection {
    /// Carries out what the frames that have come ask for.
    func readFrames(_ bytes: inout ByteBuffer) {
        do throws(WireViolation) {
            try bytes.readFrames(frameBytesMax: lane.limits.settings.frameBytesMax) {
                header,
                payload in
                handle(header, payload)
                return !isClosing
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

    private func handle(_ header: FrameHeader, _ payload: UnsafeRawBufferPointer) {
        switch machine.frameReceived(header, payload: payload) {
        case .deliverResponse(let id):
            guard let call = calls.remove(id) else { return }
            call.receive(payload, cost: 0)
            call.finish(nil)
        case .deliverMessage(let id):
            calls.withCall(id) { $0 }?.receive(payload, cost: header.windowCost)
        case .endCall(let id, let isNotStarted):
            guard let call = calls.remove(id) else { return }
            call.finish(Self.failure(of: call, payload, isNotStarted: isNotStarted))
        case .rejectCall(let id):
            output.writeFrame(.cancel, callID: id)
            flushLater()
            guard let call = calls.remove(id) else { return }
            call.finish(CallFailure(error: .wrongResponseCount(call.method), fate: .final))
        case .resumeWriter(let id):
            calls.withCall(id) { $0 }?.resumeWriter()
        case .resumeWriters:
            for id in calls.callIDs.sorted() { calls.withCall(id) { $0 }?.resumeWriter() }
        case .answerPing(let content):
            output.writePing(content, isAnswer: true)
            flushLater()
        case .decodeSettings: decodeSettings(payload)
        case .decodeDrain: decodeDrain(payload)
        case .close(let violation): leave(violation)
        case .pingAnswered, .ignore: break
        }
    }

    /// How a call failed that the server has ended with a status; `nil` for success.
    private static func failure(
        of call: ClientCall,
        _ payload: UnsafeRawBufferPointer,
        isNotStarted: Bool
    ) -> CallFailure? {
        let status: RPCV1.Status
        do {
            status = try RPCV1.Status(decoding: payload)
        } catch {
            return CallFailure(error: .undecodableResponse(call.method), fate: .final)
        }
        if let error = status.rpcError {
            return CallFailure(error: error, fate: isNotStarted ? .notStarted : .final)
        }
        guard !call.method.kind.hasManyResponses else { return nil }
        return CallFailure(error: .wrongResponseCount(call.method), fate: .final)
    }

    private func decodeSettings(_ payload: UnsafeRawBufferPointer) {
        let settings: RPCV1.Settings
        let peerSettings: WireSettings
        do {
            settings = try RPCV1.Settings(decoding: payload)
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
            numbersByName[method] = UInt32(index) + 1
        }
        guard machine.settingsDecoded(peerSettings) == .ready else { return }
        isReady = true
        setWatch(in: lane.limits.silenceTimeMax)
        observe(.opened(peer: peer))
        lane.connectionReady(self)
    }

    private func decodeDrain(_ payload: UnsafeRawBufferPointer) {
        let drain: RPCV1.Drain
        do {
            drain = try RPCV1.Drain(decoding: payload)
        } catch {
            return violated(.badDrain)
        }
        switch machine.drainDecoded(lastCallID: drain.lastCallID) {
        case .failNotStarted(let ids):
            cause = cause ?? ("rpc.drained", "the server takes no more calls")
            lane.connectionDrains(self)
            for id in ids {
                calls.remove(id)?.finish(
                    .unavailable(
                        "rpc.drained",
                        "\(lane.address) takes no more calls",
                        fate: .notStarted
                    )
                )
            }
            flushLater()
        case .close(let violation): leave(violation)
        case .ignore: break
        }
    }
}
