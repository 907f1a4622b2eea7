import RPCCore
import TestKit
import Testing

/// What every transport has to set up for a contract test.
struct ContractServer: Sendable {
    /// The service behind the transport.
    let echo = EchoService()
    /// Is told of the calls that the server has finished.
    let observer = RecordingObserver()
    /// Whom the client's certificate names; `nil` for a client without certificate.
    var peer: PeerIdentity? = PeerIdentity(kind: .service, name: "gateway")
    /// The longest message that either side takes, in bytes.
    var messageBytesMax = 262_144

    /// The methods that the server offers.
    var router: Router { echo.router }
}

/// One transport to be tested: serves a router, makes a channel to it, and takes both down.
struct ContractTransport: Sendable, CustomTestStringConvertible {
    /// The name in test output.
    let testDescription: String
    /// Runs `body` with a channel to a server, and returns when both are closed and all handlers
    /// have returned.
    let withChannel:
        @Sendable (
            _ server: ContractServer,
            _ body: @Sendable (any RPCChannel) async throws -> Void
        ) async throws -> Void

    /// Every transport there is.
    ///
    /// A new one is added here and passes all tests.
    static let all: [ContractTransport] = [.inProcess, .tls]

    /// Runs `body` with a standard server and a channel to it.
    func run(
        _ server: ContractServer = ContractServer(),
        _ body: @escaping @Sendable (any RPCChannel, ContractServer) async throws -> Void
    ) async throws {
        try await withChannel(server) { channel in
            let forwarding = channel
            server.echo.forward(over: forwarding)
            try await body(channel, server)
        }
    }
}
