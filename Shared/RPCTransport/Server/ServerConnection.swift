internal import Messages
internal import NIOCore
internal import Primitives
internal import RPCCore
internal import RPCWire

/// One accepted connection: takes frames apart, starts handlers, gathers their answers.
///
/// Everything that a read brings is handled in one burst: handlers run on this loop until they
/// wait for something, and what they wrote leaves with one flush.
// Unchecked: everything mutable is touched on the connection's loop only.
final class ServerConnection: ChannelInboundHandler, LoopExecutor.Flushing, LoopTimers.Target,
    @unchecked Sendable
{
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let loop: TransportLoop
    let service: ServedMethods
    // Unchecked, as the two after it: what is called on them calls nothing that could come back
    // here, and a check of each access costs as much as a step of the machine.
    @exclusivity(unchecked) var machine: ServerConnectionMachine
    @exclusivity(unchecked) var calls = CallSlots<ServerCall>()
    @exclusivity(unchecked) var output = ByteBuffer()
    var context: ChannelHandlerContext?
    private(set) var peer: PeerIdentity?
    private var input = ByteBuffer()
    private var isFlushScheduled = false
    /// How many calls have been answered since the last flush.
    private var gatheredCount = 0
    private var isReady = false
    private var isClosing = false
    private var closeReason: (word: String, detail: String)?
    private var watch: LoopTimers.Handle?
    private var hasReceived = false
    private var isPingUnanswered = false
    private var idleSince: NIODeadline?
    var hasServedSinceWatch = false

    init(loop: TransportLoop, service: ServedMethods) {
        self.loop = loop
        self.service = service
        machine = ServerConnectionMachine(settings: service.limits.settings)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let ready = event as? TLSReady else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        isReady = true
        peer = ready.peer
        service.observe(.opened(peer: peer))
        output.writeImmutableBuffer(service.settingsFrame)
        setWatch(in: service.limits.handshakeTimeMax)
        flushLater()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        guard !isClosing else { return }
        hasReceived = true
        loop.executor.batch {
            if input.readableBytes > 0 {
                input.writeBuffer(&bytes)
                bytes = input
                input = ByteBuffer()
            }
            readFrames(&bytes)
            // What is left is the beginning of a frame, bounded by the longest one.
            if bytes.readableBytes > 0, !isClosing { input = bytes }
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        // A peer that does not read its answers may make no further calls.
        let isWritable = context.channel.isWritable
        loop.executor.batch {
            context.channel.setOption(.autoRead, value: isWritable).whenFailure { _ in }
            if isWritable { resumeWriters() }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? TLSError {
            if isReady {
                closeReason = closeReason ?? (error.code.rawValue, error.message)
            } else {
                service.observe(.refused(reason: error.code.rawValue, detail: error.message))
            }
        } else {
            closeReason = closeReason ?? ("connection_lost", "")
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        loop.executor.batch {
            endCalls()
            machine.connectionClosed()
            if let watch { loop.timers.cancel(watch) }
            watch = nil
            isClosing = true
            self.context = nil
        }
        if isReady {
            let reason = closeReason ?? ("closed_by_peer", "")
            service.observe(.closed(peer: peer, reason: reason.word, detail: reason.detail))
        }
    }

    func flushBurst() {
        isFlushScheduled = false
        gatheredCount = 0
        guard let context, !isClosing || output.readableBytes > 0 else { return }
        if let grant = machine.takeConnectionGrant() { output.writeWindow(increment: grant) }
        if output.readableBytes > 0 {
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
            output.clear()
        }
        if machine.isDrained, !isClosing { close(context) }
        if context.channel.isWritable { resumeWriters() }
    }

    /// Has an answer sent at the end of the burst, or before where many have been gathered.
    func flushAnswerLater() {
        gatheredCount += 1
        if gatheredCount >= LoopExecutor.gatheredMax { loop.executor.flushSoon() }
        flushLater()
    }

    /// Has what was written sent at the end of the burst.
    func flushLater() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        loop.executor.flushLater(self)
    }

    /// Whether more may be written without making memory grow for a peer that does not read.
    var takesMore: Bool {
        guard let context else { return false }
        return context.channel.isWritable && output.readableBytes < service.limits.unsentBytesMax
    }
}

extension ServerConnection {
    /// Takes no more calls, tells the peer, and closes when the last handler has returned.
    func drain(reason: String) {
        guard isReady else {
            context?.close(promise: nil)
            return
        }
        switch machine.drainRequested() {
        case .sendDrain(let lastCallID):
            writeDrain(lastCallID: lastCallID, reason: reason)
            endEndlessCalls()
            closeReason = closeReason ?? (reason, "")
            flushLater()
        case .ignore:
            break
        }
    }

    /// Closes at once and cancels what runs.
    func abort(reason: String) {
        closeReason = closeReason ?? (reason, "")
        context?.close(promise: nil)
    }

    /// Closes because of what the peer did, and tells it.
    func carryOut(_ action: ServerConnectionMachine.OnFrame) {
        guard case .close(let violation, let lastCallID) = action else { return }
        closeReason = (violation.rawValue, "the peer broke the protocol")
        writeDrain(lastCallID: lastCallID, reason: violation.rawValue)
        endCalls()
        flushLater()
        if let context {
            flushBurst()
            close(context)
        }
    }

    func timerWentOff() {
        watch = nil
        guard !isClosing else { return }
        guard machine.peerSettings != nil else {
            closeReason = ("settings_timeout", "the peer sent no settings in time")
            drain(reason: "settings_timeout")
            return
        }
        if !hasReceived {
            guard !isPingUnanswered else { return abort(reason: "peer_silent") }
            isPingUnanswered = true
            if machine.pingRequested(1) {
                output.writePing(1, isAnswer: false)
                flushLater()
            }
        } else {
            isPingUnanswered = false
        }
        hasReceived = false
        if output.readableBytes == 0 { output = ByteBuffer() }
        watchIdleness()
        setWatch(in: service.limits.silenceTimeMax)
    }

    /// Records that the peer's settings are known.
    func settingsArrived() {
        if let watch { loop.timers.cancel(watch) }
        setWatch(in: service.limits.silenceTimeMax)
    }

    private func watchIdleness() {
        guard machine.callsInFlight == 0, !hasServedSinceWatch else {
            hasServedSinceWatch = false
            idleSince = nil
            return
        }
        let now = NIODeadline.now()
        guard let since = idleSince else {
            idleSince = now
            return
        }
        let limit = TimeAmount.microseconds(service.limits.idleTimeMax.microseconds)
        if now - since >= limit { drain(reason: "idle") }
    }

    private func setWatch(in time: Duration) {
        watch = loop.timers.set(self, inMicroseconds: UInt64(max(0, time.microseconds)))
    }

    /// Says goodbye and gives the peer time to read it; the TLS handler closes for good.
    private func close(_ context: ChannelHandlerContext) {
        isClosing = true
        context.triggerUserOutboundEvent(TLSCloseInOrder(), promise: nil)
    }

    private func endCalls() {
        for id in calls.callIDs { calls.remove(id)?.abandon(.cancelled) }
    }

    private func writeDrain(lastCallID: UInt32, reason: String) {
        let drain = RPCV1.Drain(lastCallID: lastCallID, reason: reason)
        // A few bytes without NUL: encoding cannot fail.
        _ = try? output.writeFrame(drain, as: .drain, frameBytesMax: 1_024)
    }

    private func readFrames(_ bytes: inout ByteBuffer) {
        // All of these have arrived together; one look at the clock serves them.
        let arrival = Moment(service.clock.now)
        do throws(WireViolation) {
            try bytes.readFrames(frameBytesMax: service.limits.settings.frameBytesMax) {
                header,
                payload in
                handle(header, payload, arrival: arrival)
                if gatheredCount >= LoopExecutor.gatheredMax { flushBurst() }
                return !isClosing
            }
        } catch {
            carryOut(machine.violated(error))
        }
    }
}
