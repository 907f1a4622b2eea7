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

    let endpoint: ClientEndpoint
    let lane: ClientLane
    /// What the endpoint's pool calls it.
    let id: ConnectionPoolMachine.ConnectionID
    let observe: ConnectionObserver
    // Unchecked, as the two after it: what is called on them calls nothing that could come back
    // here, and a check of each access costs as much as a step of the machine.
    @exclusivity(unchecked) var machine: ClientConnectionMachine
    @exclusivity(unchecked) var calls = CallSlots<ClientCall>()
    /// The server's numbers of its methods.
    var numbersByName: [String: UInt32] = [:]
    /// The same by our descriptors' ordinals, as they were asked for; 0 where it has none.
    private var numbers: [UInt32?] = []
    @exclusivity(unchecked) var output = ByteBuffer()
    private var input = ByteBuffer()
    var context: ChannelHandlerContext?
    private var isFlushScheduled = false
    /// How many requests have been written since the last flush.
    private var gatheredCount = 0
    private var isSecure = false
    var isReady = false
    var isClosing = false
    private var hasEnded = false
    var peer: PeerIdentity?
    /// Why the connection ends, as far as it is known.
    var cause: (word: String, detail: String)?
    private var isHopeless = false
    private var watch: LoopTimers.Handle?
    private var hasReceived = false
    private var isPingUnanswered = false

    init(
        endpoint: ClientEndpoint,
        id: ConnectionPoolMachine.ConnectionID,
        observe: @escaping ConnectionObserver
    ) {
        self.endpoint = endpoint
        lane = endpoint.lane
        self.id = id
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
            case ChannelError.connectTimeout: "no answer within \(lane.limits.connectTimeMax)"
            default: "\(error)"
            }
        cause = cause ?? ("rpc.connect_failed", text)
        end()
    }

    func flushBurst() {
        isFlushScheduled = false
        gatheredCount = 0
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

    func flushLater() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        lane.loop.executor.flushLater(self)
    }

    func setWatch(in time: Duration) {
        if let watch { lane.loop.timers.cancel(watch) }
        watch = lane.loop.timers.set(self, inMicroseconds: UInt64(max(0, time.microseconds)))
    }

    private func abort(_ word: String, _ detail: String) {
        cause = cause ?? (word, detail)
        context?.close(promise: nil)
    }

    func close(_ context: ChannelHandlerContext) {
        isClosing = true
        context.triggerUserOutboundEvent(TLSCloseInOrder(), promise: nil)
    }

    /// Fails what is left and tells the lane; once.
    func end() {
        guard !hasEnded else { return }
        hasEnded = true
        isClosing = true
        if let watch { lane.loop.timers.cancel(watch) }
        watch = nil
        context = nil
        _ = machine.connectionClosed()
        let cause = cause ?? ("rpc.connection_lost", "the connection was lost")
        let message = "\(endpoint.address): \(cause.detail)"
        // Before its calls fail, so that those made again do not come back.
        endpoint.leave(self)
        failCalls(.unavailable(cause.word, message, fate: .unknown))
        if isReady {
            observe(.closed(peer: peer, reason: cause.word, detail: cause.detail))
        }
        endpoint.connectionEnded(
            self,
            cause: isReady
                ? nil
                : .unavailable(cause.word, message, fate: isHopeless ? .final : .notStarted)
        )
    }

    private func failCalls(_ failure: CallFailure) {
        for id in calls.callIDs {
            guard let call = calls.remove(id) else { continue }
            lane.attemptFailed(call, failure, at: endpoint)
        }
    }
}

extension ClientConnection {
    /// How many calls are under way.
    var callCount: Int { calls.count }

    /// Writes a call's request.
    func start(_ call: ClientCall) -> Start {
        guard !isClosing, let peer = machine.peerSettings else { return .unusable }
        let action = machine.callRequested(
            responses: call.responses,
            isLastRequest: !call.method.kind.hasManyRequests
        )
        switch action {
        case .notReady, .full:
            return .full
        case .noMore:
            return .unusable
        case .send(let id):
            do {
                try call.write(
                    to: &output,
                    of: self,
                    as: id,
                    methodNumber: number(of: call.method),
                    frameBytesMax: peer.frameBytesMax
                )
                calls.insert(id, call)
                gatheredCount += 1
                if gatheredCount >= LoopExecutor.gatheredMax { lane.loop.executor.flushSoon() }
                flushLater()
                if id == lane.limits.connectionCallsMax { endpoint.connectionWoreOut(self) }
            } catch {
                machine.callAbandoned(id)
                let refusal = (error as? MessageCodingError)?.rpcError ?? RPCError(error)
                call.finish(CallFailure(error: refusal, fate: .final))
                lane.wasUndecided(endpoint)
            }
            return .started
        }
    }

    private func number(of method: MethodDescriptor) -> UInt32 {
        if method.ordinal < numbers.count, let number = numbers[method.ordinal] { return number }
        while numbers.count <= method.ordinal { numbers.append(nil) }
        let number = numbersByName[method.fullName] ?? 0
        numbers[method.ordinal] = number
        return number
    }

    /// Tells the server that a call is given up.
    func cancel(_ call: ClientCall) {
        _ = calls.remove(call.id)
        guard machine.callCancelled(call.id) == .sendCancel else { return }
        output.writeFrame(.cancel, callID: call.id)
        flushLater()
    }

    /// Whether the server takes a message of this length.
    func takes(_ byteCount: Int) -> Bool {
        // Without settings the connection is gone, and the write says so.
        machine.peerSettings.map { byteCount <= Int($0.frameBytesMax) } ?? true
    }

    /// Writes a further request of a call, if the server takes it now.
    func writeMessage(_ payload: ByteBuffer, of call: ClientCall) -> ClientCallMachine.OnWrite {
        let byteCount = payload.readableBytes
        let action = machine.messageWriteRequested(call.id, payloadByteCount: byteCount)
        guard action == .send else { return action }
        output.writeFrame(.message, callID: call.id, payload: payload)
        flushLater()
        return action
    }

    /// Tells the server that a call has no more requests.
    func endRequests(of call: ClientCall) {
        guard machine.endRequested(call.id) else { return }
        output.writeFrame(.end, callID: call.id)
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

    func writeDrain(reason: String) {
        // A few bytes without NUL: encoding cannot fail.
        _ = try? output.writeFrame(
            RPCV1.Drain(lastCallID: 0, reason: reason),
            as: .drain,
            frameBytesMax: 1_024
        )
    }
}
