import StorageCore

/// A transaction that knows whether anything was written in it: a change that has only read can
/// refuse without a rollback, which would take the changes beside it along.
final class WatchedWriter: SQLWriter {
    private let writer: any SQLWriter
    private(set) var hasWritten = false

    init(_ writer: any SQLWriter) {
        self.writer = writer
    }

    var dialect: SQLDialect { writer.dialect }

    func forEachRow(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws {
        watch(sql)
        try writer.forEachRow(sql, arguments, body)
    }

    func scan(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws {
        watch(sql)
        try writer.scan(sql, arguments, body)
    }

    func forEachRow(
        _ sql: String,
        each arguments: [[SQLValue]],
        _ body: (_ run: Int, any RowView) throws -> Void
    ) throws {
        watch(sql)
        try writer.forEachRow(sql, each: arguments, body)
    }

    func query(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [Row] {
        watch(sql)
        return try writer.query(sql, arguments)
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        hasWritten = true
        return try writer.execute(sql, arguments)
    }

    func execute(_ sql: String, each arguments: [[SQLValue]]) throws(StorageError) -> Int {
        hasWritten = true
        return try writer.execute(sql, each: arguments)
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try writer.savepoint(body)
    }

    func signalAfterCommit(_ signal: CommitSignal) {
        writer.signalAfterCommit(signal)
    }

    /// Queries may write too; what only reads begins with `SELECT`.
    private func watch(_ sql: String) {
        if !sql.hasPrefix("SELECT") { hasWritten = true }
    }
}
