import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StoragePostgres
import StorageTestKit
import Synchronization
import Testing

/// Orders come through one process while news of their member come through another.
///
/// On PostgreSQL only: on SQLite one process writes, one transaction after the other.
@Suite(
    .enabled(if: PostgresServer.uri != nil, "\(PostgresServer.absence)"),
    .timeLimit(.minutes(2))
)
struct MemberNewsRaceTests {
    /// Which of the two had its transaction open when the other one came.
    enum First: CaseIterable { case order, news }

    private static let member = MemberID(now: .min, random: 1)
    private static let other = MemberID(now: .min, random: 2)

    /// Two processes on one database, and a way to hold either of them.
    private struct Fixture {
        let processes: [(database: PostgresDatabase, store: SQLRecommendationsStore)]
        let holding: PostgresDatabase

        /// Stores an order of the member through the first process.
        func order(_ position: Int64) async throws {
            _ = try await processes[0].store.apply(
                PurchaseBatch(
                    source: "points",
                    events: [
                        .init(
                            partition: 3,
                            position: position,
                            fact: .bought(
                                MemberNewsRaceTests.member,
                                OrderKey(channel: "pos", orderID: "\(position)"),
                                paidAt: Timestamp(microseconds: 1),
                                day: Day(0),
                                organisation: "acme/store-1",
                                lines: [.init(sku: "tea", category: "c", brand: "b")]
                            )
                        )
                    ]
                ),
                seen: nil
            )
        }

        /// Takes news in through the second process.
        func tell(_ news: MemberNews, hold: @escaping @Sendable () -> Void = {}) async throws {
            let store = processes[1].store
            try await processes[1].database.write { writer in
                try store.apply([news], in: writer)
                hold()
            }
        }

        /// Has an order and news meet, each in a transaction that was begun before the other one's
        /// end.
        func meet(_ news: MemberNews, first: First) async throws {
            let pause = Pause()
            switch first {
            case .order:
                // The order stands still before its last write.
                let holder = Task {
                    try await holding.write { writer in
                        _ = try writer.execute("LOCK TABLE store_days IN EXCLUSIVE MODE")
                        pause.hold()
                    }
                }
                await pause.untilReached()
                let order = Task { try await self.order(2) }
                try await untilWaiting(count: 1, orEnded: nil)
                let told = Ended()
                let telling = Task {
                    try await tell(news)
                    told.set()
                }
                try await untilWaiting(count: 2, orEnded: told)
                pause.release()
                try await holder.value
                try await order.value
                try await telling.value
            case .news:
                let telling = Task { try await tell(news) { pause.hold() } }
                await pause.untilReached()
                let isStored = Ended()
                let order = Task {
                    try await self.order(2)
                    isStored.set()
                }
                try await untilWaiting(count: 1, orEnded: isStored)
                pause.release()
                try await telling.value
                try await order.value
            }
        }

        /// Waits until so many sessions of ours wait for a lock, or something has ended without.
        private func untilWaiting(count: Int64, orEnded ended: Ended?) async throws {
            let clock = ContinuousClock()
            let end = clock.now + .seconds(20)
            while clock.now < end {
                if ended?.isSet == true { return }
                let waiting = try await processes[0].database.read { reader in
                    try reader.integer(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND application_name = current_schema()
                        """
                    )
                }
                if waiting ?? 0 >= count { return }
            }
            Issue.record("\(count) transactions do not wait")
        }
    }

    /// Whether something has ended.
    private final class Ended: Sendable {
        private let state = Mutex(false)
        var isSet: Bool { state.withLock { $0 } }
        func set() { state.withLock { $0 = true } }
    }

    private func with(_ body: (Fixture) async throws -> Void) async throws {
        try await PostgresServer.withSchema { configuration in
            var configuration = configuration
            // By which its sessions are known among those of other tests.
            configuration.applicationName = configuration.schema
            var databases: [PostgresDatabase] = []
            for _ in 0..<3 { databases.append(try await PostgresDatabase.open(configuration)) }
            do {
                var processes: [(database: PostgresDatabase, store: SQLRecommendationsStore)] = []
                for database in databases.prefix(2) {
                    let store = try await SQLRecommendationsStore.open(
                        database,
                        random: { .random(in: 0 ... .max) }
                    )
                    processes.append((database, store))
                }
                try await body(Fixture(processes: processes, holding: databases[2]))
            } catch {
                for database in databases { await database.close() }
                throw error
            }
            for database in databases { await database.close() }
        }
    }

    @Test(arguments: First.allCases)
    func nothingIsLeftOfAMemberThatIsErasedWhileItsOrderComes(first: First) async throws {
        try await with { fixture in
            try await fixture.order(1)
            try await fixture.meet(.erased(Self.member), first: first)
            #expect(try await fixture.processes[0].store.purchases(of: Self.member) == [])
            let count = try await fixture.holding.read { reader in
                try reader.integer("SELECT count(*) FROM purchases WHERE channel <> 'erased'")
            }
            #expect(count == 0)
        }
    }

    @Test(arguments: First.allCases)
    func anOrderOfAMemberThatIsMergedMeanwhileIsTheSurvivors(first: First) async throws {
        try await with { fixture in
            try await fixture.meet(
                .merged(Self.member, into: Self.other, mergeID: 1),
                first: first
            )
            let store = fixture.processes[0].store
            let own = try await store.purchases(of: Self.member)
            let others = try await store.purchases(of: Self.other)
            #expect(own.standing.isEmpty)
            #expect(own.map(\.number) == (0..<own.count).map { Int64($0 + 1) })
            #expect(others.map(\.order.orderID) == ["2"] && others.map(\.number) == [1])
        }
    }
}
