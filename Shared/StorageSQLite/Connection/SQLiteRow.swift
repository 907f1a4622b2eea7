internal import GRDBSQLite
internal import StorageCore

/// The row on which a statement stands; valid until the next step.
final class SQLiteRow {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    private func type(_ index: Int) -> CInt {
        precondition(
            index >= 0 && index < columnCount,
            "column \(index) of \(columnCount)"
        )
        return sqlite3_column_type(statement, CInt(index))
    }

    private func kindName(_ type: CInt) -> String {
        switch type {
        case SQLITE_NULL: "NULL"
        case SQLITE_INTEGER: "an integer"
        case SQLITE_FLOAT: "a real"
        case SQLITE_TEXT: "text"
        default: "a blob"
        }
    }

    private func check(
        _ index: Int,
        _ wanted: CInt
    ) throws(StorageError) {
        let actual = type(index)
        guard actual == wanted else {
            throw columnTypeError(index, holds: kindName(actual), not: kindName(wanted))
        }
    }
}

extension SQLiteRow: RowView {
    var columnCount: Int { Int(sqlite3_column_count(statement)) }

    func columnName(_ index: Int) -> String {
        sqlite3_column_name(statement, CInt(index)).map { String(cString: $0) } ?? ""
    }

    func isNull(_ index: Int) -> Bool { type(index) == SQLITE_NULL }

    func value(_ index: Int) throws(StorageError) -> SQLValue {
        switch type(index) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(try integer(index))
        case SQLITE_FLOAT: .real(try real(index))
        case SQLITE_TEXT: .text(try text(index))
        default: .blob(try blob(index))
        }
    }

    func integer(_ index: Int) throws(StorageError) -> Int64 {
        try check(index, SQLITE_INTEGER)
        return sqlite3_column_int64(statement, CInt(index))
    }

    func real(_ index: Int) throws(StorageError) -> Double {
        try check(index, SQLITE_FLOAT)
        return sqlite3_column_double(statement, CInt(index))
    }

    func text(_ index: Int) throws(StorageError) -> String {
        try check(index, SQLITE_TEXT)
        // The pointer first: it may convert the text, and with it change its length.
        guard let start = sqlite3_column_text(statement, CInt(index)) else {
            throw StorageError(.outOfMemory, "no memory for column \(index)")
        }
        let count = Int(sqlite3_column_bytes(statement, CInt(index)))
        let bytes = UnsafeBufferPointer(start: start, count: count)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw StorageError(
                .corrupt,
                "column \(index) (\(columnName(index))) holds text that is not UTF-8"
            )
        }
        return text
    }

    func blob(_ index: Int) throws(StorageError) -> [UInt8] {
        try check(index, SQLITE_BLOB)
        return Array(bytes(index))
    }

    func withBlob<Result>(
        _ index: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try check(index, SQLITE_BLOB)
        return try body(bytes(index))
    }

    /// The bytes of a blob; an empty one has no address.
    private func bytes(_ index: Int) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, CInt(index))
        let count = Int(sqlite3_column_bytes(statement, CInt(index)))
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }
}
