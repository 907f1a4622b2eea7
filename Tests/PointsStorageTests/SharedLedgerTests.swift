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
            #expect(account.pocket(.points).balance == Amount(7260 - 1860))
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

    @Test func theLastPointsAreSpentOnce() async throws {
        try await withInstances { first, second, _ in
            try await first.book(earn(1, "e", 100))
            let outcomes = try await withThrowingTaskGroup { group in
                for task in 0..<64 {
                    let store = task % 2 == 0 ? first : second
                    group.addTask { try await store.answer(burn(1, "b\(task)", 7)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let booked = outcomes.count { if case .booked = $0 { true } else { false } }
            #expect(booked == 14)
            #expect(outcomes.count { $0 == .refused(.insufficientBalance) } == 50)
            #expect(try await second.points(of: 1) == 2)
            #expect(try await second.verify().findings == [])
        }
    }

    @Test func oneKeyThroughBothIsBookedOnce() async throws {
        try await withInstances { first, second, _ in
            for round in 0..<20 {
                let outcomes = try await withThrowingTaskGroup { group in
                    for task in 0..<8 {
                        let store = task % 2 == 0 ? first : second
                        group.addTask { try await store.answer(earn(1, "e\(round)", 5)) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let answers = Set(outcomes.compactMap(\.entries))
                #expect(answers.count == 1)
                let booked = outcomes.count { if case .booked = $0 { true } else { false } }
                #expect(booked == 1)
            }
            #expect(try await second.points(of: 1) == 100)
            #expect(try await second.verify().findings == [])
        }
    }

    /// Accounts are locked in one order, but for those that only a merge tells of.
    @Test func transfersInBothDirectionsAndMergesAllGoThrough() async throws {
        try await withInstances { first, second, _ in
            for id in 1...8 { try await first.book(earn(Int64(id), "e", 1000)) }
            try await withThrowingTaskGroup { group in
                for task in 0..<400 {
                    let store = task % 2 == 0 ? first : second
                    let (giver, receiver) = (Int64(task % 8 + 1), Int64((task / 8) % 8 + 1))
                    group.addTask {
                        switch task % 40 {
                        case 13: _ = try await store.answer(merge(2, into: 7, "m\(task)"))
                        case 27: _ = try await store.answer(unmerge(2, from: 7, "u\(task)"))
                        default:
                            _ = try await store.answer(
                                transfer(giver, "t\(task)", to: receiver, 3)
                            )
                        }
                    }
                }
                try await group.waitForAll()
            }
            let report = try await second.verify()
            #expect(report.findings == [])
            #expect(report.outstanding == Amount(8000))
            let trial = try await first.trialBalance()
            let transit = Totals.Key(currency: .points, account: .transit)
            #expect(trial.totals.amounts[transit, default: .zero] == .zero)
        }
    }

    @Test func oneSweepsAtATime() async throws {
        try await withInstances { first, second, database in
            for id in 1...40 {
                let end = LedgerFolder.start.advanced(by: .seconds(60))
                try await first.book(earn(Int64(id), "e", 10, expiresAt: end))
            }
            try await database.write { writer in
                _ = try writer.execute(
                    "INSERT INTO sweep_lease (name, holder, ends_at) VALUES ($1, $2, $3)",
                    ["accounts", "gone", .integer(.max)]
                )
            }
            #expect(try await first.sweep(as: "first").isElsewhere)
            try await database.write { writer in
                _ = try writer.execute("UPDATE sweep_lease SET ends_at = 0")
            }
            async let one = first.sweep(as: "first")
            async let other = second.sweep(as: "second")
            let reports = try await [one, other]
            #expect(reports.contains { !$0.isElsewhere })
            #expect(try await first.verify().findings == [])
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
            #expect(report.members == 30 && report.outstanding == Amount(12 * 300))
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
