import ArgumentParser
import BenchmarkKit
import Foundation
import HuitouTool
import Messages
import Primitives
import RPCCore

/// Registrations and look-ups through the identity service: tills that make members and find them.
struct Members: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Registers members as fast as they come, then resolves their phones.",
        discussion: """
            Each registration is answered when it is on disk. Calls carry a till's access token, \
            which identity verifies once and remembers, over connections of the gateway's.
            """
    )

    @Option(help: "How many clients, each with one call under way.")
    var clients = 128

    @Option(help: "Seconds of each phase, after one second to warm up.")
    var seconds = 5.0

    @Option(help: "A till's access token, as huitou token till makes it.")
    var token: String

    @Option(help: "Processes whose CPU time and writes are counted beside those of identity.")
    var also: [Int32] = []

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let channels = try connection.openChannels()
        let identity = IdentityV1.IdentityClient(channel: try channels.channel(to: "identity"))
        // Members of another run have other phones.
        let run = Int64(Date.now.timeIntervalSince1970) % 1_000
        let executor = channels.taskExecutor
        let warm = try await register(identity, run, from: 0, seconds: 1, on: executor)
        let first: Int64 = 1_000
        let made = try await measured("registrations") {
            try await register(identity, run, from: first, seconds: seconds, on: executor)
        }
        // Every client has made as many as it could; all below the least are there.
        let known = made.least
        guard warm.least > 0, known > 0 else { throw ValidationError("a client made no member") }
        _ = try await resolve(identity, run, from: first, known: known, seconds: 1, on: executor)
        _ = try await measured("phones resolved") {
            try await resolve(
                identity,
                run,
                from: first,
                known: known,
                seconds: seconds,
                on: executor
            )
        }
    }

    /// What the clients of a phase did.
    private struct Done: Sendable {
        var latencies = Latencies()
        /// How many the slowest client did.
        var least = Int64.max
    }

    private func measured(_ name: String, _ body: () async throws -> Done) async throws -> Done {
        let home = ProcessInfo.processInfo.environment["HUITOU_HOME"] ?? ".huitou"
        let processes = ProcessUsage.processes(home: home, service: "identity") + also
        let before = ProcessUsage(of: processes)
        let done = try await body()
        let usage = ProcessUsage(of: processes)
            .report(since: before, operations: done.latencies.count)
        print("\(done.latencies.report("\(clients) clients, \(name)", seconds: seconds)); \(usage)")
        return done
    }

    /// The phone of a client's member: +86 1 and ten digits, of which no two runs, clients or
    /// numbers share all.
    private func phone(_ run: Int64, _ client: Int, _ number: Int64) -> String {
        let index = number * Int64(clients) + Int64(client)
        precondition(index < 7_000_000, "a run makes at most seven million members")
        return "+861\(3_000_000_000 + run * 7_000_000 + index)"
    }

    private func register(
        _ identity: IdentityV1.IdentityClient,
        _ run: Int64,
        from first: Int64,
        seconds: Double,
        on executor: any TaskExecutor
    ) async throws -> Done {
        let options = CallOptions(token: token)
        return try await press(seconds: seconds, on: executor) { client, number, _ in
            let request = IdentityV1.RegisterMemberRequest(
                identities: [
                    .init(kind: .phone, value: phone(run, client, first + number))
                ],
                organisation: "acme/north/store-\(client % 40)",
                channel: "pos",
                idempotencyKey: "\(run)-\(first)-\(client)-\(number)"
            )
            let answer = try await identity.registerMember(request, options: options)
            guard answer.created else { throw ValidationError("a phone was known already") }
        }
    }

    private func resolve(
        _ identity: IdentityV1.IdentityClient,
        _ run: Int64,
        from first: Int64,
        known: Int64,
        seconds: Double,
        on executor: any TaskExecutor
    ) async throws -> Done {
        let options = CallOptions(token: token)
        return try await press(seconds: seconds, on: executor) { client, _, random in
            let number = Int64.random(in: 0..<known, using: &random)
            let request = IdentityV1.ResolveMemberRequest(
                identities: [
                    .init(kind: .phone, value: phone(run, client, first + number))
                ]
            )
            _ = try await identity.resolveMember(request, options: options)
        }
    }

    private func press(
        seconds: Double,
        on executor: any TaskExecutor,
        _ call: @escaping @Sendable (Int, Int64, inout SeededRandom) async throws -> Void
    ) async throws -> Done {
        try await withThrowingTaskGroup(of: Latencies.self) { group in
            for client in 0..<clients {
                group.addTask(executorPreference: executor) {
                    var random = SeededRandom(seed: UInt64(client))
                    var latencies = Latencies()
                    let clock = ContinuousClock()
                    let end = clock.now + .seconds(seconds)
                    while clock.now < end {
                        let begun = clock.now
                        try await call(client, Int64(latencies.count), &random)
                        latencies.add(begun.duration(to: clock.now))
                    }
                    return latencies
                }
            }
            var done = Done()
            for try await part in group {
                done.latencies.add(part)
                done.least = min(done.least, Int64(part.count))
            }
            return done
        }
    }
}
