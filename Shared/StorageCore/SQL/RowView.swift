/// The columns of one row, by their index from 0.
///
/// Each accessor throws ``StorageError`` with code `columnType`, naming the column, where the
/// column holds another kind of value. An index that the query does not have is a defect of the
/// caller and traps.
package protocol RowView {
    /// How many columns the row has.
    var columnCount: Int { get }
    /// The name of a column, as the query gives it.
    func columnName(_ index: Int) -> String
    /// Whether a column is NULL.
    func isNull(_ index: Int) -> Bool
    /// A column, whatever it holds.
    func value(_ index: Int) throws(StorageError) -> SQLValue
    /// A whole number.
    func integer(_ index: Int) throws(StorageError) -> Int64
    /// A floating-point number.
    func real(_ index: Int) throws(StorageError) -> Double
    /// Text.
    func text(_ index: Int) throws(StorageError) -> String
    /// Bytes, copied.
    func blob(_ index: Int) throws(StorageError) -> [UInt8]
    /// Bytes, lent for the time of `body` without a copy.
    func withBlob<Result>(
        _ index: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result
}

extension RowView {
    /// A whole number, or `nil` where the column is NULL.
    package func integerOrNil(_ index: Int) throws(StorageError) -> Int64? {
        isNull(index) ? nil : try integer(index)
    }

    /// A floating-point number, or `nil` where the column is NULL.
    package func realOrNil(_ index: Int) throws(StorageError) -> Double? {
        isNull(index) ? nil : try real(index)
    }

    /// Text, or `nil` where the column is NULL.
    package func textOrNil(_ index: Int) throws(StorageError) -> String? {
        isNull(index) ? nil : try text(index)
    }

    /// Bytes, or `nil` where the column is NULL.
    package func blobOrNil(_ index: Int) throws(StorageError) -> [UInt8]? {
        isNull(index) ? nil : try blob(index)
    }

    /// The failure of an accessor: names the column and both kinds, never the value.
    package func columnTypeError(
        _ index: Int,
        holds actual: String,
        not wanted: String
    ) -> StorageError {
        StorageError(
            .columnType,
            "column \(index) (\(columnName(index))) holds \(actual), not \(wanted)"
        )
    }
}
