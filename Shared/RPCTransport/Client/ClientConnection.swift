internal import Messages
internal import NIOCore
internal import NIOPosix
internal import Primitives
internal import RPCCore
internal import RPCWire

/// One connection to a server: writes requests, hands answers to their calls.
// Unchecked: everything mutable is touched on the connection's loop only.
final class ClientConnection: ChannelInboundHandler, LoopExecutor.Flushing, LoopTimers.Target,
    @unchecked Sendable
{
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What became of a call that was to be started.
    enum Start {
        /// It is under way, or has failed on its own account.
        case started
        /// There is no place for it before another call ends.
        case full
        /// This connection takes no calls any more.
        case unusable
    }

    private struct MethodName: Hashable {
        let service: String
        let name: String
    }

    private let lane: ClientLane
    private let observe: ConnectionObserver
    private var machine: ClientConnectionMachine
    private var calls = CallSlots<ClientCall>()
    private var numbers: [MethodName: UInt32] = [:]
    private var output = ByteBuffer()
    private var input = ByteBuffer()
    private var context: ChannelHandlerContext?
    private var isFlushScheduled = false
    private var isSecure = false
    private var isReady = false
    private var isClosing = false
    private var hasEnded = false
    private var peer: PeerIdentity?
    /// Why the connection ends, as far as it is known.
    private var cause: (word: String, detail: String)?
    private var isHopeless = false
    private var watch: LoopTimers.Handle?
    private var hasReceived = false
    private var isPingUnanswered = false

    init(lane: ClientLane, observe: @escaping ConnectionObserver) {
        self.lane = lane
        self.observe = observe
        machine = ClientConnectionMachine(settings: lane.limits.settings)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let ready = event as? TLSReady else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        isSecure = true
        peer = ready.peer
        let own = lane.limits.settings
        let settings = RPCV1.Settings(
            frameBytesMax: own.frameBytesMax,
            callWindowBytes: own.callWindowBytes,
            connectionWindowBytes: own.connectionWindowBytes
        )
        // A few numbers: encoding cannot fail.
        _ = try? output.writeFrame(settings, as: .settings, frameBytesMax: 65_536)
        setWatch(in: lane.limits.connectTimeMax)
        flushLater()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        guard !isClosing else { return }
        hasReceived = true
        lane.loop.executor.batch {
            if input.readableBytes > 0 {
                input.writeBuffer(&bytes)
                bytes = input
                input = ByteBuffer()
            }
            readFrames(&bytes)
            if bytes.readableBytes > 0, !isClosing { input = bytes }
            if isReady { lane.connectionHasPlace(self) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? TLSError {
            cause = cause ?? (error.code.rawValue, error.message)
            isHopeless = error.isHopeless
            // The socket may linger for an alert; nobody needs to wait for that.
            lane.loop.executor.batch { end() }
        } else {
            cause = cause ?? ("rpc.connection_lost", "the connection was lost")
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        lane.loop.executor.batch { end() }
    }

    /// Records that the connection was never made; on the loop.
    func connectFailed(_ error: any Error) {
        let text =
            switch error {
            case let error as NIOConnectionError:
                error.connectionErrors.first.map { "\($0.error)" } ?? "the name is not known"
            case ChannelError.connectTimeout: "no answer within \(lane.limits.connectTimeMax)"
            default: "\(error)"
            }
        cause = cause ?? ("rpc.connect_failed", text)
        end()
    }

    func flushBurst() {
        isFlushScheduled = false
        guard let context else { return }
        if let grant = machine.takeConnectionGrant() { output.writeWindow(increment: grant) }
        if output.readableBytes > 0 {
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
            output.clear()
        }
        if machine.isDrained, !isClosing { close(context) }
    }

    func timerWentOff() {
        watch = nil
        guard !isClosing else { return }
        guard isReady else { return abort("rpc.settings_timeout", "the server sent no settings") }
        if hasReceived {
            isPingUnanswered = false
        } else if isPingUnanswered {
            return abort("rpc.peer_silent", "the server gave no sign of life")
        } else if machine.pingRequested(1) {
            isPingUnanswered = true
            output.writePing(1, isAnswer: false)
            flushLater()
        }
        hasReceived = false
        if output.readableBytes == 0 { output = ByteBuffer() }
        setWatch(in: lane.limits.silenceTimeMax)
    }

    private func flushLater() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        lane.loop.executor.flushLater(self)
    }

    private func setWatch(in time: Duration) {
        if let watch { lane.loop.timers.cancel(watch) }
        watch = lane.loop.timers.set(self, inMicroseconds: UInt64(max(0, time.microseconds)))
    }

    private func abort(_ word: String, _ detail: String) {
        cause = cause ?? (word, detail)
        context?.close(promise: nil)
    }

    private func close(_ context: ChannelHandlerContext) {
        isClosing = true
        context.triggerUserOutboundEvent(TLSCloseInOrder(), promise: nil)
    }

    /// Fails what is left and tells the lane; once.
    private func end() {
        guard !hasEnded else { return }
        hasEnded = true
        isClosing = true
        if let watch { lane.loop.timers.cancel(watch) }
        watch = nil
        context = nil
        _ = machine.connectionClosed()
        let cause = cause ?? ("rpc.connection_lost", "the connection was lost")
        let message = "\(lane.address): \(cause.detail)"
        failCalls(.unavailable(cause.word, message, fate: .unknown))
        if isReady {
            observe(.closed(peer: peer, reason: cause.word, detail: cause.detail))
        }
        lane.connectionEnded(
            self,
            cause: isReady
                ? nil
                : .unavailable(cause.word, message, fate: isHopeless ? .final : .notStarted)
        )
    }

    private func failCalls(_ failure: CallFailure) {
        for id in calls.callIDs { calls.remove(id)?.finish(.failed(failure)) }
    }
}

extension ClientConnection {
    /// Writes a call's request.
    func start(_ call: ClientCall) -> Start {
        guard !isClosing, let peer = machine.peerSettings else { return .unusable }
        switch machine.callRequested(responses: call.responses) {
        case .notReady, .full:
            return .full
        case .noMore:
            return .unusable
        case .send(let id):
            do {
                let name = MethodName(service: call.method.service, name: call.method.name)
                try call.write(
                    to: &output,
                    of: self,
                    as: id,
                    methodNumber: numbers[name] ?? 0,
                    frameBytesMax: peer.frameBytesMax
                )
                calls.insert(id, call)
                flushLater()
            } catch {
                machine.callAbandoned(id)
                call.finish(.failed(CallFailure(error: RPCError(error), fate: .final)))
            }
            return .started
        }
    }

    /// Tells the server that a call is given up.
    func cancel(_ call: ClientCall, _ id: UInt32) {
        _ = calls.remove(id)
        guard machine.callCancelled(id) == .sendCancel else { return }
        output.writeFrame(.cancel, callID: id)
        flushLater()
    }

    /// Grants the server what a reader has taken.
    func messageRead(_ id: UInt32, cost: UInt32) {
        if let grant = machine.messagesRead(id, cost: Int64(cost)) {
            output.writeWindow(increment: grant, callID: id)
        }
        flushLater()
    }

    /// Makes no more calls, and closes when those in flight are over.
    func closeWhenDrained() {
        guard isReady else { return abort("rpc.channel_closed", "the client has been closed") }
        if machine.drainRequested() { writeDrain(reason: "closed") }
        flushLater()
    }

    private func writeDrain(reason: String) {
        // A few bytes without NUL: encoding cannot fail.
        _ = try? output.writeFrame(
            RPCV1.Drain(lastCallID: 0, reason: reason),
            as: .drain,
            frameBytesMax: 1_024
        )
    }

    private func readFrames(_ bytes: inout ByteBuffer) {
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
