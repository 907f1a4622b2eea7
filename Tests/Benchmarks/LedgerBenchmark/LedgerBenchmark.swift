import ArgumentParser
import Dispatch
import Foundation
import PointsDomain
import PointsService
import PointsStorage
import Primitives
import StorageCore
import StoragePostgres
import StorageSQLite

/// Durable orders through the ledger's store, without sockets: what the storage alone can do.
struct LedgerBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Commits orders of random members from many tasks, each answered once on disk.",
        discussion: """
            On PostgreSQL also the naive form: for each order a transaction of its own, with a \
            round trip per row, from as many connections as there are submitters, 64 at most.
            """
    )

    /// Where the ledger lies.
    enum Engine: String, CaseIterable, ExpressibleByArgument {
        case sqlite
        case postgres
    }

    @Option(help: "How many commands are under way at once.")
    var submitters = 128

    @Option(help: "How many members there are.")
    var members = 100_000

    @Option(help: "The lines of an order.")
    var lines = 3

    @Option(help: "Seconds, after one second to warm up.")
    var seconds = 5.0

    @Option(help: "In place of the seconds: how many orders, for counting instructions.")
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
            let configuration = SQLiteConfiguration(path: path + "/points.sqlite")
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
            print("naive form, one transaction per order: \(naive) durable orders/s")
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
        if let orders {
            try await commit(orders, to: store)
            await store.close()
            await database.close()
            return orders
        }
        _ = try await press(store, seconds: 1, round: 0)
        let before = store.figures
        let latencies = try await press(store, seconds: seconds, round: 1).sorted()
        let groups = store.figures.committedGroupCount - before.committedGroupCount
        let rate = Int(Double(latencies.count) / seconds)
        print(
            "\(engine.rawValue): \(submitters) submitters, \(members) members, \(lines) lines: "
                + "\(rate) durable orders/s, \(latencies.count / max(1, groups)) to a group, "
                + "p50 \(Self.percentile(latencies, 0.5)), p99 \(Self.percentile(latencies, 0.99))"
        )
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
                    var random = SeededRandom(seed: UInt64(submitter))
                    let share = orders / submitters + (submitter < orders % submitters ? 1 : 0)
                    for number in 0..<share {
                        let command = try command("\(submitter)-\(number)", &random)
                        _ = try await store.run(.commitOrder(command))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static let now: @Sendable () -> Timestamp = {
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
                    var random = SeededRandom(seed: UInt64(round * 1_000_000 + submitter))
                    var latencies: [Duration] = []
                    while ContinuousClock.now < end {
                        let id = "\(round)-\(submitter)-\(latencies.count)"
                        let command = try command(id, &random)
                        let start = ContinuousClock.now
                        let outcome = try await store.run(.commitOrder(command))
                        latencies.append(start.duration(to: .now))
                        guard case .commitOrder(.booked) = outcome else {
                            throw ValidationError("order \(id) came to \(outcome)")
                        }
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func command(
        _ id: String,
        _ random: inout SeededRandom
    ) throws(InvalidCommand) -> CommitOrder {
        let lines = (0..<lines).map { _ in
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
                orderID: id,
                memberID: Int64.random(in: 1...Int64(members), using: &random),
                organisation: "acme/north/s\(Int.random(in: 1...40, using: &random))",
                paidAt: Self.now().microseconds,
                lines: lines
            )
        )
    }

    private static func percentile(_ sorted: [Duration], _ share: Double) -> Duration {
        sorted.isEmpty ? .zero : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
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
