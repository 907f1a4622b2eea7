internal import NIOCore
internal import Primitives
package import RPCCore
internal import RPCWire
internal import Synchronization

/// The way to one service over TLS 1.3: connects when it is needed and again when it must.
///
/// Each loop has a connection of its own, so that a handler's calls leave and come back on the
/// handler's thread. Callers may be on any thread. A call is made again, a few times and within its
/// deadline, only where that is safe: it surely was not started, or its method is idempotent or
/// keyed.
package final class RPCClientChannel: RPCChannel {
    private let address: ServiceAddress
    private let loops: TransportLoops
    private let limits: ClientLimits
    private let random: @Sendable () -> UInt64
    private let observe: ConnectionObserver
    private let lanes: [ClientLane]

    /// How much of a pause between connections a call waits out, rather than fail at once.
    private static let patienceMax: Duration = .milliseconds(250)

    /// Describes the way to a service; nothing happens before the first call.
    ///
    /// - Parameters:
    ///   - address: Where the service is and who it must prove to be.
    ///   - tls: Contexts of role client; replaceable.
    ///   - loops: Where connections live; the same as the server's of this process.
    ///   - limits: What is taken from the server, and how long is waited.
    ///   - random: 64 random bits, asked for once: they seed what pauses and request ids are drawn
    ///     from, none of which has to be unpredictable.
    ///   - observe: Is told what happens to connections.
    package init(
        address: ServiceAddress,
        tls: TLSContextProvider,
        loops: TransportLoops,
        limits: ClientLimits = ClientLimits(),
        random: @escaping @Sendable () -> UInt64,
        observe: @escaping ConnectionObserver = { _ in }
    ) {
        self.address = address
        self.loops = loops
        self.limits = limits
        self.observe = observe
        let generator = SharedRandom(seed: random())
        let random: @Sendable () -> UInt64 = { generator.next() }
        self.random = random
        lanes = loops.loops.map { loop in
            ClientLane(
                loop: loop,
                clock: loops.clock,
                address: address,
                tls: tls,
                limits: limits,
                random: random,
                observe: observe
            )
        }
    }

    /// Connects on every loop before there is a call, so that the first calls need not wait.
    ///
    /// - Throws: `unavailable` where the service was not reached, with the reason.
    package func connect() async throws(RPCError) {
        for lane in lanes {
            if let failure = await lane.connect() { throw failure.error }
        }
    }

    /// Makes no more calls, waits for those in flight, and closes.
    package func close() async {
        for lane in lanes {
            await withCheckedContinuation { continuation in
                lane.loop.executor.run { lane.close(continuation) }
            }
        }
    }

    package func unary<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> Response {
        precondition(method.kind == .unary, "\(method.fullName) streams")
        let outgoing = try prepare(method, options)
        var attempts = 0
        while true {
            attempts += 1
            let call = UnaryCall<Request, Response>(method, request, outgoing, lane: lane())
            switch await call.run() {
            case .success(let response): return response
            case .failure(let failure): try await pause(after: attempts, failure, call)
            }
        }
    }

    /// Works out what a call takes along.
    func prepare(
        _ method: MethodDescriptor,
        _ options: CallOptions
    ) throws(RPCError) -> OutgoingCall {
        try OutgoingCall(
            method,
            options: options,
            context: CallContext.current,
            now: loops.clock.now,
            random: random
        )
    }

    /// Waits until a call may be made again.
    ///
    /// - Throws: The failure, where it may not.
    func pause(
        after attempts: Int,
        _ failure: CallFailure,
        _ call: ClientCall
    ) async throws(RPCError) {
        guard attempts < limits.attemptsMax, failure.isRepeatable(call.method),
            let pause = pause(after: attempts, failure, call.outgoing)
        else { throw failure.error }
        await call.lane.pause(pause)
        if Task.isCancelled { throw .cancelled }
        observe(.callRepeated(call.method))
    }

    /// How long to wait before the next attempt; `nil` where it would come too late.
    private func pause(
        after attempts: Int,
        _ failure: CallFailure,
        _ outgoing: OutgoingCall
    ) -> Duration? {
        let doubled = Duration.milliseconds(10) * (1 << min(attempts - 1, 10))
        let share = Int64(random() % 512) + 512
        let own = Duration.microseconds(doubled.microseconds * share / 1_024)
        let asked = failure.error.retryAfter ?? .zero
        guard asked <= Self.patienceMax else { return nil }
        let pause = max(own, asked)
        guard let deadline = outgoing.deadline else { return pause }
        return deadline.remaining(now: loops.clock.now) > pause ? pause : nil
    }

    func lane() -> ClientLane {
        let loop = loops.current ?? loops.next()
        guard let lane = lanes.first(where: { $0.loop === loop }) else {
            preconditionFailure("a loop without a lane to \(address)")
        }
        return lane
    }
}

/// A stream of random numbers for callers on any thread.
///
/// The system's randomness costs a system call per number, and a call needs one.
private final class SharedRandom: Sendable {
    private let generator: Mutex<SeededRandom>

    init(seed: UInt64) {
        generator = Mutex(SeededRandom(seed: seed))
    }

    func next() -> UInt64 {
        generator.withLock { $0.next() }
    }
}
