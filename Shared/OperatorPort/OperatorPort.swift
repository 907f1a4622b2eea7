internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Primitives
internal import Synchronization

/// The port for whoever runs the process: plain HTTP/1.1, GET and HEAD, a few pages.
///
/// It has a thread of its own, so that it answers while the loops of calls are busy and costs them
/// nothing. There is no authentication: it belongs on loopback or a network of its own. A
/// connection carries one request; connections, bytes, time and answers are bounded.
package final class OperatorPort: Sendable {
    private struct State {
        var listener: (any Channel)?
        var connections: [ObjectIdentifier: any Channel] = [:]
        var isStopped = false
    }

    private let pages: [String: OperatorPage]
    private let limits: OperatorLimits
    private let group: MultiThreadedEventLoopGroup
    private let state = Mutex(State())

    /// Describes the port; nothing happens before ``start(host:port:)``.
    ///
    /// - Parameters:
    ///   - pages: What there is to see; each path once.
    ///   - limits: What is taken from whoever connects.
    package init(pages: [OperatorPage], limits: OperatorLimits = OperatorLimits()) {
        self.pages = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0) })
        self.limits = limits
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    }

    /// Begins to answer.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 for any free one.
    /// - Returns: The port.
    /// - Throws: ``OperatorPortError`` where the address cannot be had.
    package func start(host: String, port: Int) async throws(OperatorPortError) -> Int {
        let meter = AnswerMeter(answersPerSecondMax: limits.answersPerSecondMax)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelInitializer { channel in self.accept(channel, meter) }
        do {
            let channel = try await bootstrap.bind(host: host, port: port).get()
            state.withLock { $0.listener = channel }
            return channel.localAddress?.port ?? port
        } catch {
            let reason = (error as? IOError).map { "\($0)" } ?? "\(error)"
            throw OperatorPortError(
                isTaken: (error as? IOError)?.errnoCode == EADDRINUSE,
                description: "cannot listen on \(host) port \(port): \(reason)"
            )
        }
    }

    /// Closes what is open and ends the thread; once.
    package func stop() async {
        let channels = state.withLock { state in
            state.isStopped = true
            return [state.listener].compactMap(\.self) + state.connections.values
        }
        // Each fails only where it is closed already.
        for channel in channels { try? await channel.close() }
        try? await group.shutdownGracefully()
    }

    private func accept(_ channel: any Channel, _ meter: AnswerMeter) -> EventLoopFuture<Void> {
        let id = ObjectIdentifier(channel)
        let isTaken = state.withLock { state in
            guard !state.isStopped, state.connections.count < limits.connectionsMax else {
                return false
            }
            state.connections[id] = channel
            return true
        }
        guard isTaken else {
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { $0.connections[id] = nil }
        }
        // Whatever it does, it does not stay.
        let end = channel.eventLoop.scheduleTask(
            in: .microseconds(limits.connectionTimeMax.microseconds)
        ) {
            channel.close(promise: nil)
        }
        channel.closeFuture.whenComplete { _ in end.cancel() }
        return channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers([
                RequestByteLimit(bytesMax: limits.requestBytesMax),
                HTTPResponseEncoder(),
                ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)),
                OperatorRequestHandler(pages: pages, meter: meter),
            ])
        }
    }
}

/// Why the operator port cannot be had.
package struct OperatorPortError: Error, Hashable, CustomStringConvertible {
    /// Whether another process, or this one, has the address.
    package let isTaken: Bool
    /// A sentence for a person, with the address and the cause.
    package let description: String
}
