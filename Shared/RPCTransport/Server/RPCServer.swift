internal import NIOCore
internal import NIOPosix
internal import Primitives
package import RPCCore
internal import Synchronization

/// Serves the methods of a router over TLS 1.3.
///
/// ```swift
/// let server = RPCServer(router: router, tls: tls, loops: loops)
/// let port = try await server.start(host: "127.0.0.1", port: 7402)
/// // … until the process is asked to stop:
/// await server.drain(timeout: .seconds(10))
/// ```
package final class RPCServer: Sendable {
    private enum State {
        /// Takes no connections yet.
        case idle
        /// Takes connections.
        case listening(any Channel)
        /// Takes none any more.
        case stopped
    }

    private struct Shared {
        var state = State.idle
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        /// Whoever waits for the last connection to end.
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let loops: TransportLoops
    private let tls: TLSContextProvider
    private let service: ServedMethods
    private let shared = Mutex(Shared())

    /// Describes a server; nothing happens before `start`.
    ///
    /// - Parameters:
    ///   - router: The methods; their order gives them their numbers.
    ///   - tls: Contexts of role server; replaceable while the server runs.
    ///   - loops: Where connections and handlers live.
    ///   - limits: What is taken from peers.
    ///   - agent: What the server calls itself towards peers.
    ///   - calls: Is told of every call that is over.
    ///   - observe: Is told what happens to connections.
    package init(
        router: Router,
        tls: TLSContextProvider,
        loops: TransportLoops,
        limits: ServerLimits = ServerLimits(),
        agent: String = "huitou",
        calls: (any CallObserver)? = nil,
        observe: @escaping ConnectionObserver = { _ in }
    ) {
        self.loops = loops
        self.tls = tls
        service = ServedMethods(
            router: router,
            limits: limits,
            clock: loops.clock,
            agent: agent,
            calls: calls,
            observe: observe
        )
    }

    /// Begins to take connections.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 for any free one.
    /// - Returns: The port.
    /// - Throws: ``ListenError`` where the address cannot be had.
    package func start(host: String, port: Int) async throws -> Int {
        let bootstrap = ServerBootstrap(group: loops.eventLoops)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(
                    minimum: 1_024,
                    initial: 4_096,
                    maximum: 65_536
                )
            )
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(
                    low: service.limits.unsentBytesMax / 4,
                    high: service.limits.unsentBytesMax
                )
            )
            .childChannelInitializer { channel in self.accept(channel) }
        let channel: any Channel
        do {
            channel = try await bootstrap.bind(host: host, port: port).get()
        } catch {
            throw ListenError(host: host, port: port, cause: error)
        }
        let isTaken = shared.withLock { shared in
            guard case .idle = shared.state else { return false }
            shared.state = .listening(channel)
            return true
        }
        guard isTaken else {
            try await channel.close()
            throw ListenError(host: host, port: port, cause: ChannelError.alreadyClosed)
        }
        return channel.localAddress?.port ?? port
    }

    /// Stops in order: takes no more connections or calls, lets those that run finish.
    ///
    /// - Parameter timeout: After this long, what still runs is cancelled and cut off.
    package func drain(timeout: Duration) async {
        let (listener, connections) = shared.withLock { shared in
            defer { shared.state = .stopped }
            guard case .listening(let channel) = shared.state else {
                return (nil as (any Channel)?, Array(shared.connections.values))
            }
            return (channel, Array(shared.connections.values))
        }
        // Fails only where it is closed already.
        try? await listener?.close()
        for connection in connections {
            connection.loop.executor.run { connection.drain(reason: "shutdown") }
        }
        let loop = loops.next().eventLoop
        let bound = loop.scheduleTask(in: .microseconds(timeout.microseconds)) { self.abort() }
        await waitForConnections()
        bound.cancel()
    }

    /// How many connections there are.
    package var connectionCount: Int { shared.withLock { $0.connections.count } }

    private func abort() {
        let connections = shared.withLock { Array($0.connections.values) }
        for connection in connections {
            connection.loop.executor.run { connection.abort(reason: "shutdown") }
        }
    }

    private func waitForConnections() async {
        await withCheckedContinuation { continuation in
            let isOver = shared.withLock { shared in
                if shared.connections.isEmpty { return true }
                shared.waiters.append(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    private func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
        let loop = loops.loop(of: channel.eventLoop)
        let connection = ServerConnection(loop: loop, service: service)
        let isTaken = shared.withLock { shared in
            if case .stopped = shared.state { return false }
            guard shared.connections.count < service.limits.connectionsMax else { return false }
            shared.connections[ObjectIdentifier(connection)] = connection
            return true
        }
        guard isTaken else {
            service.observe(
                .refused(reason: "rpc.too_many_connections", detail: "the server takes no more")
            )
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        channel.closeFuture.whenComplete { _ in self.ended(connection) }
        do {
            let session = try TLSSession(context: tls.current, expectation: nil)
            let handler = TLSHandler(
                session: session,
                loop: loop.executor,
                handshakeTimeMax: service.limits.handshakeTimeMax
            )
            try channel.pipeline.syncOperations.addHandlers([handler, connection])
            return channel.eventLoop.makeSucceededVoidFuture()
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    private func ended(_ connection: ServerConnection) {
        let waiters = shared.withLock { shared in
            shared.connections[ObjectIdentifier(connection)] = nil
            guard shared.connections.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { shared.waiters = [] }
            return shared.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
