import NIOCore
import NIOPosix
import RPCTransport
import Synchronization

/// Passes bytes between clients and a server until it is told to swallow them or to hang up.
// Unchecked: everything mutable is inside the Mutex.
final class Relay: @unchecked Sendable {
    enum Mode: Sendable {
        case passing
        /// Takes connections and bytes, and gives nothing on: a peer behind a dead cable.
        case swallowing
    }

    private struct State {
        var mode = Mode.passing
        var channels: [any Channel] = []
    }

    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let state = Mutex(State())
    private let listener: any Channel
    let port: Int
    /// The bytes that clients have sent, one element for each read.
    let sent = Recorder<Int>()

    init(to target: Int) async throws {
        let accepted = Mutex<Relay?>(nil)
        let listener = try await ServerBootstrap(group: Self.group)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { client in
                guard let relay = accepted.withLock({ $0 }) else {
                    return client.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
                }
                return relay.join(client, to: target)
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.listener = listener
        port = listener.localAddress?.port ?? 0
        accepted.withLock { $0 = self }
    }

    var mode: Mode {
        get { state.withLock { $0.mode } }
        set { state.withLock { $0.mode = newValue } }
    }

    /// Cuts every connection.
    func hangUp() {
        let channels = state.withLock { state in
            defer { state.channels = [] }
            return state.channels
        }
        for channel in channels { channel.close(promise: nil) }
    }

    func stop() async throws {
        try await listener.close()
        hangUp()
    }

    private func join(_ client: any Channel, to target: Int) -> EventLoopFuture<Void> {
        ClientBootstrap(group: client.eventLoop)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connect(host: "127.0.0.1", port: target)
            .flatMapThrowing { server in
                self.state.withLock { $0.channels += [client, server] }
                try client.pipeline.syncOperations.addHandler(Pipe(self, to: server, counts: true))
                try server.pipeline.syncOperations.addHandler(Pipe(self, to: client, counts: false))
            }
    }

    private final class Pipe: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let relay: Relay
        private let partner: any Channel
        private let counts: Bool

        init(_ relay: Relay, to partner: any Channel, counts: Bool) {
            self.relay = relay
            self.partner = partner
            self.counts = counts
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            guard relay.mode == .passing else { return }
            if counts { relay.sent.append(bytes.readableBytes) }
            partner.writeAndFlush(bytes, promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            guard relay.mode == .passing else { return }
            partner.close(promise: nil)
        }
    }
}
