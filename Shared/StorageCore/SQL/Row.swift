/// One row of a result, copied out of the database.
package struct Row: Hashable, Sendable {
    /// The names of a result's columns, shared by its rows.
    package final class Columns: Hashable, Sendable {
        /// The names, in the order of the query.
        package let names: [String]

        /// Names the columns.
        package init(_ names: [String]) {
            self.names = names
        }

        package static func == (lhs: Columns, rhs: Columns) -> Bool { lhs.names == rhs.names }
        package func hash(into hasher: inout Hasher) { hasher.combine(names) }
    }

    private let columns: Columns
    private let values: [SQLValue]

    /// Takes one value per column.
    package init(columns: Columns, values: [SQLValue]) {
        precondition(
            columns.names.count == values.count,
            "\(columns.names.count) columns, \(values.count) values"
        )
        self.columns = columns
        self.values = values
    }

    /// The index of the first column with this name.
    ///
    /// - Throws: `columnType` where the query has no such column.
    package func index(of name: String) throws(StorageError) -> Int {
        guard let index = columns.names.firstIndex(of: name) else {
            throw StorageError(.columnType, "the result has no column \(name)")
        }
        return index
    }

    /// A whole number, by the column's name.
    package func integer(_ name: String) throws(StorageError) -> Int64 {
        try integer(index(of: name))
    }

    /// A floating-point number, by the column's name.
    package func real(_ name: String) throws(StorageError) -> Double {
        try real(index(of: name))
    }

    /// Text, by the column's name.
    package func text(_ name: String) throws(StorageError) -> String {
        try text(index(of: name))
    }

    /// Bytes, by the column's name.
    package func blob(_ name: String) throws(StorageError) -> [UInt8] {
        try blob(index(of: name))
    }
}

extension Row: RowView {
    package var columnCount: Int { values.count }
    package func columnName(_ index: Int) -> String { columns.names[index] }
    package func isNull(_ index: Int) -> Bool { values[index] == .null }
    package func value(_ index: Int) throws(StorageError) -> SQLValue { values[index] }

    package func integer(_ index: Int) throws(StorageError) -> Int64 {
        guard case .integer(let value) = values[index] else {
            throw columnTypeError(index, holds: values[index].kindName, not: "an integer")
        }
        return value
    }

    package func real(_ index: Int) throws(StorageError) -> Double {
        guard case .real(let value) = values[index] else {
            throw columnTypeError(index, holds: values[index].kindName, not: "a real")
        }
        return value
    }

    package func text(_ index: Int) throws(StorageError) -> String {
        guard case .text(let value) = values[index] else {
            throw columnTypeError(index, holds: values[index].kindName, not: "text")
        }
        return value
    }

    package func blob(_ index: Int) throws(StorageError) -> [UInt8] {
        guard case .blob(let value) = values[index] else {
            throw columnTypeError(index, holds: values[index].kindName, not: "a blob")
        }
        return value
    }

    package func withBlob<Result>(
        _ index: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try blob(index).withUnsafeBytes(body)
    }
}
