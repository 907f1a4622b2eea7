import StorageCore
import StorageTestKit
import Testing

/// Values, parameters, rows and counts, on every engine.
@Suite(.timeLimit(.minutes(2))) struct StatementTests {
    private static let table = Migration(
        "test-1",
        [
            """
            CREATE TABLE item (
                id INTEGER PRIMARY KEY, number INTEGER, ratio REAL, name TEXT, data BLOB
            ) STRICT
            """
        ]
    )

    private static let insert =
        "INSERT INTO item (id, number, ratio, name, data) VALUES ($1, $2, $3, $4, $5)"

    static let values: [(SQLValue, SQLValue, SQLValue, SQLValue)] = [
        (.null, .null, .null, .null),
        (0, .real(0), "", .blob([])),
        (
            .integer(.max), .real(.greatestFiniteMagnitude), "O'Brien; DROP TABLE item --",
            .blob([0])
        ),
        (.integer(.min), .real(-.leastNonzeroMagnitude), "\"quoted\" $1 ?", .blob([0, 1, 0, 255])),
        (-1, .real(.infinity), "会员 🛒 \u{0301}", .blob(Array(repeating: 7, count: 100_000))),
        (1, .real(0.1), .text(String(repeating: "長", count: 50_000)), .blob([0, 0, 0])),
    ]

    @Test(arguments: StorageEngine.allCases, values.indices)
    func valuesComeBackAsTheyWere(_ engine: StorageEngine, _ index: Int) async throws {
        let (number, ratio, name, data) = Self.values[index]
        try await engine.withDatabase { database in
            try await database.migrate([Self.table])
            try await database.write { writer in
                try writer.execute(Self.insert, [1, number, ratio, name, data])
            }
            let rows = try await database.read { reader in
                try reader.query("SELECT number, ratio, name, data FROM item")
            }
            #expect(rows.count == 1)
            let row = try #require(rows.first)
            let found = try (0..<4).map { try row.value($0) }
            #expect(found == [number, ratio, name, data])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func parametersAreBoundByNumber(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Self.table])
            try await database.write { writer in
                try writer.execute(
                    "INSERT INTO item (id, name, number) VALUES ($3, $1, $2)",
                    ["name", 20, 10]
                )
            }
            let row = try await database.read { reader in
                try reader.first(
                    "SELECT id, number FROM item WHERE name = $2 AND (id = $1 OR number = $1)",
                    [10, "name"]
                )
            }
            let found = [try row?.integer("id"), try row?.integer("number")]
            #expect(found == [10, 20])
        }
    }

    static let misuses: [(String, [SQLValue])] = [
        ("SELECT $1", []),
        ("SELECT $1", [1, 2]),
        ("SELECT $2", [1]),
        ("SELECT ?", [1]),
        ("SELECT :name", [1]),
        ("SELECT 1; SELECT 2", []),
        ("", []),
        ("SELEC 1", []),
        ("SELECT $1", [.real(.nan)]),
        ("SELECT $1", [.text("a\0b")]),
    ]

    @Test(arguments: StorageEngine.allCases, misuses.indices)
    func wrongStatementsAreRefused(_ engine: StorageEngine, _ index: Int) async throws {
        let (sql, arguments) = Self.misuses[index]
        try await engine.withDatabase { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.read { reader in _ = try reader.query(sql, arguments) }
            }
            #expect(error?.code == .misuse)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func countsAreThoseOfTheStatement(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Self.table])
            let counts = try await database.write { writer in
                [
                    try writer.execute(
                        Self.insert,
                        each: (1...5).map { [.integer($0), 1, .null, "a", .null] }
                    ),
                    try writer.execute("UPDATE item SET number = 2 WHERE id <= 3"),
                    try writer.execute("UPDATE item SET number = 2 WHERE id > 100"),
                    try writer.execute("CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT"),
                    try writer.execute("SELECT * FROM item"),
                    try writer.execute("DELETE FROM item WHERE id > 1"),
                    try writer.execute(Self.insert, each: []),
                ]
            }
            #expect(counts == [5, 3, 0, 0, 0, 4, 0])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func returningYieldsRowsAndWrites(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Self.table])
            let sql = """
                INSERT INTO item (id, number) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE SET number = item.number + excluded.number
                RETURNING number
                """
            let numbers = try await database.write { writer in
                try (0..<2).map { _ in try writer.first(sql, [1, 5])?.integer(0) }
            }
            #expect(numbers == [5, 10])
            let stored = try await database.read { try $0.integer("SELECT number FROM item") }
            #expect(stored == 10)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func rowsAreLentInOrderOfTheRuns(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Self.table])
            try await database.write { writer in
                try writer.execute(
                    Self.insert,
                    each: (1...4).map { [.integer($0), .null, .null, "n", .blob([1, 2])] }
                )
            }
            let seen = try await database.read { reader in
                var seen: [[Int64]] = []
                try reader.forEachRow(
                    "SELECT id FROM item WHERE id >= $1 ORDER BY id",
                    each: [[4], [9], [3]]
                ) { run, row in
                    seen.append([Int64(run), try row.integer(0)])
                }
                return seen
            }
            #expect(seen == [[0, 4], [2, 3], [2, 4]])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func accessorsNameTheColumnThatHoldsAnotherKind(_ engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            let messages = try await database.read { reader in
                var messages: [String] = []
                func note(_ body: () throws(StorageError) -> Void) {
                    do throws(StorageError) {
                        try body()
                    } catch {
                        #expect(error.code == .columnType)
                        messages.append(error.message)
                    }
                }
                try reader.forEachRow("SELECT 'secret' AS phone, 1 AS n, NULL AS z", []) { row in
                    note { () throws(StorageError) in _ = try row.integer(0) }
                    note { () throws(StorageError) in _ = try row.text(1) }
                    note { () throws(StorageError) in _ = try row.integer(2) }
                    let numbers = [try row.integerOrNil(1), try row.integerOrNil(2)]
                    #expect(numbers == [1, nil])
                }
                let row = try #require(try reader.first("SELECT 'secret' AS phone"))
                note { () throws(StorageError) in _ = try row.integer("phone") }
                note { () throws(StorageError) in _ = try row.integer("absent") }
                return messages
            }
            #expect(
                messages == [
                    "column 0 (phone) holds text, not an integer",
                    "column 1 (n) holds an integer, not text",
                    "column 2 (z) holds NULL, not an integer",
                    "column 0 (phone) holds text, not an integer",
                    "the result has no column absent",
                ]
            )
        }
    }
}
