internal import NIOCore
internal import Primitives
internal import RPCCore

/// Reported down the pipeline once a connection is secure.
struct TLSReady: Sendable {
    /// The peer by its certificate; `nil` where it showed none.
    let peer: PeerIdentity?
}

/// Asked of the TLS handler: say goodbye, and close when the peer has read what was sent.
struct TLSCloseInOrder: Sendable {}

/// Puts TLS between a socket and the frames: ciphertext below, plaintext above.
///
/// Plaintext is encrypted when it is written and sent when it is flushed, so that a burst of
/// replies costs one system call. A handshake that fails is reported as an error of type
/// ``TLSError``; its alert is sent and the connection closed.
final class TLSHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State: Equatable {
        /// Nothing has been sent. Can transition to: `handshaking`, `closed`.
        case idle
        /// Can transition to: `secure`, `lingering`, `closed`.
        case handshaking
        /// Plaintext flows. Can transition to: `lingering`, `closed`.
        case secure
        /// An alert is on its way; what comes in is dropped. Can transition to: `closed`.
        case lingering
        /// Terminal.
        case closed
    }

    /// How long the peer of a failed connection has to read the alert.
    private static let lingerMax = TimeAmount.seconds(2)

    private var state = State.idle
    private let session: TLSSession
    private let loop: LoopExecutor
    private let handshakeTimeMax: TimeAmount
    private var timeout: Scheduled<Void>?
    private var promises: [EventLoopPromise<Void>] = []

    init(session: TLSSession, loop: LoopExecutor, handshakeTimeMax: Duration) {
        self.session = session
        self.loop = loop
        self.handshakeTimeMax = .microseconds(handshakeTimeMax.microseconds)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let ciphertext = unwrapInboundIn(data)
        loop.traffic.received(ciphertext.readableBytes)
        guard state == .handshaking || state == .secure else { return }
        loop.batch {
            session.receive(ciphertext)
            if state == .handshaking { continueHandshake(context) }
            if state == .secure { decrypt(context, capacity: ciphertext.readableBytes) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
        loop.batch {
            if state == .handshaking {
                let error = TLSError(
                    .closedInHandshake,
                    "the peer closed the connection during the handshake"
                )
                context.fireErrorCaught(error)
            }
            state = .closed
            failPromises()
            context.fireChannelInactive()
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard state == .secure else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if let promise { promises.append(promise) }
        if case .failed(let error) = session.write(unwrapOutboundIn(data)) { fail(context, error) }
    }

    func flush(context: ChannelHandlerContext) {
        sendOutput(context)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if state == .secure, mode != .input {
            session.shutDown()
            sendOutput(context)
        }
        if mode == .all { state = .closed }
        context.close(mode: mode, promise: promise)
    }

    func triggerUserOutboundEvent(
        context: ChannelHandlerContext,
        event: Any,
        promise: EventLoopPromise<Void>?
    ) {
        guard event is TLSCloseInOrder else {
            context.triggerUserOutboundEvent(event, promise: promise)
            return
        }
        promise?.succeed(())
        guard state == .secure else {
            context.close(promise: nil)
            return
        }
        session.shutDown()
        sendOutput(context)
        linger(context)
    }

    private func start(_ context: ChannelHandlerContext) {
        guard state == .idle else { return }
        state = .handshaking
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: handshakeTimeMax) {
            self.handshakeTimedOut(context)
        }
        loop.batch { continueHandshake(context) }
    }

    private func handshakeTimedOut(_ context: ChannelHandlerContext) {
        guard state == .handshaking else { return }
        loop.batch {
            let limit = Duration.nanoseconds(handshakeTimeMax.nanoseconds)
            fail(
                context,
                TLSError(.handshakeTimeout, "the handshake was not finished within \(limit)")
            )
        }
    }

    private func continueHandshake(_ context: ChannelHandlerContext) {
        switch session.handshake() {
        case .done:
            sendOutput(context)
            guard state == .handshaking else { return }
            state = .secure
            timeout?.cancel()
            timeout = nil
            context.fireUserInboundEventTriggered(TLSReady(peer: session.peerIdentity()))
        case .needsInput:
            sendOutput(context)
        case .closed:
            fail(context, TLSError(.closedInHandshake, "the peer ended the handshake"))
        case .failed(let error):
            fail(context, error)
        }
    }

    private func decrypt(_ context: ChannelHandlerContext, capacity: Int) {
        var plaintext = context.channel.allocator.buffer(capacity: max(capacity, 1_024))
        let outcome = session.read(into: &plaintext)
        if plaintext.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(plaintext)) }
        guard state == .secure else { return }
        switch outcome {
        case .done, .needsInput:
            // Reading may answer: a key update, for one (RFC 8446, section 4.6.3).
            if session.output.readableBytes > 0, promises.isEmpty { sendOutput(context) }
        case .closed:
            context.close(promise: nil)
        case .failed(let error):
            fail(context, error)
        }
    }

    /// Reports an error, sends its alert, and closes when the peer has had time to read it.
    ///
    /// Closing at once could make the kernel drop the alert when input is still unread.
    private func fail(_ context: ChannelHandlerContext, _ error: TLSError) {
        guard state == .handshaking || state == .secure else { return }
        sendOutput(context)
        failPromises()
        context.fireErrorCaught(error)
        linger(context)
    }

    private func linger(_ context: ChannelHandlerContext) {
        state = .lingering
        timeout?.cancel()
        context.close(mode: .output, promise: nil)
        timeout = context.eventLoop.assumeIsolated().scheduleTask(in: Self.lingerMax) {
            context.close(promise: nil)
        }
    }

    private func sendOutput(_ context: ChannelHandlerContext) {
        guard session.output.readableBytes > 0 else {
            context.flush()
            return
        }
        let ciphertext = session.output
        loop.traffic.sent(ciphertext.readableBytes)
        session.output = ByteBuffer()
        guard promises.isEmpty else {
            let waiting = promises
            promises = []
            let promise = context.eventLoop.makePromise(of: Void.self)
            for other in waiting { promise.futureResult.cascade(to: other) }
            context.writeAndFlush(wrapOutboundOut(ciphertext), promise: promise)
            return
        }
        context.writeAndFlush(wrapOutboundOut(ciphertext), promise: nil)
    }

    private func failPromises() {
        let waiting = promises
        promises = []
        for promise in waiting { promise.fail(ChannelError.ioOnClosedChannel) }
    }
}
