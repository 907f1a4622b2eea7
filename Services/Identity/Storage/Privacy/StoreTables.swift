internal import StorageCore

/// The tables of an identity database in a file, as they are copied.
struct StoreTables: Sendable {
    /// Tables that open what the others hold: never in a copy of the data.
    static let keys = ["member_keys", "service_keys"]
    /// Tables of a copy of the keys: also who is erased, so that no key of theirs comes back.
    static let keysAndErased = keys + ["erased_members"]

    /// The name of a table and those of its columns.
    struct Table: Sendable {
        let name: String
        let columns: [String]
    }

    let tables: [Table]

    /// Reads which tables a SQLite file has, without SQLite's own and that of the migrations.
    init(of reader: any SQLReader) throws {
        let names = try reader.query(
            """
            SELECT name FROM sqlite_master WHERE type = 'table'
                AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations' ORDER BY name
            """
        ).map { try $0.text(0) }
        tables = try names.map { name in
            Table(
                name: name,
                columns: try reader.query(
                    "SELECT name FROM pragma_table_info($1) ORDER BY cid",
                    [.text(name)]
                ).map { try $0.text(0) }
            )
        }
    }

    /// Copies the rows of a table.
    ///
    /// - Parameters:
    ///   - table: Which.
    ///   - reader: From where.
    ///   - lane: Whereto; what is there is replaced.
    /// - Returns: How many rows there are.
    /// - Throws: What either database throws.
    @discardableResult
    static func copy(
        _ table: Table,
        from reader: any SQLReader,
        to lane: any WriteLane
    ) throws -> Int {
        let parameters = table.columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let columns = table.columns.joined(separator: ", ")
        let insert = "INSERT INTO \(table.name) (\(columns)) VALUES (\(parameters))"
        try lane.transact { writer in _ = try writer.execute("DELETE FROM \(table.name)") }
        var rows: [[SQLValue]] = []
        var count = 0
        try reader.scan("SELECT \(columns) FROM \(table.name)", []) { row in
            rows.append(try table.columns.indices.map { try row.value($0) })
            count += 1
            guard rows.count == rowsAtOnce else { return }
            try lane.transact { writer in _ = try writer.execute(insert, each: rows) }
            rows.removeAll(keepingCapacity: true)
        }
        try lane.transact { writer in _ = try writer.execute(insert, each: rows) }
        return count
    }

    private static let rowsAtOnce = 2_000
}
