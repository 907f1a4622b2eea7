import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StoragePostgres
import StorageTestKit
import Testing

/// One ledger, written by two processes at once.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedLedgerTests {
    /// Two instances on one schema, each with two lanes and a folder of its own.
    private func withInstances(
        limits: GroupCommitLimits = GroupCommitLimits(),
        _ body:
            @Sendable (DatabasePointsStore, DatabasePointsStore, PostgresDatabase) async throws ->
            Void
    ) async throws {
        try await PostgresServer.withSchema { configuration in
            var configuration = configuration
            configuration.applicationName = configuration.schema
            let folders = [try LedgerFolder(), try LedgerFolder()]
            var databases: [PostgresDatabase] = []
            var stores: [DatabasePointsStore] = []
            for folder in folders {
                let database = try await PostgresDatabase.open(configuration)
                databases.append(database)
                stores.append(
                    try await DatabasePointsStore.open(
                        database,
                        outbox: Outbox(),
                        settings: folder.settings(laneCount: 2, limits: limits),
                        onFatal: { Issue.record($0) }
                    )
                )
            }
            do {
                try await body(stores[0], stores[1], databases[0])
            } catch {
                Issue.record(error)
            }
            for store in stores { await store.close() }
            for database in databases { await database.close() }
        }
    }

    @Test func oneOrderThroughBothIsBookedOnce() async throws {
        try await withInstances { first, second, _ in
            for number in 1...20 {
                let outcomes = try await withThrowingTaskGroup { group in
                    for task in 0..<8 {
                        let store = task % 2 == 0 ? first : second
                        let member: Int64 = task % 4 < 2 ? 1 : 2
                        group.addTask { try await store.commit(order(number, member: member)) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count { $0.code == .booked } == 1)
                #expect(outcomes.count { $0.code == .replayed } == 3)
                #expect(outcomes.count { $0 == .orderDiffers(field: "member_id") } == 4)
            }
            let trial = try await second.trialBalance()
            #expect(trial.entries == 20 && trial.orders == 20)
            #expect(try await first.verify().findings == [])
        }
    }

    @Test func ordersAndReversalsOfOneMemberMakeOneChain() async throws {
        try await withInstances { first, second, database in
            try await withThrowingTaskGroup { group in
                for number in 1...120 {
                    group.addTask {
                        let (one, other) = number % 2 == 0 ? (first, second) : (second, first)
                        _ = try await one.commit(order(number, fen: Int64(number) * 100))
                        if number % 4 == 0 {
                            // Both try it; the order is taken back once.
                            async let here = one.reverse(reversal(number))
                            async let there = other.reverse(reversal(number))
                            let codes = try await [here.code, there.code]
                            #expect(Set(codes) == [.reversed, .replayed])
                        }
                    }
                }
                try await group.waitForAll()
            }
            let account = try await second.account(of: member(1))
            #expect(account.version == 150)
            #expect(account.pocket(.points).balance == Points(7260 - 1860))
            let report = try await first.verify()
            #expect(report.findings == [])
            #expect(report.entries == 150 && report.orders == 120 && report.events == 150)
            let page = try await database.read { reader in
                try Outbox.read(after: OutboxCursor(after: .start), eventsMax: 1000, from: reader)
            }
            let versions = page.records.map(\.event.memberVersion)
            #expect(versions == (1...150).map { $0 })
            #expect(Set(page.records.map(\.event.eventID)).count == 150)
            let lanes = Set(page.records.map { $0.event.eventID >> 48 })
            #expect(lanes.count > 1)
        }
    }

    /// Sessions are ended while they work, commits included: every order is acknowledged, and
    /// booked once.
    @Test func cutConnectionsLoseAndDoubleNothing() async throws {
        let limits = GroupCommitLimits(groupCommandsMax: 8)
        try await withInstances(limits: limits) { first, second, database in
            let orderCount = 300
            let answers = CommitSignal()
            async let cutCount = cut(database, after: answers, of: orderCount)
            try await withThrowingTaskGroup { group in
                for number in 1...orderCount {
                    group.addTask {
                        let store = number % 2 == 0 ? first : second
                        let order = order(number, member: Int64(number % 30) + 1)
                        let outcome = try await store.commit(order)
                        #expect([.booked, .replayed].contains(outcome.code))
                        answers.notify()
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await cutCount == orderCount / 20)
            let report = try await second.verify()
            #expect(report.findings == [])
            #expect(report.orders == Int64(orderCount) && report.events == Int64(orderCount))
            #expect(report.members == 30 && report.outstanding == Points(12 * 300))
        }
    }

    /// Ends a session that is at work after every 20 answers.
    ///
    /// - Returns: How often.
    private func cut(
        _ database: PostgresDatabase,
        after answers: CommitSignal,
        of count: Int
    ) async throws -> Int {
        var cutCount = 0
        while (cutCount + 1) * 20 <= count {
            let generation = answers.generation
            if generation < UInt64((cutCount + 1) * 20) {
                await answers.wait(after: generation)
                continue
            }
            cutCount += 1
            let offset = SQLValue.integer(Int64(cutCount % 4))
            try await database.write { writer in
                _ = try writer.query(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE pid <> pg_backend_pid() AND application_name = current_schema()
                        AND state <> 'idle' ORDER BY pid OFFSET $1 LIMIT 1
                    """,
                    [offset]
                )
            }
        }
        return cutCount
    }
}
