import IdentityDomain
import Primitives
import StorageCore
import StoragePostgres
import StorageTestKit
import Synchronization
import Testing

@testable import IdentityStorage

/// One database of members, written by two processes at once.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedMemberStoreTests {
    private func withStores(
        _ body: (SQLMemberStore, SQLMemberStore) async throws -> Void
    ) async throws {
        try await PostgresServer.withSchema { configuration in
            var stores: [SQLMemberStore] = []
            var databases: [PostgresDatabase] = []
            for seed in UInt64(1)...2 {
                let database = try await PostgresDatabase.open(configuration)
                databases.append(database)
                let random = Mutex(SeededRandom(seed: seed))
                stores.append(
                    try await SQLMemberStore.open(
                        database,
                        settings: MemberStoreSettings(
                            environment: Environment(
                                now: { TestStore.start },
                                random: { random.withLock { $0.next() } }
                            ),
                            masterKeys: try MasterKeyRing(parsing: TestStore.masterKeys),
                            encodeEvent: { ("test", Array(TestStore.describe($0).utf8)) },
                            reportFailure: { Issue.record("reported: \($0)") }
                        ),
                        onFatal: { Issue.record("fatal: \($0)") }
                    )
                )
            }
            do {
                try await body(stores[0], stores[1])
            } catch {
                Issue.record(error)
            }
            for store in stores { await store.close() }
            for database in databases { await database.close() }
        }
    }

    @Test func onePersonWhoComesToBothIsOneMember() async throws {
        try await withStores { first, second in
            for person in 100..<115 {
                let outcomes = try await withThrowingTaskGroup(of: RegistrationOutcome.self) {
                    group in
                    for index in 0..<6 {
                        let store = index % 2 == 0 ? first : second
                        // Two of the requests are one, sent to both.
                        let registration = try Registration.sample(
                            phone: "13800000\(person)",
                            card: index < 4 ? "HT\(person)" : nil,
                            key: "key-\(person)-\(index / 2)"
                        )
                        group.addTask { try await store.register(registration) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let answers = outcomes.compactMap(\.answer)
                #expect(answers.count == 6, "\(outcomes)")
                #expect(Set(answers.map(\.memberID)).count == 1)
            }
            let verification = try await second.verify()
            #expect(verification.findings == [])
            #expect(verification.memberCount == 15)
            #expect(verification.identityCount == 30)
            let ids = try await first.publishedEvents().map(\.eventID)
            #expect(Set(ids).count == ids.count)
        }
    }
}
