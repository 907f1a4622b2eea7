internal import CPostgreSQL
internal import StorageCore

/// What one statement came to; owns libpq's memory of it.
final class PostgresResult {
    private let pointer: OpaquePointer
    /// The names of the columns.
    let columns: Row.Columns
    private let types: [PostgresType]

    /// Takes over a result that is no failure.
    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        let count = PQnfields(pointer)
        columns = Row.Columns(
            (0..<count).map { PQfname(pointer, $0).map { String(cString: $0) } ?? "" }
        )
        types = (0..<count).map { PostgresType(oid: PQftype(pointer, $0)) }
    }

    deinit {
        PQclear(pointer)
    }

    var rowCount: Int { Int(PQntuples(pointer)) }

    /// What the server says that it did: `INSERT 0 1`.
    var tag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

    /// How many rows a statement that writes has written; 0 for any other.
    var writtenRowCount: Int {
        let tag = tag
        let isWrite = ["INSERT", "UPDATE", "DELETE", "MERGE"].contains { tag.hasPrefix($0) }
        guard isWrite, let number = tag.split(separator: " ").last else { return 0 }
        return Int(number) ?? 0
    }

    /// The types of a described statement's parameters.
    var parameterTypes: [PostgresType] {
        (0..<PQnparams(pointer)).map { PostgresType(oid: PQparamtype(pointer, $0)) }
    }

    func type(_ column: Int) -> PostgresType { types[column] }

    /// The bytes of a value; none for NULL.
    ///
    /// Valid as long as the result.
    func bytes(row: Int, column: Int) -> UnsafeRawBufferPointer? {
        if PQgetisnull(pointer, Int32(row), Int32(column)) != 0 { return nil }
        let start = PQgetvalue(pointer, Int32(row), Int32(column))
        let count = Int(PQgetlength(pointer, Int32(row), Int32(column)))
        return UnsafeRawBufferPointer(start: start, count: count)
    }

    /// Lends each row to `body`.
    ///
    /// - Parameters:
    ///   - dropped: How many columns at the front are not shown.
    ///   - body: Takes one row.
    func forEachRow(dropping dropped: Int = 0, _ body: (PostgresRow) throws -> Void) rethrows {
        let row = PostgresRow(self, dropping: dropped)
        for index in 0..<rowCount {
            row.index = index
            try body(row)
        }
    }
}
