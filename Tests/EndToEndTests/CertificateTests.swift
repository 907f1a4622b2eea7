import Foundation
import Glibc
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

extension EndToEndTests {
    /// Certificates are replaced while calls run.
    @Suite(.serialized)
    struct CertificateTests {
        private static let takenUp = "certificates taken up again"
        private static let refused = "new certificates are not usable; the old ones go on"

        /// A new authority takes over from the old one, step by step as an operator would do it;
        /// one connection carries calls all the while.
        @Test func authorityIsReplacedWithoutADroppedCall() async throws {
            let environment = ["HUITOU_TLS_RELOAD_INTERVAL": "200ms"]
            try await Installation.with(environment: environment) { installation in
                let next = installation.home.appending(path: "next")
                let made = try await installation.huitou("certs", "--home", next.path)
                try #require(made.exitCode == 0, "\(made.errors)")
                let files = CertificateFiles(home: installation.home, next: next)
                _ = try await installation.call("gateway/RegisterMember", CallLoop.registration)
                let calls = try CallLoop(installation)
                await calls.waitForMore(20)

                // Everybody believes both authorities, before anybody shows the new one's.
                try files.write("ca.pem", files.old("ca.pem") + files.new("ca.pem"))
                try await installation.waitForLog(Self.takenUp, count: 1)
                for service in Installation.services {
                    try files.takeOver(service)
                }
                try await installation.waitForLog(Self.takenUp, count: 2)
                for service in Installation.services {
                    let shown = try await files.shown(by: service, installation)
                    #expect(shown == (try files.new("\(service).pem")), "\(service)")
                }
                await calls.waitForMore(20)

                // A file that is no certificate is refused, and told of.
                try files.write("gateway.pem", "-----BEGIN NONSENSE-----\n")
                try await installation.waitForLog(Self.refused, in: ["gateway"])
                let shown = try await files.shown(by: "gateway", installation)
                #expect(shown == (try files.new("gateway.pem")))
                await calls.waitForMore(20)
                try files.takeOver("gateway")

                // Nobody believes the old authority any more.
                try files.takeOver("operator")
                try files.takeOver("ca")
                try await installation.waitForLog(Self.takenUp, count: 3)
                await calls.waitForMore(20)

                let result = await calls.stop()
                #expect(result.failures == [])
                #expect(result.callCount >= 80)
                #expect(result.connectionCount == 1)
                try await Self.clientsShowTheNewOne(installation)
            }
        }

        /// A service that starts now believes the new authority alone: the others reach it only if
        /// they show what was issued by that.
        private static func clientsShowTheNewOne(_ installation: Installation) async throws {
            try await installation.kill("identity", signal: SIGTERM)
            try await installation.up()
            let isReached = try await Wait.until(within: .seconds(30)) {
                let answer = try await installation.huitou(
                    "call",
                    "gateway/IdentifyMember",
                    CallLoop.identification
                )
                return answer.exitCode == 0
            }
            #expect(isReached, "the gateway does not reach identity with its new certificate")
        }
    }
}

/// The files of certificates of an installation, and those that shall take their places.
struct CertificateFiles: Sendable {
    let home: URL
    let next: URL

    func old(_ name: String) throws -> String { try read(home, name) }

    func new(_ name: String) throws -> String { try read(next, name) }

    private func read(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "tls/\(name)"), encoding: .utf8)
    }

    /// Replaces a file as a whole.
    func write(_ name: String, _ text: String) throws {
        let file = home.appending(path: "tls/\(name)")
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// Replaces key and certificate, one after the other.
    func takeOver(_ name: String) throws {
        try write("\(name).key", new("\(name).key"))
        try write("\(name).pem", new("\(name).pem"))
    }

    /// The certificate that a service shows to whoever connects now.
    func shown(by service: String, _ installation: Installation) async throws -> String {
        let script = """
            import socket, ssl, sys
            port, folder = int(sys.argv[1]), sys.argv[2] + "/tls/"
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.load_verify_locations(folder + "ca.pem")
            context.load_cert_chain(folder + "operator.pem", folder + "operator.key")
            context.set_alpn_protocols(["huitou/1"])
            with socket.create_connection(("127.0.0.1", port)) as plain:
                with context.wrap_socket(plain) as secure:
                    print(ssl.DER_cert_to_PEM_cert(secure.getpeercert(True)), end="")
            """
        let result = try await Subprocess.run(
            "/usr/bin/python3",
            ["-c", script, "\(try installation.port(of: service))", home.path]
        )
        try #require(result.exitCode == 0, "\(service): \(result.errors)")
        return result.output
    }
}

/// Calls the gateway again and again on one connection.
final class CallLoop: Sendable {
    static let registration = """
        {"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "LOOP0001"}], "name": "Li Na",
         "organisation": "demo/retail", "channel": "app", "idempotencyKey": "loop"}
        """
    static let identification = """
        {"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "LOOP0001"}]}
        """

    /// What became of the calls.
    struct Outcome: Sendable {
        var callCount = 0
        var failures: [RPCError] = []
        var connectionCount = 0
    }

    private let loops: TransportLoops
    private let channel: RPCClientChannel
    private let task: Task<Void, Never>
    private let box: Box

    private final class Box: Sendable {
        let outcome = Mutex(Outcome())
    }

    init(_ installation: Installation) throws {
        let folder = installation.home.appending(path: "tls").path
        let material = TLSMaterial(
            credentials: TLSMaterial.Credentials(
                certificateChain: .file(folder + "/operator.pem"),
                privateKey: .file(folder + "/operator.key")
            ),
            authorities: .file(folder + "/ca.pem")
        )
        let box = Box()
        let loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
        let channel = RPCClientChannel(
            address: ServiceAddress(
                host: "127.0.0.1",
                port: try installation.port(of: "gateway"),
                expectedPeer: .service("gateway")
            ),
            tls: TLSContextProvider(try TLSContext(role: .client, material: material)),
            loops: loops,
            random: { UInt64.random(in: 0 ... .max) },
            observe: { event in
                guard case .opened = event else { return }
                box.outcome.withLock { $0.connectionCount += 1 }
            }
        )
        let client = GatewayV1.GatewayClient(channel: channel)
        let request = GatewayV1.IdentifyMemberRequest(
            identities: [.init(kind: .card, value: "LOOP0001")]
        )
        self.box = box
        self.loops = loops
        self.channel = channel
        task = Task {
            while !Task.isCancelled {
                do throws(RPCError) {
                    _ = try await client.identifyMember(request)
                    box.outcome.withLock { $0.callCount += 1 }
                } catch {
                    if Task.isCancelled { return }
                    box.outcome.withLock { $0.failures.append(error) }
                }
            }
        }
    }

    /// Waits until so many more calls have succeeded.
    func waitForMore(_ count: Int) async {
        let goal = box.outcome.withLock { $0.callCount } + count
        let isReached = await Wait.until(within: .seconds(30)) {
            self.box.outcome.withLock { $0.callCount } >= goal
        }
        #expect(isReached, "calls stand still")
    }

    /// Makes no more calls.
    func stop() async -> Outcome {
        task.cancel()
        await task.value
        await channel.close()
        await loops.shutDown()
        return box.outcome.withLock { $0 }
    }
}
