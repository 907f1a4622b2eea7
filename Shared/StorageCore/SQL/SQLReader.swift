/// Reads inside one transaction, on the thread that runs it.
///
/// Never kept beyond the closure that it is given to. SQL is written once for SQLite and
/// PostgreSQL: parameters are `$1`, `$2` and so on, each number as often as needed. Statements are
/// prepared once per connection and kept by their text: build texts from constants, never from
/// values.
///
/// A statement that fails ends the transaction on either engine: every later statement throws the
/// same failure, unless ``SQLWriter/savepoint(_:)`` has undone it.
///
/// `FOR UPDATE` at the end of a query locks its rows until the transaction ends, `FOR SHARE`
/// against whoever writes or locks them so. On SQLite, where the one writer has the whole file to
/// itself, the words are dropped.
package protocol SQLReader: AnyObject {
    /// Which engine this is, for statements that cannot be written for both.
    var dialect: SQLDialect { get }

    /// Runs a query and hands each row to `body`, without copying rows: for hot paths.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - arguments: The value of `$1`, then of `$2`, and so on: as many as there are parameters.
    ///   - body: Is lent the current row. It must not run the same `sql` again before it returns.
    /// - Throws: ``StorageError``, or what `body` throws.
    func forEachRow(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws

    /// Runs a query of any number of rows and hands each row to `body`, in bounded memory.
    ///
    /// For audits and for what is read at a start: on PostgreSQL it costs more round trips than
    /// `forEachRow`, which holds a whole result in memory.
    ///
    /// - Parameters:
    ///   - sql: One statement that reads.
    ///   - arguments: The value of `$1`, then of `$2`, and so on.
    ///   - body: Is lent the current row.
    /// - Throws: ``StorageError``, or what `body` throws.
    func scan(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws

    /// Runs a query once per element of `arguments`: one round trip on PostgreSQL.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - arguments: The arguments of each run.
    ///   - body: Is lent the index of the run and the current row; runs come in order.
    /// - Throws: ``StorageError``, or what `body` throws.
    func forEachRow(
        _ sql: String,
        each arguments: [[SQLValue]],
        _ body: (_ run: Int, any RowView) throws -> Void
    ) throws

    /// Runs a query and returns all its rows.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - arguments: The value of `$1`, then of `$2`, and so on.
    /// - Returns: The rows, in the order of the query.
    /// - Throws: Where it fails; the transaction can only be given up then.
    func query(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [Row]
}

extension SQLReader {
    /// Engines that hand out rows one by one need no other way.
    package func scan(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws {
        try forEachRow(sql, arguments, body)
    }

    /// Runs a query without arguments and returns all its rows.
    package func query(_ sql: String) throws(StorageError) -> [Row] {
        try query(sql, [])
    }

    /// Runs a query and returns its first row, or `nil` where there is none.
    package func first(
        _ sql: String,
        _ arguments: [SQLValue] = []
    ) throws(StorageError) -> Row? {
        try query(sql, arguments).first
    }

    /// Runs a query that yields one whole number: a count, a sum, a key.
    ///
    /// - Returns: `nil` where there is no row or it is NULL.
    package func integer(
        _ sql: String,
        _ arguments: [SQLValue] = []
    ) throws(StorageError) -> Int64? {
        try first(sql, arguments)?.integerOrNil(0)
    }
}
