import StorageCore
import StoragePostgres
import StorageTestKit
import Testing

/// Several processes, of one version or two, over one schema.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct RolloutTests {
    private static let first = Migration(
        "note-1",
        ["CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT"]
    )
    /// Adds a column that old writers leave to its default.
    private static let expand = Migration(
        "note-2-expand-priority",
        [
            "ALTER TABLE note ADD COLUMN priority INTEGER NOT NULL DEFAULT 5",
            "CREATE INDEX note_by_priority ON note (priority)",
        ]
    )
    private static let contract = Migration(
        "note-3-words-are-short",
        ["ALTER TABLE note ADD CONSTRAINT short CHECK (length(words) < 100)"]
    )

    private func withDatabases(
        _ count: Int,
        _ body: ([PostgresDatabase]) async throws -> Void
    ) async throws {
        try await PostgresServer.withSchema { configuration in
            let databases = try await withThrowingTaskGroup(of: PostgresDatabase.self) { group in
                for _ in 0..<count {
                    group.addTask { try await PostgresDatabase.open(configuration) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            do {
                try await body(databases)
            } catch {
                for database in databases { await database.close() }
                throw error
            }
            for database in databases { await database.close() }
        }
    }

    @Test func instancesThatStartAtOnceRunEachStepOnce() async throws {
        let counting = Migration("note-4") { writer in
            try writer.execute("INSERT INTO note (id, words) SELECT count(*) + 1, 'run' FROM note")
        }
        let all = [Self.first, Self.expand, counting, Self.contract]
        try await withDatabases(6) { databases in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for database in databases {
                    group.addTask { try await database.migrate(all) }
                }
                try await group.waitForAll()
            }
            let rows = try await databases[0].read { try $0.integer("SELECT count(*) FROM note") }
            #expect(rows == 1)
            let names = try await databases[5].read { reader in
                try reader.query("SELECT name FROM schema_migrations ORDER BY ordinal")
                    .map { try $0.text(0) }
            }
            #expect(names == all.map(\.name))
        }
    }

    @Test func oldAndNewRunSideBySideOverAnExpandedSchema() async throws {
        try await withDatabases(2) { databases in
            let (old, new) = (databases[0], databases[1])
            try await old.migrate([Self.first])
            let oldInsert = "INSERT INTO note (id, words) VALUES ($1, $2)"
            let oldQuery = "SELECT id, words FROM note ORDER BY id"
            func oldWrites(_ id: Int64) async throws {
                try await old.write { try $0.execute(oldInsert, [.integer(id), "old"]) }
            }
            func oldReads() async throws -> [Int64] {
                try await old.read { try $0.query(oldQuery).map { try $0.integer(0) } }
            }
            try await oldWrites(1)
            #expect(try await oldReads() == [1])
            try await new.migrate([Self.first, Self.expand])
            // The old one's prepared statements and memory are those of before.
            try await oldWrites(2)
            try await new.write { writer in
                try writer.execute("INSERT INTO note (id, words, priority) VALUES (3, 'new', 9)")
            }
            #expect(try await oldReads() == [1, 2, 3])
            let priorities = try await new.read { reader in
                try reader.query("SELECT priority FROM note ORDER BY id").map { try $0.integer(0) }
            }
            #expect(priorities == [5, 5, 9])
            // An old one that is started anew meets a step that it does not know: it lives with it.
            try await old.migrate([Self.first])
            try await oldWrites(4)
            // A contraction ends that.
            try await new.migrate([Self.first, Self.expand, Self.contract])
            let error = await #expect(throws: StorageError.self) {
                try await old.migrate([Self.first])
            }
            #expect(error?.code == .incompatible)
            #expect(error?.message.contains("note-3-words-are-short") == true)
        }
    }
}
