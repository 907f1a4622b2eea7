import StorageCore
import StorageTestKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct MigrationTests {
    private struct Refusal: Error, Equatable {}

    private static let first = Migration("1", ["CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT"])
    private static let second = Migration("2") { writer in
        try writer.execute("INSERT INTO one (id) SELECT count(*) + 1 FROM one")
    }
    private static let third = Migration(
        "3",
        ["CREATE TABLE three (id INTEGER PRIMARY KEY) STRICT"]
    )

    private func count(_ database: any Database) async throws -> Int64? {
        try await database.read { try $0.integer("SELECT count(*) FROM one") }
    }

    @Test(arguments: StorageEngine.allCases)
    func eachRunsOnce(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Self.first, Self.second])
            try await database.migrate([Self.first, Self.second])
            try await database.migrate([Self.first, Self.second, Self.third])
            let rowCount = try await count(database)
            #expect(rowCount == 1)
            let names = try await database.read { reader in
                try reader.query("SELECT name FROM schema_migrations ORDER BY ordinal")
                    .map { try $0.text(0) }
            }
            #expect(names == ["1", "2", "3"])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func stopsWhereItIsTold(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            let all = [Self.first, Self.second, Self.third]
            try await database.migrate(all, upTo: "1")
            let countBefore = try await count(database)
            #expect(countBefore == 0)
            try await database.migrate(all, upTo: "2")
            try await database.migrate(all, upTo: "1")
            let countAfter = try await count(database)
            #expect(countAfter == 1)
            let error = await #expect(throws: StorageError.self) {
                try await database.migrate(all, upTo: "4")
            }
            #expect(error?.code == .misuse)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func refusesADatabaseOfALaterVersion(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Self.first, Self.third])
            let error = await #expect(throws: StorageError.self) {
                try await database.migrate([Self.first, Self.second])
            }
            #expect(error?.code == .incompatible)
            #expect(error?.message.contains("migration 3") == true)
            let rowCount = try await count(database)
            #expect(rowCount == 0)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aFailedStepLeavesNothing(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            let bad = Migration("bad") { writer in
                try writer.execute("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT")
                try writer.execute("INSERT INTO absent (id) VALUES (1)")
            }
            let error = await #expect(throws: StorageError.self) {
                try await database.migrate([Self.first, bad, Self.third])
            }
            #expect(error?.message.hasPrefix("migration bad: ") == true)
            let refusing = Migration("bad") { _ in throw Refusal() }
            await #expect(throws: Refusal()) {
                try await database.migrate([Self.first, refusing])
            }
            let tables = try await database.read { reader in
                ["one", "half", "three"].filter { table in
                    // The failure itself tells what is asked here.
                    (try? reader.query("SELECT * FROM \(table)")) != nil
                }
            }
            #expect(tables == ["one"])
        }
    }
}
