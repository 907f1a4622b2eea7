internal import DequeModule
internal import NIOCore
internal import NIOPosix
internal import Primitives
internal import RPCCore
internal import Synchronization

/// The way from one event loop to a service: at most one connection that takes calls, made when it
/// is needed, and the calls that wait for it.
// Unchecked: everything mutable is touched on the loop's thread only.
final class ClientLane: @unchecked Sendable {
    private enum State {
        /// No connection, and none is being made. Can transition to: `connecting`, `closed`.
        case idle
        /// Can transition to: `ready`, `pausing`, `closed`.
        case connecting
        /// Can transition to: `idle`, `connecting`, `closed`.
        case ready(ClientConnection)
        /// The last connection failed; calls fail at once. Can transition to: `connecting`,
        /// `closed`.
        case pausing(until: NIODeadline, cause: CallFailure)
        /// Terminal.
        case closed
    }

    let loop: TransportLoop
    let clock: any MonotonicClock
    let address: ServiceAddress
    let limits: ClientLimits
    private let tls: TLSContextProvider
    private let random: @Sendable () -> UInt64
    private let observe: ConnectionObserver
    private var state = State.idle
    private var waiting = Deque<ClientCall>()
    private var connections: [ObjectIdentifier: ClientConnection] = [:]
    private var failureCount = 0
    private var connectWaiters: [UnsafeContinuation<CallFailure?, Never>] = []
    private var closeWaiters: [CheckedContinuation<Void, Never>] = []

    init(
        loop: TransportLoop,
        clock: any MonotonicClock,
        address: ServiceAddress,
        tls: TLSContextProvider,
        limits: ClientLimits,
        random: @escaping @Sendable () -> UInt64,
        observe: @escaping ConnectionObserver
    ) {
        self.loop = loop
        self.clock = clock
        self.address = address
        self.tls = tls
        self.limits = limits
        self.random = random
        self.observe = observe
    }

    /// Makes a call as soon as that is possible; on the loop.
    func submit(_ call: ClientCall) {
        guard !call.isOver, call.startTimer() else { return }
        switch state {
        case .ready(let connection):
            start(call, on: connection)
        case .idle:
            wait(call)
            startConnecting()
        case .connecting:
            wait(call)
        case .pausing(let until, let cause):
            let left = until - .now()
            guard left > .zero else {
                wait(call)
                return startConnecting()
            }
            let failure = CallFailure.unavailable(
                cause.error.reason,
                cause.error.message,
                fate: cause.fate,
                retryAfter: .nanoseconds(left.nanoseconds)
            )
            call.finish(failure)
        case .closed:
            call.finish(Self.closedChannel)
        }
    }

    /// Connects before there is a call; from any thread.
    ///
    /// - Returns: Why it failed; `nil` once there is a connection.
    func connect() async -> CallFailure? {
        await withUnsafeContinuation { continuation in
            loop.executor.run {
                switch self.state {
                case .ready: continuation.resume(returning: nil)
                case .closed: continuation.resume(returning: Self.closedChannel)
                case .connecting: self.connectWaiters.append(continuation)
                case .idle, .pausing:
                    self.connectWaiters.append(continuation)
                    self.startConnecting()
                }
            }
        }
    }

    private func wakeConnectWaiters(_ failure: CallFailure?) {
        let waiters = connectWaiters
        connectWaiters = []
        for waiter in waiters { waiter.resume(returning: failure) }
    }

    /// Makes no more calls, and closes each connection when its calls are over; on the loop.
    func close(_ continuation: CheckedContinuation<Void, Never>) {
        state = .closed
        failWaiting(Self.closedChannel)
        wakeConnectWaiters(Self.closedChannel)
        for connection in connections.values { connection.closeWhenDrained() }
        if connections.isEmpty {
            continuation.resume()
        } else {
            closeWaiters.append(continuation)
        }
    }

    static let closedChannel = CallFailure(
        error: RPCError(
            .unavailable,
            reason: "rpc.channel_closed",
            message: "the client has been closed"
        ),
        fate: .final
    )

    private func wait(_ call: ClientCall) {
        // Calls that were given up while they waited are dropped first.
        if waiting.count >= limits.waitingCallsMax { waiting.removeAll { $0.isOver } }
        guard waiting.count < limits.waitingCallsMax else {
            let error = RPCError(
                .resourceExhausted,
                reason: "rpc.too_many_waiting_calls",
                message: "\(waiting.count) calls wait for \(address)"
            )
            return call.finish(CallFailure(error: error, fate: .final))
        }
        call.hasToWait()
        waiting.append(call)
    }

    private func start(_ call: ClientCall, on connection: ClientConnection) {
        switch connection.start(call) {
        case .started: break
        case .full: wait(call)
        case .unusable:
            wait(call)
            state = .idle
            startConnecting()
        }
    }

    private func failWaiting(_ failure: CallFailure) {
        let calls = waiting
        waiting = []
        for call in calls { call.finish(failure) }
    }
}

extension ClientLane {
    /// Records that a connection is of use; on the loop.
    func connectionReady(_ connection: ClientConnection) {
        guard case .connecting = state else { return connection.closeWhenDrained() }
        failureCount = 0
        state = .ready(connection)
        connectionHasPlace(connection)
        wakeConnectWaiters(nil)
    }

    /// Starts calls that wait, as many as the connection takes.
    func connectionHasPlace(_ connection: ClientConnection) {
        guard case .ready(let current) = state, current === connection else { return }
        while let call = waiting.first {
            if call.isOver {
                waiting.removeFirst()
                continue
            }
            switch connection.start(call) {
            case .started: waiting.removeFirst()
            case .full: return
            case .unusable:
                state = .idle
                return startConnecting()
            }
        }
    }

    /// Records that a connection takes no more calls, though those it has go on.
    func connectionDrains(_ connection: ClientConnection) {
        guard case .ready(let current) = state, current === connection else { return }
        state = .idle
        if !waiting.isEmpty { startConnecting() }
    }

    /// Records that a connection is gone.
    ///
    /// - Parameters:
    ///   - connection: Which.
    ///   - cause: Why, where it never was of use; `nil` where it was.
    func connectionEnded(_ connection: ClientConnection, cause: CallFailure?) {
        connections[ObjectIdentifier(connection)] = nil
        if connections.isEmpty {
            let waiters = closeWaiters
            closeWaiters = []
            for waiter in waiters { waiter.resume() }
        }
        if let cause {
            connectionFailed(cause)
        } else {
            connectionDrains(connection)
        }
    }

    private func connectionFailed(_ cause: CallFailure) {
        guard case .connecting = state else { return }
        let error = cause.error
        observe(.refused(reason: error.reason, detail: error.message))
        failureCount += 1
        let doubled = limits.reconnectPauseMin * (1 << min(failureCount - 1, 16))
        let pause = min(limits.reconnectPauseMax, doubled)
        // Between half of the pause and all of it, so that clients do not come back all at once.
        let share = Int64(random() % 512) + 512
        let jittered = TimeAmount.microseconds(pause.microseconds * share / 1_024)
        state = .pausing(until: .now() + jittered, cause: cause)
        failWaiting(cause)
        wakeConnectWaiters(cause)
    }

    private func startConnecting() {
        state = .connecting
        let session: TLSSession
        do {
            session = try TLSSession(context: tls.current, expectation: address.expectedPeer)
        } catch {
            return connectionFailed(
                .unavailable(error.code.rawValue, error.message, fate: .final)
            )
        }
        let connection = ClientConnection(lane: self, observe: observe)
        connections[ObjectIdentifier(connection)] = connection
        let handler = TLSHandler(
            session: session,
            loop: loop.executor,
            handshakeTimeMax: limits.connectTimeMax
        )
        let handlers = NIOLoopBound((handler, connection), eventLoop: loop.eventLoop)
        ClientBootstrap(group: loop.eventLoop)
            .connectTimeout(.microseconds(limits.connectTimeMax.microseconds))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(
                    minimum: 1_024,
                    initial: 4_096,
                    maximum: 65_536
                )
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (handler, connection) = handlers.value
                    try channel.pipeline.syncOperations.addHandlers([handler, connection])
                }
            }
            .connect(host: address.host, port: address.port)
            .whenComplete { result in
                self.loop.executor.batch {
                    guard case .failure(let error) = result else { return }
                    connection.connectFailed(error)
                }
            }
    }
}

extension ClientLane {
    /// Waits on the loop's timers; from any thread.
    func pause(_ duration: Duration) async {
        let microseconds = UInt64(max(0, duration.microseconds))
        await withUnsafeContinuation { continuation in
            loop.executor.run {
                _ = self.loop.timers.set(Alarm(continuation), inMicroseconds: microseconds)
            }
        }
    }

    private final class Alarm: LoopTimers.Target {
        private let continuation: UnsafeContinuation<Void, Never>

        init(_ continuation: UnsafeContinuation<Void, Never>) {
            self.continuation = continuation
        }

        func timerWentOff() {
            continuation.resume()
        }
    }
}
