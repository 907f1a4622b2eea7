import Primitives
import StorageCore
import StoragePostgres
import StorageTestKit
import Testing
import TiersDomain
import TiersStorage

/// One database of tiers, into which two processes take the same stream in at once.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedTiersStoreTests {
    private func open(
        _ configuration: PostgresConfiguration
    ) async throws -> (SQLTiersStore, PostgresDatabase) {
        let database = try await PostgresDatabase.open(configuration)
        let store = try await SQLTiersStore.open(
            database,
            rules: TestTiers.rules(),
            environment: Environment(now: { TestTiers.day(0) }, random: { 42 }),
            encodeEvent: { event, _ in ("test", Array("\(event)".utf8.prefix(100))) }
        )
        return (store, database)
    }

    @Test func everyEventTakesEffectOnce() async throws {
        try await PostgresServer.withSchema { configuration in
            let (first, firstDatabase) = try await open(configuration)
            let (second, secondDatabase) = try await open(configuration)
            let events = TestTiers.events(210)
            // Each is given everything, in batches of its own size.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (store, size) in [(first, 7), (second, 11), (first, 30)] {
                    group.addTask {
                        for start in stride(from: 0, to: events.count, by: size) {
                            let end = min(start + size, events.count)
                            try await store.apply(
                                TiersBatch(source: "points", events: Array(events[start..<end])),
                                now: TestTiers.day(4000)
                            )
                        }
                    }
                }
                try await group.waitForAll()
            }
            let audit = try await second.audit(now: TestTiers.day(4000))
            #expect(audit.findings == [])
            #expect(audit.members == 5)
            // An order that is taken back right after has two entries, every other one.
            #expect(audit.growthEntries == 210)
            await firstDatabase.close()
            await secondDatabase.close()
        }
    }
}
