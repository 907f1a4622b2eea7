import Primitives
import StoragePostgres
import StorageTestKit
import Synchronization
import Testing

@testable import IdentityStorage

/// Two stores on one PostgreSQL database, as two processes have them.
enum SharedStores {
    /// Opens them in a schema of their own, runs `body` and closes them.
    static func with(
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
}
