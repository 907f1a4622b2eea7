internal import GRDBSQLite
internal import StorageCore

/// What a call into SQLite came to.
enum SQLiteResult {
    /// A row can be read.
    case row
    /// It is finished.
    case done
    /// It failed.
    case failed(StorageError)

    /// Reads the result code of a call.
    ///
    /// - Parameters:
    ///   - code: What the call returned.
    ///   - handle: The connection, for SQLite's words; `nil` where there is none.
    init(_ code: CInt, _ handle: OpaquePointer?) {
        switch code {
        case SQLITE_ROW: self = .row
        case SQLITE_OK, SQLITE_DONE: self = .done
        default: self = .failed(StorageError(sqliteCode: code, handle))
        }
    }

    /// Demands that the call is finished.
    func check() throws(StorageError) {
        if case .failed(let error) = self { throw error }
    }
}

extension StorageError {
    /// Translates a failure of SQLite.
    ///
    /// SQLite's words name tables, columns and what is near a syntax error in our constant texts;
    /// never a value.
    ///
    /// - Parameters:
    ///   - sqliteCode: What the call returned.
    ///   - handle: The connection; `nil` where there is none.
    init(sqliteCode: CInt, _ handle: OpaquePointer?) {
        let extended = handle.map(sqlite3_extended_errcode) ?? sqliteCode
        // The connection remembers its last failure, which may be another call's.
        let code = extended & 0xFF == sqliteCode & 0xFF ? extended : sqliteCode
        let words = handle.flatMap(sqlite3_errmsg) ?? sqlite3_errstr(sqliteCode)
        var message = "SQLite: \(words.map { String(cString: $0) } ?? "no message") (\(code))"
        let storageCode = Code(sqliteCode: code)
        if storageCode == .ioFailure, let handle {
            message += ", system error \(sqlite3_system_errno(handle))"
        }
        self.init(storageCode, message)
    }
}

extension StorageError.Code {
    /// Translates an extended result code of SQLite.
    init(sqliteCode: CInt) {
        switch sqliteCode & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_FULL: self = .full
        case SQLITE_IOERR: self = Self.ioError(sqliteCode >> 8)
        case SQLITE_CANTOPEN: self = .ioFailure
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
        case SQLITE_CONSTRAINT: self = Self.constraint(extended: sqliteCode >> 8)
        case SQLITE_INTERRUPT: self = .tooLong
        case SQLITE_NOMEM: self = .outOfMemory
        case SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE, SQLITE_MISMATCH, SQLITE_TOOBIG,
            SQLITE_READONLY, SQLITE_AUTH:
            self = .misuse
        default: self = .other
        }
    }

    /// The second byte of `SQLITE_IOERR_…`: the macros do not reach Swift.
    private static func ioError(_ detail: CInt) -> Self {
        switch detail {
        case 12: .outOfMemory  // SQLITE_IOERR_NOMEM
        case 19: .full  // SQLITE_IOERR_SHMSIZE: no room for the index of the log
        default: .ioFailure
        }
    }

    /// The second byte of `SQLITE_CONSTRAINT_…`: the macros do not reach Swift.
    private static func constraint(extended detail: CInt) -> Self {
        switch detail {
        case 1: .constraint(.check)
        case 3: .constraint(.foreignKey)
        case 5: .constraint(.notNull)
        case 6, 8, 10: .constraint(.unique)  // PRIMARYKEY, UNIQUE, ROWID
        case 12: .constraint(.type)
        default: .other
        }
    }
}
