internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import Primitives
internal import StorageCore
internal import Synchronization

/// GRDB's pool, with our own statements on its connections.
final class SQLitePool: Sendable {
    let configuration: SQLiteConfiguration
    private let pool: DatabasePool
    private let connections: ConnectionTable
    private let lock: ProcessLock
    private let isClosed = Mutex(false)

    /// Opens or makes the file.
    init(_ configuration: SQLiteConfiguration) throws(StorageError) {
        self.configuration = configuration
        lock = try ProcessLock(databasePath: configuration.path)
        try Self.makePrivateFile(configuration.path)
        let connections = ConnectionTable()
        self.connections = connections
        var grdb = GRDB.Configuration()
        grdb.label = "huitou.sqlite"
        grdb.maximumReaderCount = configuration.readerCount
        grdb.persistentReadOnlyConnections = true
        grdb.busyMode = .timeout(
            TimeInterval(configuration.busyTimeout.microseconds) / 1_000_000
        )
        grdb.prepareDatabase { database in
            guard let handle = database.sqliteConnection else { return }
            let connection = SQLiteConnection(handle: handle)
            connections.register(connection, for: handle)
            let isReader = database.configuration.readonly
            let cacheKiB =
                isReader ? configuration.readerCacheKiB : configuration.writerCacheKiB
            try database.execute(
                sql: """
                    PRAGMA cache_size = -\(cacheKiB);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """
            )
            if isReader { connection.boundReads() }
        }
        pool = try Self.translating {
            try DatabasePool(path: configuration.path, configuration: grdb)
        }
        try setUpWriter()
    }

    /// Makes the file, where there is none, so that other users cannot read it; SQLite gives the
    /// files beside it the same permissions.
    private static func makePrivateFile(_ path: String) throws(StorageError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(.ioFailure, "cannot open \(path) (system error \(errno))")
        }
        Glibc.close(descriptor)
    }

    private func setUpWriter() throws(StorageError) {
        let pagesMax = configuration.pagesMax
        try Self.translating {
            try pool.writeWithoutTransaction { database in
                // GRDB has chosen NORMAL with the log, which forgets commits when power fails.
                try database.execute(
                    sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
                )
                if let pagesMax {
                    try database.execute(sql: "PRAGMA max_page_count = \(pagesMax)")
                }
                try connections[database].watchLog()
            }
        }
    }

    /// Runs `body` on the writing connection, when no one else does; blocks.
    func withWriter<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try checkOpen()
        return try pool.writeWithoutTransaction { database in
            try body(try connections[database])
        }
    }

    /// Runs `body` on a reading connection; blocks.
    func withReader(_ body: (SQLiteConnection) throws -> Void) throws {
        try checkOpen()
        try pool.unsafeRead { database in
            try body(try connections[database])
        }
    }

    /// Closes all connections; nobody may use them any more.
    func close() {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        if wasClosed { return }
        connections.releaseStatements()
        // Fails only where a statement is still open; the system closes the file in any case.
        try? pool.close()
        lock.release()
    }

    private func checkOpen() throws(StorageError) {
        if isClosed.withLock({ $0 }) { throw StorageError(.closed, "the database is closed") }
    }

    private static func translating<Result>(
        _ body: () throws -> Result
    ) throws(StorageError) -> Result {
        do {
            return try body()
        } catch let error as StorageError {
            throw error
        } catch let error as DatabaseError {
            let code = StorageError.Code(sqliteCode: error.extendedResultCode.rawValue)
            throw StorageError(code, "SQLite: \(error.message ?? "no message")")
        } catch {
            throw StorageError(.other, "SQLite: \(type(of: error))")
        }
    }
}

/// Our side of each connection of the pool, by its handle.
final class ConnectionTable: Sendable {
    private let state = Mutex<[UInt: SQLiteConnection]>([:])

    /// Notes a connection that was just opened; its handle may be a closed one's.
    func register(_ connection: SQLiteConnection, for handle: OpaquePointer) {
        state.withLock { $0[UInt(bitPattern: handle)] = connection }
    }

    /// Our side of a connection.
    subscript(database: GRDB.Database) -> SQLiteConnection {
        get throws(StorageError) {
            let key = database.sqliteConnection.map { UInt(bitPattern: $0) }
            let connection = key.flatMap { key in state.withLock { $0[key] } }
            guard let connection else {
                throw StorageError(.closed, "the connection is closed")
            }
            return connection
        }
    }

    /// Finalises the statements of all connections.
    func releaseStatements() {
        let connections = state.withLock { Array($0.values) }
        for connection in connections {
            connection.releaseStatements()
        }
    }
}
