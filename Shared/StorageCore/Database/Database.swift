/// A database of one service.
///
/// Closures run on threads of the database, never on the caller's: they may block, must not call
/// the database again and must not keep the reader or writer.
package protocol Database: Sendable {
    /// How many reads and writes wait for a thread right now.
    var queuedCounts: (readCount: Int, writeCount: Int) { get }

    /// Reads from one snapshot: everything committed before the call, nothing later.
    ///
    /// - Throws: What `body` throws; ``StorageError`` with `busy` where too many reads wait,
    ///   `cancelled` where the task was cancelled before the read was begun.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result

    /// Runs one durable transaction: for cold paths. Hot paths use a ``GroupCommitter``.
    ///
    /// Where other processes write too, `body` is run again after a lost race or a connection that
    /// was lost before the commit, for some seconds.
    ///
    /// - Throws: What `body` throws, or ``StorageError``; nothing was changed then, except for
    ///   code `commitUnknown`.
    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLWriter) throws -> Result
    ) async throws -> Result

    /// Opens a lane on which one thread may write.
    ///
    /// On SQLite all lanes share the one writing connection; on PostgreSQL each is a connection.
    ///
    /// - Parameter name: What it is for, in messages.
    /// - Returns: A lane for one committer.
    /// - Throws: Where no connection can be made.
    func makeLane(name: String) async throws(StorageError) -> any WriteLane

    /// Brings the schema up to date.
    ///
    /// - Parameters:
    ///   - migrations: Every migration that ever was, oldest first.
    ///   - last: The name of the last one to run; `nil` for all. For tests.
    /// - Throws: `incompatible` where the database has a migration that is not listed.
    func migrate(_ migrations: [Migration], upTo last: String?) async throws

    /// Moves what is in the log into the database file, as far as readers allow.
    func checkpoint() async throws

    /// Finishes what was begun and lets go of the database. Later calls throw `closed`.
    ///
    /// Committers on this database are closed first.
    func close() async
}

extension Database {
    /// Brings the schema up to date: runs what has not been run yet, each in one transaction.
    ///
    /// - Parameter migrations: Every migration that ever was, oldest first.
    /// - Throws: `incompatible` where the database has a migration that is not listed.
    package func migrate(_ migrations: [Migration]) async throws {
        try await migrate(migrations, upTo: nil)
    }
}

/// Where one thread runs its transactions, one after the other.
package protocol WriteLane: AnyObject, Sendable {
    /// Runs `body` in one transaction and returns once it is durable.
    ///
    /// Blocks the calling thread, which must not belong to Swift's or an event loop's executor.
    ///
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``StorageError``; nothing was changed then, except for
    ///   code `commitUnknown`.
    @discardableResult
    func transact<Result>(_ body: (any SQLWriter) throws -> Result) throws -> Result

    /// Does a small step of housekeeping (on SQLite, a checkpoint), where one is due.
    ///
    /// - Parameter isIdle: Whether no command waits, so that the step may come early.
    /// - Throws: Where the step fails; nothing that was committed is lost unless `isFatal`.
    func maintain(isIdle: Bool) throws(StorageError)

    /// Whether the next transaction runs in the session of the last one.
    ///
    /// Where not, whatever is bound to a session, as a claimed lane is, is gone.
    var isSessionKept: Bool { get }
}

extension WriteLane {
    /// The one session never ends.
    package var isSessionKept: Bool { true }
}
