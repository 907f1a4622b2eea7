import ArgumentParser
import Foundation
import Primitives
package import RPCCore
import RPCTransport
import Synchronization

/// The tool's ways to the services, opened when they are needed.
package final class ToolChannels: Sendable {
    private let host: String
    private let portBase: Int
    private let tls: TLSContextProvider
    private let loops: TransportLoops
    private let random: @Sendable () -> UInt64
    private let open = Mutex<[ServiceAddress: RPCClientChannel]>([:])

    /// Reads the certificate that is presented.
    ///
    /// - Throws: `ValidationError` where keys or certificates are missing.
    init(
        home: Home,
        host: String,
        portBase: Int,
        certificate: String,
        random: @escaping @Sendable () -> UInt64
    ) throws {
        self.host = host
        self.portBase = portBase
        self.random = random
        guard FileManager.default.isReadableFile(atPath: home.certificate(certificate).path) else {
            throw ValidationError(
                "\(home.certificate(certificate).path) is missing; make keys with: huitou certs"
            )
        }
        let material = TLSMaterial(
            credentials: TLSMaterial.Credentials(
                certificateChain: .file(home.certificate(certificate).path),
                privateKey: .file(home.key(certificate).path)
            ),
            authorities: .file(home.authority.path)
        )
        tls = TLSContextProvider(try TLSContext(role: .client, material: material))
        loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
    }

    /// The thread of the connections, as a preference for tasks that make many calls.
    package var taskExecutor: any TaskExecutor { loops.taskExecutors[0] }

    /// The way to a service.
    ///
    /// - Parameters:
    ///   - service: Its name: `points`.
    ///   - address: `host:port` in place of the installation's own.
    /// - Returns: A channel that expects the service's certificate.
    /// - Throws: `ValidationError` for a name or address that is none.
    package func channel(to service: String, at address: String? = nil) throws -> any RPCChannel {
        guard let index = DevelopmentKeys.services.firstIndex(of: service) else {
            throw ValidationError(
                "there is no service \(service); services: "
                    + DevelopmentKeys.services.joined(separator: ", ")
            )
        }
        let host = host.replacing("{service}", with: service)
        var target = (host: host, port: portBase + index)
        if let address {
            let parts = address.split(separator: ":")
            guard parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else {
                throw ValidationError("an address is host:port, not \(address)")
            }
            target = (String(parts[0]), port)
        }
        let place = ServiceAddress(
            host: target.host,
            port: target.port,
            expectedPeer: .service(service)
        )
        return open.withLock { open in
            if let channel = open[place] { return channel }
            let channel = RPCClientChannel(address: place, tls: tls, loops: loops, random: random)
            open[place] = channel
            return channel
        }
    }

    /// Closes everything that was opened.
    func close() async {
        let channels = open.withLock { open in
            defer { open = [:] }
            return Array(open.values)
        }
        for channel in channels { await channel.close() }
        await loops.shutDown()
    }
}
