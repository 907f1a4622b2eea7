import Testing

@testable import StoragePostgres

/// Our SQL in PostgreSQL's words.
struct SQLTranslationTests {
    private static let long = PostgresType.integer(byteCount: 8)

    @Test func tokensMakeUpTheWholeText() {
        let sql = """
            SELECT $12, 'it''s $1; -- no', "a ""b""\" -- why: 'not'
            FROM t WHERE a>=$2;
            """
        let tokens = SQLTokenizer.tokens(of: sql)
        #expect(tokens.map { String($0.text) }.joined() == sql)
        let parameters = tokens.compactMap { token -> Int? in
            if case .parameter(let number) = token.kind { number } else { nil }
        }
        #expect(parameters == [12, 2])
    }

    static let schemaChanges: [(String, String)] = [
        (
            "CREATE TABLE t (id INTEGER PRIMARY KEY, r REAL, b BLOB NOT NULL) STRICT",
            "CREATE TABLE t (id BIGINT PRIMARY KEY, r DOUBLE PRECISION, b BYTEA NOT NULL)"
        ),
        (
            "CREATE TABLE t (code TEXT, PRIMARY KEY (code)) STRICT, WITHOUT ROWID",
            "CREATE TABLE t (code TEXT COLLATE \"C\", PRIMARY KEY (code))"
        ),
        (
            "CREATE TABLE t (a TEXT DEFAULT 'INTEGER TEXT', \"BLOB\" INTEGER)\nSTRICT",
            "CREATE TABLE t (a TEXT COLLATE \"C\" DEFAULT 'INTEGER TEXT', \"BLOB\" BIGINT)"
        ),
        ("ALTER TABLE t ADD COLUMN n INTEGER", "ALTER TABLE t ADD COLUMN n BIGINT"),
        (
            "CREATE INDEX i ON t (a) WHERE a IS NOT NULL",
            "CREATE INDEX i ON t (a) WHERE a IS NOT NULL"
        ),
    ]

    @Test(arguments: schemaChanges.indices)
    func schemasAreWrittenInSQLitesWords(_ index: Int) {
        let (ours, theirs) = Self.schemaChanges[index]
        #expect(SQLTranslation.isSchemaChange(ours))
        #expect(SQLTranslation.schemaChange(ours) == theirs)
    }

    @Test func rowsOfManyRunsAreInsertedAtOnce() {
        let sql = """
            INSERT INTO t (b, a) VALUES ($2, $1)
            ON CONFLICT (a) DO UPDATE SET b = excluded.b
            """
        #expect(
            SQLTranslation.insertOfMany(sql, types: [Self.long, .text])
                == "INSERT INTO t (b, a) SELECT u.a2, u.a1 FROM unnest($1::int8[], $2::text[]) "
                + "AS u(a1, a2)\nON CONFLICT (a) DO UPDATE SET b = excluded.b"
        )
    }

    @Test(arguments: [
        "INSERT INTO t (a, b) VALUES ($1, 7)",
        "INSERT INTO t (a) VALUES ($1), ($1)",
        "INSERT INTO t (a) VALUES ($1) RETURNING a",
        "INSERT INTO t (a) VALUES (abs($1))",
        "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = $1",
        "INSERT INTO t (a) VALUES ($1) ON CONFLICT DO UPDATE SET a = (SELECT 1)",
        "INSERT INTO t (a) SELECT $1",
        "UPDATE t SET a = $1",
        "DELETE FROM t WHERE a = $1",
    ])
    func whatIsNotKnownToBeTheSameIsLeftAlone(_ sql: String) {
        #expect(SQLTranslation.insertOfMany(sql, types: [Self.long]) == nil)
    }

    @Test func parametersWithoutArraysAreLeftAlone() {
        let insert = "INSERT INTO t (a) VALUES ($1)"
        #expect(SQLTranslation.insertOfMany(insert, types: [.numeric]) == nil)
        #expect(SQLTranslation.queryOfMany("SELECT 1", types: []) == nil)
    }

    @Test func queriesThatWriteAreRunOneByOne() {
        let sql = "SELECT a FROM t WHERE a = $1 FOR UPDATE"
        let many = SQLTranslation.queryOfMany(sql, types: [Self.long])
        #expect(many?.contains("(SELECT a FROM t WHERE a = u.a1 FOR UPDATE) AS s OFFSET 0") == true)
        let writes = "WITH w AS (DELETE FROM t WHERE a = $1 RETURNING a) SELECT a FROM w"
        #expect(SQLTranslation.queryOfMany(writes, types: [Self.long]) == nil)
        #expect(SQLTranslation.queryOfMany("VALUES ($1)", types: [Self.long]) == nil)
    }
}
