import StorageCore
import StoragePostgres
import StorageTestKit
import Testing

/// The connection is lost between a commit and its answer, for certain.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(
        if: PostgresServer.socketFolder != nil,
        "HUITOU_TEST_POSTGRES names no server on a socket"
    )
)
struct LostCommitTests {
    private func withProxy(
        cuts: Int,
        _ body: (PostgresDatabase, CuttingProxy) async throws -> Void
    ) async throws {
        let proxy = try CuttingProxy(serverFolder: try #require(PostgresServer.socketFolder))
        try await PostgresServer.withSchema { configuration in
            let direct = try await PostgresDatabase.open(configuration)
            try await direct.migrate([
                Migration("test-1", ["CREATE TABLE done (id INTEGER PRIMARY KEY) STRICT"])
            ])
            await direct.close()
            var configuration = configuration
            configuration.uri = "postgresql://postgres@/postgres?host=\(proxy.folder)"
            let database = try await PostgresDatabase.open(configuration)
            proxy.arm(cuts)
            do {
                try await body(database, proxy)
            } catch {
                await database.close()
                throw error
            }
            await database.close()
        }
    }

    @Test func aColdWriteSaysThatItDoesNotKnow() async throws {
        try await withProxy(cuts: 1) { database, proxy in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { try $0.execute("INSERT INTO done (id) VALUES (1)") }
            }
            #expect(error?.code == .commitUnknown)
            #expect(proxy.swallowedCount == 1)
            // And the next one has a connection again, and finds what was done.
            let count = try await database.read { try $0.integer("SELECT count(*) FROM done") }
            #expect(count == 1)
        }
    }

    @Test func aCommandWithAKeyIsAnsweredAndDoneOnce() async throws {
        try await withProxy(cuts: 0) { database, proxy in
            let committer = try await GroupCommitter<Int64, Bool>.start(
                name: "test",
                lane: try await database.makeLane(name: "test"),
                onFatal: { Issue.record($0) },
                process: { commands, writer in
                    try writer.execute(
                        "INSERT INTO done (id) VALUES ($1) ON CONFLICT (id) DO NOTHING",
                        each: commands.map { [.integer($0)] }
                    )
                    return commands.map { _ in true }
                }
            )
            proxy.arm(3)
            for command in Int64(1)...5 { #expect(try await committer.submit(command)) }
            #expect(proxy.swallowedCount == 3)
            await committer.close()
            let ids = try await database.read { reader in
                try reader.query("SELECT id FROM done ORDER BY id").map { try $0.integer(0) }
            }
            #expect(ids == [1, 2, 3, 4, 5])
        }
    }
}
