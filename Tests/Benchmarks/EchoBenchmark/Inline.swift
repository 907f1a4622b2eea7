import ArgumentParser
import RPCCore
import RPCTransport

extension EchoBenchmark {
    /// Client and server in one process on one thread, a fixed number of calls: for counting
    /// instructions, which are the same whatever else the machine does.
    struct Inline: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a number of calls, both ends on one thread; prints nothing."
        )
        @Option(help: "A folder as `material` makes it.")
        var material: String
        @Option(help: "Calls.") var calls = 10_000
        @Option(help: "Calls under way at once.") var outstanding = 64

        func run() async throws {
            let material = try MaterialOptions.parse(["--material", material])
            let loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
            let server = Echo.server(tls: try material.context(.server(.required)), loops: loops)
            let port = try await server.start(host: "127.0.0.1", port: 0)
            let channel = Echo.channel(
                port: port,
                tls: try material.context(.client),
                loops: loops
            )
            try await channel.connect()
            let executor = loops.taskExecutors[0]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<outstanding {
                    let share = calls / outstanding + (index < calls % outstanding ? 1 : 0)
                    group.addTask(executorPreference: executor) {
                        try await Self.press(channel, share)
                    }
                }
                try await group.waitForAll()
            }
            await channel.close()
            await server.drain(timeout: .seconds(1))
            await loops.shutDown()
        }

        private static func press(_ channel: RPCClientChannel, _ calls: Int) async throws {
            let request = Echo.message(byteCount: Echo.requestByteCount)
            for _ in 0..<calls {
                _ = try await channel.unary(
                    Echo.method,
                    request,
                    options: .inherited,
                    returning: Echo.Message.self
                )
            }
        }
    }

    /// Writes certificate, key and authority of an echo server.
    struct Material: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes authority.pem, echo.pem and echo.key for the other commands."
        )
        @Argument(help: "The folder; it must exist.") var folder: String

        func run() throws {
            try Compare.writeMaterial(to: folder)
        }
    }
}
