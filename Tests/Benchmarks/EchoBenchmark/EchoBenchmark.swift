import ArgumentParser
import Cryptography
import Dispatch
import Foundation
import Messages
import Primitives
import RPCCore
import RPCTransport

/// Unary echo over the real stack: generated messages, async handlers, deadlines, TLS.
///
/// 100 bytes of request, 200 of response, as in the yardstick; client and server in processes of
/// their own. Beside it stands `echo-yardstick`, what OpenSSL alone can do.
struct EchoBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Calls per second over the real stack, and what OpenSSL alone can do.",
        subcommands: [Compare.self, Server.self, Client.self, Inline.self, Material.self],
        defaultSubcommand: Compare.self
    )
}

/// Not an `async` main, which ends the main thread: valgrind does not survive that.
@main
enum Entry {
    static func main() {
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            await EchoBenchmark.main()
            isDone.signal()
        }
        isDone.wait()
    }
}

/// The files that both processes are started with.
struct MaterialOptions: ParsableArguments {
    @Option(help: "A folder with authority.pem, echo.pem and echo.key.")
    var material: String

    func context(_ role: TLSContext.Role) throws -> TLSContextProvider {
        let credentials = TLSMaterial.Credentials(
            certificateChain: .file(material + "/echo.pem"),
            privateKey: .file(material + "/echo.key")
        )
        let authorities = PEMSource.file(material + "/authority.pem")
        let material = TLSMaterial(credentials: credentials, authorities: authorities)
        return TLSContextProvider(try TLSContext(role: role, material: material))
    }
}

enum Echo {
    /// One field of bytes: what is measured is the stack, not one message's richness.
    typealias Message = RPCV1.GetDescriptorsResponse

    static let requestByteCount = 100
    static let responseByteCount = 200

    static let method = MethodDescriptor(
        service: "huitou.benchmark.v1.Echo",
        name: "Echo",
        kind: .unary,
        idempotency: .idempotent,
        access: AccessRule(kinds: [.service])
    )

    static func message(byteCount: Int) -> Message {
        // Two bytes of tag and length, three from 128 bytes on.
        let payload = byteCount - (byteCount < 130 ? 2 : 3)
        return Message(fileDescriptorSet: [UInt8](repeating: 0x5A, count: payload))
    }

    /// A server that answers every request with the same message.
    static func server(tls: TLSContextProvider, loops: TransportLoops) -> RPCServer {
        let response = message(byteCount: responseByteCount)
        let method = RPCMethod.unary(
            method,
            target: { (_: Message) in AccessTarget() },
            handler: { _, _ in response }
        )
        let router = Router(methods: [method], authenticator: ServicePrincipals())
        return RPCServer(router: router, tls: tls, loops: loops)
    }

    /// A way to it.
    static func channel(
        port: Int,
        tls: TLSContextProvider,
        loops: TransportLoops
    ) -> RPCClientChannel {
        let address = ServiceAddress(
            host: "127.0.0.1",
            port: port,
            expectedPeer: .service("echo")
        )
        return RPCClientChannel(address: address, tls: tls, loops: loops, random: random)
    }

    static let random: @Sendable () -> UInt64 = { UInt64.random(in: 0...UInt64.max) }
}

struct ServicePrincipals: Authenticator {
    func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
        peer.map { Principal(kind: $0.kind, id: $0.name) }
    }
}

extension EchoBenchmark {
    struct Server: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints its port and serves until its input ends."
        )
        @OptionGroup var material: MaterialOptions
        @Option(help: "Threads.") var loops = 1

        func run() async throws {
            let loops = TransportLoops(count: loops, clock: SystemMonotonicClock())
            let server = Echo.server(tls: try material.context(.server(.required)), loops: loops)
            let port = try await server.start(host: "127.0.0.1", port: 0)
            FileHandle.standardOutput.write(Data("\(port)\n".utf8))
            while readLine() != nil {}
            await server.drain(timeout: .seconds(1))
            await loops.shutDown()
        }
    }

    struct Client: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints answered calls per second."
        )
        @OptionGroup var material: MaterialOptions
        @Option(help: "The server's port.") var port: Int
        @Option(help: "Connections.") var connections = 1
        @Option(help: "Calls under way on each.") var outstanding = 1
        @Option(help: "Seconds, after a tenth of that to warm up.") var seconds = 3.0
        @Option(help: "Threads.") var loops = 1

        func run() async throws {
            let loops = TransportLoops(count: loops, clock: SystemMonotonicClock())
            let tls = try material.context(.client)
            let clock = ContinuousClock()
            let start = clock.now + .seconds(seconds / 10)
            let end = start + .seconds(seconds)
            var count = 0
            var channels: [RPCClientChannel] = []
            try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<connections {
                    let executor = loops.taskExecutors[index % loops.taskExecutors.count]
                    let channel = Echo.channel(port: port, tls: tls, loops: loops)
                    channels.append(channel)
                    for _ in 0..<outstanding {
                        group.addTask(executorPreference: executor) {
                            try await Self.press(channel, from: start, to: end)
                        }
                    }
                }
                for try await part in group { count += part }
            }
            print(Int(Double(count) / seconds))
            for channel in channels { await channel.close() }
            await loops.shutDown()
        }

        private static func press(
            _ channel: RPCClientChannel,
            from start: ContinuousClock.Instant,
            to end: ContinuousClock.Instant
        ) async throws -> Int {
            let request = Echo.message(byteCount: Echo.requestByteCount)
            var count = 0
            while true {
                let answer = try await channel.unary(
                    Echo.method,
                    request,
                    options: .inherited,
                    returning: Echo.Message.self
                )
                precondition(answer.fileDescriptorSet.count > 190, "not the server's answer")
                let now = ContinuousClock.now
                if now >= end { return count }
                if now >= start { count += 1 }
            }
        }
    }
}
