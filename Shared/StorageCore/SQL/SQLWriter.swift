/// Reads and writes inside one transaction, on the thread that runs it.
///
/// Never kept beyond the closure that it is given to. Queries may write too (`RETURNING`).
package protocol SQLWriter: SQLReader {
    /// Runs a statement.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - arguments: The value of `$1`, then of `$2`, and so on.
    /// - Returns: How many rows it inserted, updated or deleted.
    /// - Throws: Where it fails; the transaction can only be rolled back then.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int

    /// Runs a statement once per element of `arguments`: one round trip on PostgreSQL, and one
    /// statement where it is a plain `INSERT … VALUES ($1, …)`, with or without `ON CONFLICT`.
    ///
    /// No two elements of one call may insert or update the same row.
    ///
    /// - Parameters:
    ///   - sql: One statement.
    ///   - arguments: The arguments of each run.
    /// - Returns: How many rows all runs together inserted, updated or deleted.
    /// - Throws: Where a run fails; the transaction can only be rolled back then.
    @discardableResult
    func execute(_ sql: String, each arguments: [[SQLValue]]) throws(StorageError) -> Int

    /// Runs `body` so that what it wrote is undone, and nothing else, where it throws.
    ///
    /// After a throw the transaction goes on. Savepoints may be nested.
    ///
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``StorageError`` where the whole transaction is lost
    ///   (disk full, IO failure).
    @discardableResult
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result

    /// Notifies `signal` once, after this transaction is durable; not if it is rolled back.
    func signalAfterCommit(_ signal: CommitSignal)
}

extension SQLWriter {
    /// Runs a statement without arguments.
    ///
    /// - Returns: How many rows it inserted, updated or deleted.
    /// - Throws: Where it fails; the transaction can only be rolled back then.
    @discardableResult
    package func execute(_ sql: String) throws(StorageError) -> Int {
        try execute(sql, [])
    }
}
