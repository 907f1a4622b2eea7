import Foundation
import Primitives
import RPCCore
import RPCTransport

extension RPCClientChannel {
    /// A way from a test to a service of an installation, as its operator.
    static func ofOperator(
        to service: String,
        of installation: Installation,
        on loops: TransportLoops
    ) throws -> RPCClientChannel {
        func file(_ name: String) -> String {
            installation.home.appending(path: "tls/\(name)").path
        }
        let material = TLSMaterial(
            credentials: TLSMaterial.Credentials(
                certificateChain: .file(file("operator.pem")),
                privateKey: .file(file("operator.key"))
            ),
            authorities: .file(file("ca.pem"))
        )
        return RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: try installation.port(of: service),
                expectedPeer: .service(service)
            ),
            tls: TLSContextProvider(try TLSContext(role: .client, material: material)),
            loops: loops,
            random: { UInt64.random(in: 0...UInt64.max) }
        )
    }

    /// Opens ways to several services of an installation, and closes them after the test.
    static func with(
        _ services: [String],
        of installation: Installation,
        body: ([String: RPCClientChannel]) async throws -> Void
    ) async throws {
        let loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
        var channels: [String: RPCClientChannel] = [:]
        var failure: (any Error)?
        do {
            for service in services {
                channels[service] = try ofOperator(to: service, of: installation, on: loops)
            }
            try await body(channels)
        } catch {
            failure = error
        }
        for channel in channels.values { await channel.close() }
        await loops.shutDown()
        if let failure { throw failure }
    }
}
