internal import NIOCore
internal import Primitives
package import RPCCore
internal import RPCWire
internal import Synchronization

/// The way to one service over TLS 1.3: connects when it is needed and again when it must, and
/// spreads calls over all addresses of the service.
///
/// Each loop has connections of its own, so that a handler's calls leave and come back on the
/// handler's thread. Callers may be on any thread. A call is made again, a few times and within its
/// deadline, only where that is safe: it surely was not started, or its method is idempotent or
/// keyed; and only while not too much fails.
package final class RPCClientChannel: RPCChannel {
    private let address: ServiceAddress
    private let loops: TransportLoops
    private let random: @Sendable () -> UInt64
    private let lanes: [ClientLane]
    private let resolver: AddressResolver?

    /// Describes the way to a service; nothing happens before the first call.
    ///
    /// - Parameters:
    ///   - address: Where the service is and who it must prove to be.
    ///   - tls: Contexts of role client; replaceable.
    ///   - loops: Where connections live; the same as the server's of this process.
    ///   - limits: What is taken from the server, and how long is waited.
    ///   - random: 64 random bits, asked for once: they seed what pauses and request ids are drawn
    ///     from, none of which has to be unpredictable.
    ///   - lookUp: Finds the addresses of host names.
    ///   - observe: Is told what happens to connections.
    package init(
        address: ServiceAddress,
        tls: TLSContextProvider,
        loops: TransportLoops,
        limits: ClientLimits = ClientLimits(),
        random: @escaping @Sendable () -> UInt64,
        lookUp: @escaping HostLookUp = SystemResolver.lookUp,
        observe: @escaping ConnectionObserver = { _ in }
    ) {
        self.address = address
        self.loops = loops
        let generator = SharedRandom(seed: random())
        let random: @Sendable () -> UInt64 = { generator.next() }
        self.random = random
        let book = AddressBook(
            places: address.places,
            addressesMax: limits.addressesMax,
            seed: random()
        )
        let news = Subscribers()
        let resolver =
            book.names.isEmpty
            ? nil
            : AddressResolver(
                book: book,
                limits: limits.resolution,
                loop: loops.loops[0],
                clock: loops.clock,
                random: random,
                lookUp: lookUp,
                tell: news.tell
            )
        self.resolver = resolver
        lanes = loops.loops.map { loop in
            ClientLane(
                loop: loop,
                clock: loops.clock,
                service: address,
                addresses: book.addresses,
                resolver: resolver,
                tls: tls,
                limits: limits,
                random: random,
                observe: observe
            )
        }
        news.add(lanes)
    }

    /// Begins to connect on every loop, so that the first calls need not wait for handshakes.
    ///
    /// What fails is tried again; nobody is told but the observer.
    package func start() {
        for lane in lanes { lane.loop.executor.run { lane.start() } }
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
        if let resolver {
            await withCheckedContinuation { continuation in
                loops.loops[0].executor.run {
                    resolver.close()
                    continuation.resume()
                }
            }
        }
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
        let call = UnaryCall(method, request, outgoing, lane: lane())
        await call.run()
        return try call.response(Response.self)
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

    /// The lane of the caller's loop, or of the next one where it is on none.
    func lane() -> ClientLane {
        let loop = loops.current ?? loops.next()
        guard let lane = lanes.first(where: { $0.loop === loop }) else {
            preconditionFailure("a loop without a lane to \(address)")
        }
        return lane
    }
}

/// Who is told of addresses that have changed; complete before the first look-up.
private final class Subscribers: Sendable {
    private let lanes = Mutex<[ClientLane]>([])

    func add(_ lanes: [ClientLane]) {
        self.lanes.withLock { $0 += lanes }
    }

    func tell(_ news: AddressResolver.News) {
        for lane in lanes.withLock({ $0 }) {
            lane.loop.executor.run {
                switch news {
                case .changed(let change): lane.addressesChanged(change)
                case .failed(let detail): lane.resolutionFailed(detail)
                }
            }
        }
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
