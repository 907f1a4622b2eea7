internal import GRDBSQLite
internal import StorageCore

/// One connection of the pool, seen past GRDB's record layer: prepared C statements only.
///
/// `@unchecked Sendable`: used only inside an access of the pool to the connection that it belongs
/// to, and so by one thread at a time.
final class SQLiteConnection: @unchecked Sendable {
    private let handle: OpaquePointer
    private var statements: [String: SQLiteStatement] = [:]
    /// The failure that ended the running transaction.
    private var failure: StorageError?
    private var signals: [CommitSignal] = []
    private var savepointDepth = 0
    /// The pages that were in the log after the last commit.
    private(set) var logPageCount = 0
    /// How many of them are in the file already.
    private var checkpointedPageCount = 0
    private var stepsLeft = 0

    /// The most statements that are kept; texts beyond that are not constant.
    private static let statementsMax = 512
    /// After how many steps of the virtual machine the bound on reads is looked at.
    private static let stepsPerLook = 1000

    /// Wraps the handle of a connection, which outlives this object's use.
    init(handle: OpaquePointer) {
        self.handle = handle
    }

    /// Finalises all statements, before the connection is closed.
    func releaseStatements() {
        statements = [:]
    }

    // MARK: Transactions

    /// Runs `body` in a transaction that writes.
    func write<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try begin("BEGIN IMMEDIATE")
        do {
            let result = try body(self)
            // A failure that `body` has swallowed: its statement may be undone or not.
            if let failure { throw failure }
            try statement("COMMIT").run([])
            return result
        } catch {
            try rollback(after: error)
            throw error
        }
    }

    /// Starts a snapshot for reads that follow.
    func beginRead() throws(StorageError) {
        try begin("BEGIN DEFERRED")
    }

    /// Forgets a failed read, so that the next one in this snapshot can run.
    func prepareRead(stepsMax: Int) {
        failure = nil
        stepsLeft = stepsMax
    }

    /// Ends a snapshot.
    func endRead() throws(StorageError) {
        failure = nil
        try statement("COMMIT").run([])
    }

    /// The signals that the last transaction asked for, once.
    func takeSignals() -> [CommitSignal] {
        defer { signals = [] }
        return signals
    }

    private func begin(_ sql: String) throws(StorageError) {
        failure = nil
        signals = []
        savepointDepth = 0
        try statement(sql).run([])
    }

    private func rollback(after error: any Error) throws(StorageError) {
        signals = []
        failure = nil
        // SQLite rolls back by itself on a full disk and on IO failures.
        guard sqlite3_get_autocommit(handle) == 0 else { return }
        do throws(StorageError) {
            try statement("ROLLBACK").run([])
        } catch {
            throw StorageError(.ioFailure, "the rollback failed: \(error.message)")
        }
    }

    // MARK: Statements

    private func statement(_ sql: String) throws(StorageError) -> SQLiteStatement {
        if let statement = statements[sql] { return statement }
        if statements.count >= Self.statementsMax { statements = [:] }
        let statement = try SQLiteStatement(sql, handle)
        statements[sql] = statement
        return statement
    }

    /// Runs statements unless the transaction has failed, and notes where they fail.
    private func guarded<Result>(
        _ body: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        if let failure { throw failure }
        do throws(StorageError) {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }

    // MARK: Log and bounds

    /// Watches the size of the log; SQLite's own checkpoints are off from here on.
    func watchLog() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            handle,
            { context, _, _, pageCount in
                guard let context else { return SQLITE_OK }
                let connection = Unmanaged<SQLiteConnection>.fromOpaque(context)
                    .takeUnretainedValue()
                connection.logPageCount = Int(pageCount)
                return SQLITE_OK
            },
            context
        )
    }

    /// Ends reads that take more steps than allowed.
    func boundReads() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(
            handle,
            CInt(Self.stepsPerLook),
            { context in
                guard let context else { return 0 }
                let connection = Unmanaged<SQLiteConnection>.fromOpaque(context)
                    .takeUnretainedValue()
                connection.stepsLeft -= SQLiteConnection.stepsPerLook
                return connection.stepsLeft < 0 ? 1 : 0
            },
            context
        )
    }

    /// The pages of the log that are not in the file yet.
    var pendingPageCount: Int {
        // The log begins anew once all of it is in the file and nobody reads it any more.
        if logPageCount < checkpointedPageCount { checkpointedPageCount = 0 }
        return logPageCount - checkpointedPageCount
    }

    /// Moves pages from the log into the file, without waiting for readers.
    func checkpoint() throws(StorageError) {
        var logged: CInt = 0
        var moved: CInt = 0
        let code = sqlite3_wal_checkpoint_v2(
            handle,
            nil,
            SQLITE_CHECKPOINT_PASSIVE,
            &logged,
            &moved
        )
        // Another process (a backup) is at it: the next time will do.
        if code == SQLITE_BUSY { return }
        try SQLiteResult(code, handle).check()
        logPageCount = Int(logged)
        checkpointedPageCount = Int(moved)
    }
}

extension SQLiteConnection: SQLWriter {
    var dialect: SQLDialect { .sqlite }

    func forEachRow(
        _ sql: String,
        _ arguments: [SQLValue],
        _ body: (any RowView) throws -> Void
    ) throws {
        try forEachRow(sql, each: [arguments]) { _, row in try body(row) }
    }

    func forEachRow(
        _ sql: String,
        each arguments: [[SQLValue]],
        _ body: (_ run: Int, any RowView) throws -> Void
    ) throws {
        let statement = try guarded { () throws(StorageError) -> SQLiteStatement in
            try self.statement(sql)
        }
        for (run, arguments) in arguments.enumerated() {
            if let failure { throw failure }
            var isInBody = false
            do {
                try statement.run(arguments) { row in
                    isInBody = true
                    try body(run, row)
                    isInBody = false
                }
            } catch {
                // What `body` throws is no failure of the statement.
                if !isInBody, let error = error as? StorageError { failure = error }
                throw error
            }
        }
    }

    func query(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [Row] {
        try guarded { () throws(StorageError) in try statement(sql).rows(arguments) }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        try execute(sql, each: [arguments])
    }

    @discardableResult
    func execute(_ sql: String, each arguments: [[SQLValue]]) throws(StorageError) -> Int {
        try guarded { () throws(StorageError) in
            let statement = try statement(sql)
            var count = 0
            for arguments in arguments {
                let before = sqlite3_total_changes64(handle)
                try statement.run(arguments)
                // `changes` is an earlier statement's where this one was not of the kind.
                if sqlite3_total_changes64(handle) != before {
                    count += Int(sqlite3_changes64(handle))
                }
            }
            return count
        }
    }

    @discardableResult
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        let name = "savepoint_\(savepointDepth)"
        let signalCount = signals.count
        try execute("SAVEPOINT \(name)", [])
        savepointDepth += 1
        defer { savepointDepth -= 1 }
        do {
            let result = try body()
            if let failure { throw failure }
            try execute("RELEASE \(name)", [])
            return result
        } catch {
            // Where SQLite has rolled back the whole transaction, nothing is left to go on with.
            guard sqlite3_get_autocommit(handle) == 0 else {
                failure = failure ?? (error as? StorageError)
                throw error
            }
            failure = nil
            signals.removeLast(signals.count - signalCount)
            try execute("ROLLBACK TO \(name)", [])
            try execute("RELEASE \(name)", [])
            throw error
        }
    }

    func signalAfterCommit(_ signal: CommitSignal) {
        if !signals.contains(where: { $0 === signal }) { signals.append(signal) }
    }
}
