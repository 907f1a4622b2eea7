internal import GRDBSQLite
internal import StorageCore

/// A prepared statement of one connection; used where the connection is, finalised by `deinit`.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private let pointer: OpaquePointer
    /// For each of SQLite's parameters, in its order, the index of the argument.
    private let argumentIndices: [Int]
    private let row: SQLiteRow
    private var columns: Row.Columns?
    private var isRunning = false

    /// Tells SQLite to copy what is bound: `SQLITE_TRANSIENT`, a macro that does not reach Swift.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Prepares a text that holds exactly one statement.
    init(_ sql: String, _ handle: OpaquePointer) throws(StorageError) {
        self.handle = handle
        pointer = try Self.prepare(sql, handle)
        row = SQLiteRow(pointer)
        do throws(StorageError) {
            argumentIndices = try Self.argumentIndices(pointer)
        } catch {
            sqlite3_finalize(pointer)
            throw error
        }
    }

    deinit {
        sqlite3_finalize(pointer)
    }

    /// Runs the statement and lends each row to `body`.
    func run(_ arguments: [SQLValue], _ body: (SQLiteRow) throws -> Void) throws {
        try begin(arguments)
        defer { end() }
        while true {
            switch SQLiteResult(sqlite3_step(pointer), handle) {
            case .row: try body(row)
            case .done: return
            case .failed(let error): throw error
            }
        }
    }

    /// Runs the statement to its end and drops its rows.
    func run(_ arguments: [SQLValue]) throws(StorageError) {
        try begin(arguments)
        defer { end() }
        while true {
            switch SQLiteResult(sqlite3_step(pointer), handle) {
            case .row: continue
            case .done: return
            case .failed(let error): throw error
            }
        }
    }

    /// Runs the statement and copies its rows.
    func rows(_ arguments: [SQLValue]) throws(StorageError) -> [Row] {
        try begin(arguments)
        defer { end() }
        var rows: [Row] = []
        while true {
            switch SQLiteResult(sqlite3_step(pointer), handle) {
            case .row: rows.append(try copyRow())
            case .done: return rows
            case .failed(let error): throw error
            }
        }
    }

    private func copyRow() throws(StorageError) -> Row {
        let names = columns ?? Row.Columns((0..<row.columnCount).map(row.columnName))
        columns = names
        var values: [SQLValue] = []
        values.reserveCapacity(names.names.count)
        for index in 0..<names.names.count {
            values.append(try row.value(index))
        }
        return Row(columns: names, values: values)
    }

    private func begin(_ arguments: [SQLValue]) throws(StorageError) {
        if isRunning {
            throw StorageError(.misuse, "a statement was run again from within its own rows")
        }
        try bind(arguments)
        isRunning = true
    }

    private func end() {
        // Returns the failure of the last step, which has been reported already.
        sqlite3_reset(pointer)
        isRunning = false
    }

    private func bind(_ arguments: [SQLValue]) throws(StorageError) {
        guard arguments.count == argumentIndices.count else {
            throw StorageError(
                .misuse,
                "\(argumentIndices.count) parameters, \(arguments.count) arguments"
            )
        }
        for (offset, argumentIndex) in argumentIndices.enumerated() {
            let code = try bind(arguments[argumentIndex], argumentIndex, CInt(offset + 1))
            try SQLiteResult(code, handle).check()
        }
    }

    private func bind(
        _ argument: SQLValue,
        _ argumentIndex: Int,
        _ parameter: CInt
    ) throws(StorageError) -> CInt {
        switch argument {
        case .null:
            return sqlite3_bind_null(pointer, parameter)
        case .integer(let value):
            return sqlite3_bind_int64(pointer, parameter, value)
        case .real(let value):
            if value.isNaN {
                throw StorageError(.misuse, "argument $\(argumentIndex + 1) is not a number")
            }
            return sqlite3_bind_double(pointer, parameter, value)
        case .blob(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(pointer, parameter, 0) }
            return sqlite3_bind_blob64(
                pointer,
                parameter,
                bytes,
                UInt64(bytes.count),
                Self.transient
            )
        case .text(var text):
            let code = text.withUTF8 { utf8 -> CInt? in
                if utf8.contains(0) { return nil }
                return utf8.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text64(
                        pointer,
                        parameter,
                        characters.baseAddress,
                        UInt64(characters.count),
                        Self.transient,
                        UInt8(SQLITE_UTF8)
                    )
                }
            }
            guard let code else {
                throw StorageError(.misuse, "argument $\(argumentIndex + 1) is text with NUL")
            }
            return code
        }
    }

    private static func prepare(
        _ sql: String,
        _ handle: OpaquePointer
    ) throws(StorageError) -> OpaquePointer {
        // The one writer has locked every row already.
        var sql = sql.replacing(" FOR UPDATE", with: "").replacing(" FOR SHARE", with: "")
        var statement: OpaquePointer?
        let (code, isOne) = sql.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { characters -> (CInt, Bool) in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    handle,
                    characters.baseAddress,
                    CInt(clamping: characters.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT),
                    &statement,
                    &tail
                )
                guard let start = characters.baseAddress, let tail else { return (code, true) }
                let rest = characters[(tail - start)...]
                let isOne = rest.allSatisfy { Self.separators.contains(UInt8(bitPattern: $0)) }
                return (code, isOne)
            }
        }
        try SQLiteResult(code, handle).check()
        guard let statement, isOne else {
            sqlite3_finalize(statement)
            throw StorageError(.misuse, "a text must hold exactly one statement")
        }
        return statement
    }

    /// What may follow the statement: white space and semicolons.
    private static let separators: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ";")]

    /// SQLite takes `$2` for a name and numbers its parameters by first appearance: this undoes it.
    private static func argumentIndices(
        _ statement: OpaquePointer
    ) throws(StorageError) -> [Int] {
        let count = sqlite3_bind_parameter_count(statement)
        guard count > 0 else { return [] }
        var indices: [Int] = []
        for parameter in 1...count {
            let name = sqlite3_bind_parameter_name(statement, parameter).map {
                String(cString: $0)
            }
            guard let name, name.first == "$", let number = Int(name.dropFirst()),
                (1...Int(count)).contains(number), name == "$\(number)"
            else {
                throw StorageError(
                    .misuse,
                    "parameters must be $1 to $\(count), there is \(name ?? "?")"
                )
            }
            indices.append(number - 1)
        }
        return indices
    }
}
