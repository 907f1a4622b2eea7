internal import Messages
internal import NIOCore
internal import RPCCore
internal import RPCWire

extension ClientConnection {
    /// Carries out what the frames that have come ask for.
    func readFrames(_ bytes: inout ByteBuffer) {
        let arrived = bytes
        do throws(WireViolation) {
            try bytes.readFrames(frameBytesMax: lane.limits.settings.frameBytesMax) {
                header,
                payload in
                handle(header, payload, in: arrived)
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

    private func handle(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer,
        in arrived: ByteBuffer
    ) {
        switch machine.frameReceived(header, payload: payload) {
        case .deliverResponse(let id):
            guard let call = calls.remove(id) else { return }
            call.receive(payload, in: arrived, cost: 0)
            call.finish(nil)
            lane.callSucceeded(at: endpoint)
        case .deliverMessage(let id):
            calls.withCall(id) { $0 }?
                .receive(payload, in: arrived, cost: header.windowCost)
            if endpoint.isTroubled { lane.wasWell(endpoint) }
        case .endCall(let id, let isNotStarted):
            guard let call = calls.remove(id) else { return }
            end(call, Self.failure(of: call, payload, isNotStarted: isNotStarted))
        case .rejectCall(let id):
            output.writeFrame(.cancel, callID: id)
            flushLater()
            guard let call = calls.remove(id) else { return }
            end(call, CallFailure(error: .wrongResponseCount(call.method), fate: .final))
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

    /// Ends a call, or the attempt at it.
    private func end(_ call: ClientCall, _ failure: CallFailure?) {
        if let failure { return lane.attemptFailed(call, failure, at: endpoint) }
        call.finish(nil)
        lane.callSucceeded(at: endpoint)
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
            // What was answered has run, or a part of it has.
            return CallFailure(error: error, fate: isNotStarted ? .notStarted : .unknown)
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
        endpoint.connectionReady(self)
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
            endpoint.connectionDrains(self)
            let failure = CallFailure.unavailable(
                "rpc.drained",
                "\(endpoint.address) takes no more calls",
                fate: .movedOn
            )
            for id in ids {
                guard let call = calls.remove(id) else { continue }
                lane.attemptFailed(call, failure, at: endpoint)
            }
            flushLater()
        case .close(let violation): leave(violation)
        case .ignore: break
        }
    }
}
