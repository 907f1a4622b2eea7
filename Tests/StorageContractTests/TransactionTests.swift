import StorageCore
import StorageTestKit
import Testing

/// Atomicity, savepoints, constraints and snapshots, on every engine.
@Suite(.timeLimit(.minutes(2))) struct TransactionTests {
    private struct Refusal: Error, Equatable {}

    private static let migrations = [
        Migration(
            "test-1",
            [
                "CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT",
                """
                CREATE TABLE child (
                    id INTEGER PRIMARY KEY,
                    parent INTEGER NOT NULL REFERENCES parent (id),
                    code TEXT UNIQUE,
                    amount INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0)
                ) STRICT
                """,
                "INSERT INTO parent (id) VALUES (1)",
            ]
        )
    ]

    private func withTables(
        _ engine: StorageEngine,
        _ body: (any Database) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await database.migrate(Self.migrations)
            try await body(database)
        }
    }

    private func parentCount(_ database: any Database) async throws -> Int64? {
        try await database.read { try $0.integer("SELECT count(*) FROM parent") }
    }

    @Test(arguments: StorageEngine.allCases)
    func throwingUndoesEverything(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            await #expect(throws: Refusal()) {
                try await database.write { writer in
                    try writer.execute("INSERT INTO parent (id) VALUES (2)")
                    throw Refusal()
                }
            }
            let count = try await parentCount(database)
            #expect(count == 1)
        }
    }

    static let violations: [(String, StorageError.Constraint)] = [
        ("INSERT INTO parent (id) VALUES (1)", .unique),
        ("INSERT INTO child (id, parent, code) VALUES (1, 1, 'a'), (2, 1, 'a')", .unique),
        ("INSERT INTO child (id, parent) VALUES (1, NULL)", .notNull),
        ("INSERT INTO child (id, parent, amount) VALUES (1, 1, -1)", .check),
        ("INSERT INTO child (id, parent) VALUES (1, 7)", .foreignKey),
        ("INSERT INTO child (id, parent, amount) VALUES (1, 1, 'much')", .type),
    ]

    @Test(arguments: StorageEngine.allCases, violations.indices)
    func violationsTellTheConstraint(_ engine: StorageEngine, _ index: Int) async throws {
        let (sql, constraint) = Self.violations[index]
        try await withTables(engine) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { writer in try writer.execute(sql) }
            }
            #expect(error?.code == .constraint(constraint))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func overflowNeverBecomesAnotherType(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            try await database.write { writer in
                try writer.execute(
                    "INSERT INTO child (id, parent, amount) VALUES (1, 1, $1)",
                    [.integer(.max)]
                )
            }
            await #expect(throws: StorageError.self) {
                try await database.write { writer in
                    try writer.execute("UPDATE child SET amount = amount + $1", [1])
                }
            }
            let amount = try await database.read { try $0.integer("SELECT amount FROM child") }
            #expect(amount == .max)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aSwallowedFailureStillUndoesEverything(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { writer in
                    try writer.execute("INSERT INTO parent (id) VALUES (2)")
                    do {
                        try writer.execute("INSERT INTO parent (id) VALUES (1)")
                    } catch {
                        // Swallowed on purpose.
                    }
                    try writer.execute("INSERT INTO parent (id) VALUES (3)")
                }
            }
            #expect(error?.code == .constraint(.unique))
            let count = try await parentCount(database)
            #expect(count == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aSavepointUndoesItsOwnPartOnly(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            try await database.write { writer in
                try writer.execute("INSERT INTO parent (id) VALUES (2)")
                #expect(throws: StorageError.self) {
                    try writer.savepoint {
                        try writer.execute("INSERT INTO parent (id) VALUES (3)")
                        try writer.execute("INSERT INTO parent (id) VALUES (1)")
                    }
                }
                #expect(throws: Refusal()) {
                    try writer.savepoint {
                        try writer.execute("INSERT INTO parent (id) VALUES (4)")
                        try writer.savepoint {
                            try writer.execute("INSERT INTO parent (id) VALUES (5)")
                        }
                        throw Refusal()
                    }
                }
                try writer.savepoint {
                    try writer.execute("INSERT INTO parent (id) VALUES (6)")
                    #expect(throws: Refusal()) {
                        try writer.savepoint {
                            try writer.execute("INSERT INTO parent (id) VALUES (7)")
                            throw Refusal()
                        }
                    }
                }
            }
            let ids = try await database.read { reader in
                try reader.query("SELECT id FROM parent ORDER BY id").map { try $0.integer(0) }
            }
            #expect(ids == [1, 2, 6])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func readsCannotWrite(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.read { reader in
                    _ = try reader.query("INSERT INTO parent (id) VALUES (9) RETURNING id")
                }
            }
            #expect(error?.code == .misuse)
            let count = try await parentCount(database)
            #expect(count == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aFailedReadDoesNotDisturbOthers(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<200 {
                    group.addTask {
                        let table = index.isMultiple(of: 3) ? "absent" : "parent"
                        do {
                            let count = try await database.read { reader in
                                try reader.integer("SELECT count(*) FROM \(table)")
                            }
                            return count == 1 && table == "parent"
                        } catch let error as StorageError {
                            return error.code == .misuse && table == "absent"
                        }
                    }
                }
                for try await isRight in group {
                    #expect(isRight)
                }
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aReadSeesOneSnapshot(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            let lane = try await database.makeLane(name: "test")
            let counts = try await database.read { reader in
                let before = try reader.integer("SELECT count(*) FROM parent")
                // On this very thread, so that it lies between the two looks for certain.
                try lane.transact { writer in
                    try writer.execute("INSERT INTO parent (id) VALUES (2)")
                }
                return [before, try reader.integer("SELECT count(*) FROM parent")]
            }
            #expect(counts == [1, 1])
            let count = try await parentCount(database)
            #expect(count == 2)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func signalsFollowTheCommit(_ engine: StorageEngine) async throws {
        try await withTables(engine) { database in
            let signal = CommitSignal()
            await #expect(throws: Refusal()) {
                try await database.write { writer in
                    writer.signalAfterCommit(signal)
                    throw Refusal()
                }
            }
            try await database.write { writer in
                // Its throw is what undoes it.
                try? writer.savepoint {
                    writer.signalAfterCommit(signal)
                    throw Refusal()
                }
            }
            #expect(signal.generation == 0)
            try await database.write { writer in
                writer.signalAfterCommit(signal)
                writer.signalAfterCommit(signal)
                #expect(signal.generation == 0)
            }
            #expect(signal.generation == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aClosedDatabaseRefuses(_ engine: StorageEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(in: folder)
        let lane = try await database.makeLane(name: "test")
        await database.close()
        await database.close()
        let refusals: [StorageError?] = [
            await #expect(throws: StorageError.self) {
                try await database.read { _ = try $0.query("SELECT 1") }
            },
            await #expect(throws: StorageError.self) {
                try await database.write { _ = try $0.query("SELECT 1") }
            },
            #expect(throws: StorageError.self) {
                try lane.transact { _ = try $0.query("SELECT 1") }
            },
        ]
        #expect(refusals.map { $0?.code } == [.closed, .closed, .closed])
    }
}
