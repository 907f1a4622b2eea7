internal import DequeModule
internal import NIOCore
internal import Primitives
internal import RPCCore

/// The way from one event loop to a service: its addresses, the calls that wait for a place, and
/// what is made again.
// Unchecked: everything mutable is touched on the loop's thread only.
final class ClientLane: @unchecked Sendable {
    enum State {
        /// Nothing has asked for a connection. Can transition to: `open`, `closed`.
        case idle
        /// Can transition to: `closed`.
        case open
        /// Terminal.
        case closed
    }

    let loop: TransportLoop
    let clock: any MonotonicClock
    let limits: ClientLimits
    let random: @Sendable () -> UInt64
    let observe: ConnectionObserver
    let service: ServiceAddress
    private let tls: TLSContextProvider
    let resolver: AddressResolver?
    private(set) var state = State.idle
    var endpoints: [ClientEndpoint] = []
    /// Endpoints that are no longer used, until their connections have ended.
    var leaving: [ClientEndpoint] = []
    /// Endpoints with a connection that takes calls, those that are out aside.
    var usable: [ClientEndpoint] = []
    /// The connection for every call, where there is no choice: the common case made short.
    var sole: ClientConnection?
    /// How many endpoints wait for a call that shows how they fare.
    var dueCount = 0
    var trialTimer: LoopTimers.Handle?
    var picker: AddressPicker
    var outliers: OutlierDetector
    var budget: RetryBudget
    let policy: RetryPolicy
    var waiting = Deque<ClientCall>()
    /// Why no address is known; `nil` while that may still change soon.
    var resolutionFailure: CallFailure?
    private var connectWaiters: [UnsafeContinuation<CallFailure?, Never>] = []
    var closeWaiters: [CheckedContinuation<Void, Never>] = []

    init(
        loop: TransportLoop,
        clock: any MonotonicClock,
        service: ServiceAddress,
        addresses: [ResolvedAddress],
        resolver: AddressResolver?,
        tls: TLSContextProvider,
        limits: ClientLimits,
        random: @escaping @Sendable () -> UInt64,
        observe: @escaping ConnectionObserver
    ) {
        self.loop = loop
        self.clock = clock
        self.service = service
        self.resolver = resolver
        self.tls = tls
        self.limits = limits
        self.random = random
        self.observe = observe
        picker = AddressPicker(seed: random())
        outliers = OutlierDetector(limits: limits.outliers)
        budget = RetryBudget(
            tokensMax: limits.retryTokensMax,
            gainPerMille: limits.retryGainPerMille
        )
        policy = RetryPolicy(attemptsMax: limits.attemptsMax)
        for address in addresses { add(address) }
    }

    /// Makes a call as soon as that is possible; on the loop.
    func submit(_ call: ClientCall) {
        guard !call.isOver, call.startTimer() else { return }
        if let sole, case .started = sole.start(call) { return }
        place(call)
    }

    /// Connects before there is a call; on the loop.
    func start() {
        guard case .idle = state else { return }
        state = .open
        resolver?.start()
        for endpoint in endpoints { endpoint.start() }
    }

    /// Connects before there is a call; from any thread.
    ///
    /// - Returns: Why it failed; `nil` once there is a connection.
    func connect() async -> CallFailure? {
        await withUnsafeContinuation { continuation in
            loop.executor.run {
                if case .closed = self.state {
                    return continuation.resume(returning: Self.closedChannel)
                }
                self.start()
                if self.endpoints.contains(where: { !$0.ready.isEmpty }) {
                    return continuation.resume(returning: nil)
                }
                self.connectWaiters.append(continuation)
                // Where there is a pause after failures, its reason is the answer.
                if let failure = self.hopelessness() { self.wakeConnectWaiters(failure) }
            }
        }
    }

    /// Tells those who wait for a connection.
    func wakeConnectWaiters(_ failure: CallFailure?) {
        let waiters = connectWaiters
        connectWaiters = []
        for waiter in waiters { waiter.resume(returning: failure) }
    }

    /// Makes no more calls, and closes each connection when its calls are over; on the loop.
    func close(_ continuation: CheckedContinuation<Void, Never>) {
        state = .closed
        leaving += endpoints
        endpoints = []
        if let trialTimer { loop.timers.cancel(trialTimer) }
        trialTimer = nil
        endpointChanged()
        failWaiting(Self.closedChannel)
        wakeConnectWaiters(Self.closedChannel)
        // Closing may tell the lane at once that an endpoint has finished.
        for endpoint in leaving where endpoint.close() { endpointFinished(endpoint) }
        if leaving.isEmpty {
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

    /// A session that demands the service's name.
    func makeSession() throws(TLSError) -> TLSSession {
        try TLSSession(context: tls.current, expectation: service.expectedPeer)
    }
}
