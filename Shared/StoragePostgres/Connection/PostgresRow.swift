internal import StorageCore

/// One row of a result at a time.
final class PostgresRow {
    private let result: PostgresResult
    private let dropped: Int
    /// The row that is shown.
    var index = 0

    init(_ result: PostgresResult, dropping dropped: Int) {
        self.result = result
        self.dropped = dropped
    }

    private func column(_ index: Int) -> Int {
        precondition(index >= 0 && index < columnCount, "column \(index) of \(columnCount)")
        return index + dropped
    }

    private func bytes(_ index: Int) -> UnsafeRawBufferPointer? {
        result.bytes(row: self.index, column: column(index))
    }

    private func type(_ index: Int) -> PostgresType { result.type(column(index)) }

    private func wrongKind(_ index: Int, not wanted: String) -> StorageError {
        let kind = isNull(index) ? "NULL" : type(index).kindName
        return columnTypeError(index, holds: kind, not: wanted)
    }

    /// The number of the run that the row belongs to, from 0, where the first column holds it.
    var run: Int {
        guard let bytes = result.bytes(row: index, column: 0), bytes.count == 8 else { return 0 }
        return Int(Self.integer(bytes)) - 1
    }

    /// A whole number of up to 8 bytes, the highest first.
    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        let isNegative = bytes.first.map { $0 & 0x80 != 0 } ?? false
        return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }
}

extension PostgresRow: RowView {
    var columnCount: Int { result.columns.names.count - dropped }

    func columnName(_ index: Int) -> String { result.columns.names[column(index)] }

    func isNull(_ index: Int) -> Bool { bytes(index) == nil }

    func value(_ index: Int) throws(StorageError) -> SQLValue {
        guard let bytes = bytes(index) else { return .null }
        switch type(index) {
        case .integer, .boolean: return .integer(Self.integer(bytes))
        case .real, .shortReal: return .real(try real(index))
        case .numeric: return try numeric(index, bytes)
        case .text: return .text(try text(index))
        case .bytes: return .blob(Array(bytes))
        case .other: throw wrongKind(index, not: "a value of ours")
        }
    }

    func integer(_ index: Int) throws(StorageError) -> Int64 {
        if let bytes = bytes(index) {
            switch type(index) {
            case .integer, .boolean: return Self.integer(bytes)
            case .numeric:
                if case .integer(let number) = try numeric(index, bytes) { return number }
            case .real, .shortReal, .text, .bytes, .other: break
            }
        }
        throw wrongKind(index, not: "an integer")
    }

    func real(_ index: Int) throws(StorageError) -> Double {
        if let bytes = bytes(index) {
            switch type(index) {
            case .real:
                return Double(bitPattern: UInt64(bitPattern: Self.integer(bytes)))
            case .shortReal:
                let pattern = UInt32(truncatingIfNeeded: Self.integer(bytes))
                return Double(Float(bitPattern: pattern))
            case .numeric:
                if case .real(let number) = try numeric(index, bytes) { return number }
            case .integer, .boolean, .text, .bytes, .other: break
            }
        }
        throw wrongKind(index, not: "a real")
    }

    func text(_ index: Int) throws(StorageError) -> String {
        guard let bytes = bytes(index), type(index) == .text else {
            throw wrongKind(index, not: "text")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw StorageError(
                .corrupt,
                "column \(index) (\(columnName(index))) holds text that is not UTF-8"
            )
        }
        return text
    }

    func blob(_ index: Int) throws(StorageError) -> [UInt8] {
        guard let bytes = bytes(index), type(index) == .bytes else {
            throw wrongKind(index, not: "a blob")
        }
        return Array(bytes)
    }

    func withBlob<Result>(
        _ index: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        guard let bytes = bytes(index), type(index) == .bytes else {
            throw wrongKind(index, not: "a blob")
        }
        return try body(bytes)
    }

    /// Reads a decimal number: whole where it has no digits after the point.
    ///
    /// Four numbers of two bytes (count of digits, weight of the first, sign, digits after the
    /// point), then the digits to the base 10,000.
    private func numeric(
        _ index: Int,
        _ bytes: UnsafeRawBufferPointer
    ) throws(StorageError) -> SQLValue {
        func word(_ at: Int) -> Int { Int(bytes[2 * at]) << 8 | Int(bytes[2 * at + 1]) }
        guard bytes.count >= 8, bytes.count == 8 + 2 * word(0), word(2) == 0 || word(2) == 0x4000
        else { throw wrongKind(index, not: "a number") }
        let digits = (0..<word(0)).map { word(4 + $0) }
        let weight = Int(Int16(truncatingIfNeeded: word(1)))
        let isNegative = word(2) == 0x4000
        if word(3) > 0 {
            var value = 0.0
            for digit in digits { value = value * 10_000 + Double(digit) }
            var exponent = weight - digits.count + 1
            while exponent > 0 {
                value *= 10_000
                exponent -= 1
            }
            while exponent < 0 {
                value /= 10_000
                exponent += 1
            }
            return .real(isNegative ? -value : value)
        }
        var value: Int64 = 0
        for place in 0..<max(0, weight + 1) {
            let digit = Int64(place < digits.count ? digits[place] : 0)
            let (shifted, overflowed) = value.multipliedReportingOverflow(by: 10_000)
            // Below zero there is room for one more.
            let (sum, exceeded) = shifted.subtractingReportingOverflow(digit)
            if overflowed || exceeded { throw wrongKind(index, not: "an integer of 64 bits") }
            value = sum
        }
        if isNegative { return .integer(value) }
        guard value != .min else { throw wrongKind(index, not: "an integer of 64 bits") }
        return .integer(-value)
    }
}
