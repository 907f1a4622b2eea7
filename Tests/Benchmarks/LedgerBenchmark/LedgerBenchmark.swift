import ArgumentParser
import BenchmarkKit
import Dispatch
import Foundation
import PointsDomain
import PointsService
import PointsStorage
import Primitives
import StorageCore
import StoragePostgres
import StorageSQLite
import Synchronization

/// Durable commands through the ledger's store, without sockets: what the storage alone can do.
struct LedgerBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs commands of random members from many tasks, each answered once on disk.",
        discussion: """
            Orders, or earns and burns in turn, each burn by the member who has just earned. On \
            PostgreSQL also the naive form: for each earn a transaction of its own, with a round \
            trip per row, from as many connections as there are submitters, 64 at most.
            """
    )

    /// Where the ledger lies.
    enum Engine: String, CaseIterable, ExpressibleByArgument {
        case sqlite
        case postgres
    }

    /// What is asked of it.
    enum Operation: String, CaseIterable, ExpressibleByArgument {
        case orders
        case points
    }

    @Option(help: "orders, or points for earns and burns.")
    var operation = Operation.orders

    @Option(help: "How many commands are under way at once.")
    var submitters = 128

    @Option(help: "How many members there are.")
    var members = 100_000

    @Flag(help: "Every member has an account before the first command; for measuring size.")
    var opened = false

    @Option(help: "How unequal members are: the exponent of Zipf's law; 0 for all alike.")
    var zipf = 0.0

    @Option(help: "On SQLite: the writer's cache, in MiB.")
    var cache = 64

    @Option(help: "The lines of an order.")
    var lines = 3

    @Option(help: "Seconds, after one second to warm up.")
    var seconds = 5.0

    @Option(help: "In place of the seconds: how many commands, for counting instructions.")
    var orders: Int?

    @Option(help: "The folder to make the database in; it is removed again.")
    var folder = "."

    @Option(help: "sqlite or postgres.")
    var engine = Engine.sqlite

    @Option(help: "On PostgreSQL: the server, which gets a schema that is removed again.")
    var url = ProcessInfo.processInfo.environment["HUITOU_TEST_POSTGRES"] ?? ""

    @Option(help: "On PostgreSQL: how many lanes write.")
    var lanes = 2

    func run() async throws {
        let path = folder + "/ledger-benchmark-" + String(getpid())
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer {
            // What stays behind is seen by whoever runs this.
            try? FileManager.default.removeItem(atPath: path)
        }
        switch engine {
        case .sqlite:
            var configuration = SQLiteConfiguration(path: path + "/points.sqlite")
            configuration.writerCacheKiB = cache << 10
            _ = try await measure(try SQLiteDatabase(configuration), path: path)
        case .postgres:
            let schema = "ledger_benchmark_\(getpid())"
            let configuration = PostgresConfiguration(uri: url, schema: schema)
            let naive = try await NaiveLedger.measure(
                PostgresConfiguration(uri: url, schema: schema + "_naive"),
                connections: min(64, submitters),
                members: members,
                seconds: seconds
            )
            print("naive form, one transaction per earn: \(naive) durable earns/s")
            let rate = try await measure(
                try await PostgresDatabase.open(configuration),
                path: path
            )
            print("ratio to the naive form: \(Double(rate * 100 / max(1, naive)) / 100)")
            let database = try await PostgresDatabase.open(configuration)
            for name in [schema, schema + "_naive"] {
                try await database.write { try $0.execute("DROP SCHEMA \"\(name)\" CASCADE") }
            }
            await database.close()
        }
    }

    /// Measures the store on a database, which is closed afterwards.
    ///
    /// - Returns: Orders per second.
    private func measure(_ database: any Database, path: String) async throws -> Int {
        let store = try await DatabasePointsStore.open(
            database,
            outbox: Outbox(),
            settings: LedgerSettings(
                program: .standard,
                now: Self.now,
                encodeEvent: { event in event.outboxPayload },
                headPath: path + "/points.head",
                laneCount: engine == .postgres ? lanes : 1
            ),
            onFatal: { error in preconditionFailure("\(error)") }
        )
        if opened { try await OpenedAccounts.make(members, in: database) }
        if let orders {
            try await commit(orders, to: store)
            await store.close()
            await database.close()
            return orders
        }
        _ = try await press(store, seconds: 1, round: 0)
        let before = store.figures
        let usage = ProcessUsage(of: [getpid()])
        let latencies = try await press(store, seconds: seconds, round: 1).sorted()
        let groups = store.figures.committedGroupCount - before.committedGroupCount
        let rate = Int(Double(latencies.count) / seconds)
        print(
            "\(engine.rawValue): \(submitters) submitters, \(members) members, \(lines) lines: "
                + "\(rate) durable \(operation == .orders ? "orders" : "earns and burns")/s, "
                + "\(latencies.count / max(1, groups)) to a group, "
                + "p50 \(Self.percentile(latencies, 0.5)), p99 \(Self.percentile(latencies, 0.99))"
        )
        let cost = ProcessUsage(of: [getpid()]).report(since: usage, operations: latencies.count)
        print("\(cost)")
        if opened {
            // Accounts that no record has made would only be found missing.
            await store.close()
            await database.close()
            return rate
        }
        let start = ContinuousClock.now
        let report = try await store.verify()
        print(
            "verify: \(report.entries) entries of \(report.members) members in "
                + "\(start.duration(to: .now)), \(report.findings.count) findings"
        )
        await store.close()
        await database.close()
        return rate
    }

    /// Commits a number of orders, all of them under way at once.
    private func commit(_ orders: Int, to store: DatabasePointsStore) async throws {
        try await withThrowingTaskGroup { group in
            for submitter in 0..<submitters {
                group.addTask {
                    var turns = Turns(self, seed: UInt64(submitter), name: "\(submitter)")
                    let share = orders / submitters + (submitter < orders % submitters ? 1 : 0)
                    for _ in 0..<share { _ = try await store.run(turns.next()) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Who comes how often; made once, since it takes eight bytes a member.
    var ranks: Zipf? {
        guard zipf > 0 else { return nil }
        return Self.madeRanks.withLock { made in
            if let made { return made }
            let ranks = Zipf(count: members, exponent: zipf)
            made = ranks
            return ranks
        }
    }

    private static let madeRanks = Mutex<Zipf?>(nil)

    static let now: @Sendable () -> Timestamp = {
        Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
    }

    private func press(
        _ store: DatabasePointsStore,
        seconds: Double,
        round: Int
    ) async throws -> [Duration] {
        let end = ContinuousClock.now + .seconds(seconds)
        return try await withThrowingTaskGroup { group in
            for submitter in 0..<submitters {
                group.addTask {
                    var turns = Turns(
                        self,
                        seed: UInt64(round * 1_000_000 + submitter),
                        name: "\(round)-\(submitter)"
                    )
                    var latencies: [Duration] = []
                    while ContinuousClock.now < end {
                        let command = try turns.next()
                        let start = ContinuousClock.now
                        let outcome = try await store.run(command)
                        latencies.append(start.duration(to: .now))
                        switch outcome {
                        case .commitOrder(.booked), .command(.booked): break
                        default: throw ValidationError("a command came to \(outcome)")
                        }
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func percentile(_ sorted: [Duration], _ share: Double) -> Duration {
        sorted.isEmpty ? .zero : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}

/// The commands of one submitter, one after the other.
struct Turns {
    private let benchmark: LedgerBenchmark
    private let ranks: Zipf?
    private let name: String
    private var random: SeededRandom
    private var number = 0
    /// Who has earned and not burnt yet.
    private var earner: Int64?

    init(_ benchmark: LedgerBenchmark, seed: UInt64, name: String) {
        self.benchmark = benchmark
        self.ranks = benchmark.ranks
        self.name = name
        random = SeededRandom(seed: seed)
    }

    /// The next command; its identity is like no other.
    mutating func next() throws -> PointsCommand {
        number += 1
        switch benchmark.operation {
        case .orders: return .commitOrder(try order())
        case .points: return try points()
        }
    }

    /// The next member: by rank, or all alike.
    private mutating func member() -> Int64 {
        guard let ranks else {
            return Int64.random(in: 1...Int64(benchmark.members), using: &random)
        }
        // Ranks are spread over all ids, as members who come often are.
        let rank = UInt64(ranks.draw(&random))
        return Int64(Partition.mix(rank) % UInt64(benchmark.members)) + 1
    }

    private mutating func order() throws -> CommitOrder {
        let lines = (0..<benchmark.lines).map { _ in
            CommitOrder.Fields.Line(
                sku: String(Int.random(in: 1_000_000...9_999_999, using: &random)),
                category: "grocery/dairy",
                brand: "national",
                paidFen: Int64.random(in: 100...5000, using: &random)
            )
        }
        return try CommitOrder(
            validating: CommitOrder.Fields(
                channel: "pos",
                orderID: "\(name)-\(number)",
                memberID: member(),
                organisation: "acme/north/s\(Int.random(in: 1...40, using: &random))",
                paidAt: LedgerBenchmark.now().microseconds,
                lines: lines
            ),
            caller: try Self.value(Caller("till:1"))
        )
    }

    private mutating func points() throws -> PointsCommand {
        let member = earner ?? member()
        let envelope = Envelope(
            caller: try Self.value(Caller("till:1")),
            key: try Self.value(IdempotencyKey("\(name)-\(number)")),
            member: try Self.value(MemberID(rawValue: member)),
            organisation: try Self.value(
                OrganisationPath("acme/north/s\(Int.random(in: 1...40, using: &random))")
            ),
            reason: try Self.value(ReasonCode("promotion")),
            at: LedgerBenchmark.now()
        )
        if earner != nil {
            earner = nil
            return .burn(Burn(envelope: envelope, currency: .points, amount: Amount(10)))
        }
        earner = member
        return .earn(Earn(envelope: envelope, currency: .points, amount: Amount(12)))
    }

    private static func value<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw ValidationError("no \(Value.self)") }
        return value
    }
}

/// Not an `async` main, which ends the main thread: valgrind does not survive that.
@main
enum Entry {
    static func main() {
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            await LedgerBenchmark.main()
            isDone.signal()
        }
        isDone.wait()
    }
}
