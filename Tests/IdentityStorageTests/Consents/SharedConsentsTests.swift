import IdentityDomain
import Primitives
import StorageCore
import StoragePostgres
import StorageTestKit
import Synchronization
import Testing

@testable import IdentityStorage

/// Two senders, on two processes, that want the same member's last slots.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedConsentsTests {
    @Test func sendersThatRaceNeverExceedTheCap() async throws {
        try await PostgresServer.withSchema { configuration in
            let databases = [
                try await PostgresDatabase.open(configuration),
                try await PostgresDatabase.open(configuration),
            ]
            var stores: [SQLMemberStore] = []
            for (seed, database) in databases.enumerated() {
                let random = Mutex(SeededRandom(seed: UInt64(seed)))
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
            for person in 10..<20 {
                let registration = try Registration.sample(
                    phone: "138000000\(person)",
                    card: nil,
                    key: "k\(person)"
                )
                let answer = try await stores[0].register(registration).answer
                let memberID = try #require(answer).memberID
                _ = try await stores[0].record(
                    try ConsentsTests.statement(true),
                    of: memberID,
                    reach: .everybody,
                    request: try ConsentsTests.request("give-\(person)")
                )
                _ = try await stores[1].setQuietHours(
                    QuietHours(fromMinute: 0, untilMinute: 0),
                    of: memberID,
                    reach: .everybody,
                    request: try ConsentsTests.request("quiet-\(person)")
                )
                let decisions = try await withThrowingTaskGroup(of: ContactDecision?.self) {
                    group in
                    for index in 0..<12 {
                        let store = stores[index % 2]
                        let question = try ConsentsTests.question(
                            memberID,
                            "occurrence-\(index / 2)",
                            caller: "service:sender-\(index % 2)"
                        )
                        group.addTask { try await store.mayContact(question, reach: .everybody) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(decisions.count { $0 == .allowed } == 2, "\(decisions)")
            }
            #expect(try await stores[0].verify().findings == [])
            for store in stores { await store.close() }
            for database in databases { await database.close() }
        }
    }
}
