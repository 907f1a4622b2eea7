internal import StorageCore

/// The arguments of one run, as the server reads them.
struct PostgresParameters {
    /// One sentinel byte, so that an empty value has an address too.
    private var bytes: [UInt8] = [0]
    /// Where each value starts; `nil` for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    /// 1 for the server's binary format, 0 for text.
    private var formats: [Int32] = []

    /// No arguments.
    init() {}

    /// The arguments of one run.
    ///
    /// - Throws: `misuse` where a value cannot be stored at all; a constraint of type where the
    ///   server would take it for something else.
    init(_ values: [SQLValue], _ types: [PostgresType]) throws(StorageError) {
        guard values.count == types.count else {
            throw StorageError(.misuse, "\(types.count) parameters, \(values.count) arguments")
        }
        for (index, value) in values.enumerated() {
            try Self.check(value, index)
            if value == .null {
                append(nil, length: 0, format: 1)
                continue
            }
            let start = bytes.count
            if Self.write(value, as: types[index], to: &bytes) {
                append(start, length: bytes.count - start, format: 1)
            } else {
                // The server reads it as it reads a literal, and says so where that cannot be.
                let text = try Self.text(value, as: types[index], index)
                bytes += Array(text.utf8) + [0]
                append(start, length: text.utf8.count, format: 0)
            }
        }
    }

    /// The arguments of many runs: for each parameter the array of its values.
    ///
    /// - Returns: `nil` where a value is of another kind than its parameter.
    /// - Throws: As above.
    init?(each rows: ArraySlice<[SQLValue]>, _ types: [PostgresType]) throws(StorageError) {
        for row in rows where row.count != types.count {
            throw StorageError(.misuse, "\(types.count) parameters, \(row.count) arguments")
        }
        for (index, type) in types.enumerated() {
            guard let element = type.element else { return nil }
            let start = bytes.count
            let hasNull = rows.contains { $0[index] == .null }
            Self.write(Int32(1), to: &bytes)
            Self.write(Int32(hasNull ? 1 : 0), to: &bytes)
            Self.write(Int32(bitPattern: element.oid), to: &bytes)
            Self.write(Int32(rows.count), to: &bytes)
            Self.write(Int32(1), to: &bytes)
            for row in rows {
                let value = row[index]
                try Self.check(value, index)
                if value == .null {
                    Self.write(Int32(-1), to: &bytes)
                    continue
                }
                let lengthAt = bytes.count
                Self.write(Int32(0), to: &bytes)
                guard Self.write(value, as: type, to: &bytes) else { return nil }
                let length = UInt32(bytes.count - lengthAt - 4)
                for byte in 0..<4 {
                    bytes[lengthAt + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte))
                }
            }
            append(start, length: bytes.count - start, format: 1)
        }
    }

    /// Lends the arguments as libpq takes them.
    func withPointers<Result>(
        _ body: (
            _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?,
            _ lengths: UnsafePointer<Int32>?, _ formats: UnsafePointer<Int32>?
        ) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { raw in
            let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            return values.withUnsafeBufferPointer { values in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(
                            Int32(values.count),
                            values.baseAddress,
                            lengths.baseAddress,
                            formats.baseAddress
                        )
                    }
                }
            }
        }
    }

    private mutating func append(_ start: Int?, length: Int, format: Int32) {
        starts.append(start)
        lengths.append(Int32(length))
        formats.append(format)
    }

    private static func check(_ value: SQLValue, _ index: Int) throws(StorageError) {
        switch value {
        case .real(let number) where number.isNaN:
            throw StorageError(.misuse, "argument $\(index + 1) is not a number")
        case .text(let text) where text.utf8.contains(0):
            throw StorageError(.misuse, "argument $\(index + 1) is text with NUL")
        case .null, .integer, .real, .text, .blob:
            return
        }
    }

    /// Writes a value in binary.
    ///
    /// - Returns: `false` where its kind is not the type's; nothing is written then.
    private static func write(
        _ value: SQLValue,
        as type: PostgresType,
        to bytes: inout [UInt8]
    ) -> Bool {
        switch (value, type) {
        case (.integer(let number), .integer(byteCount: 8)): write(number, to: &bytes)
        case (.integer(let number), .integer(byteCount: 4)):
            guard let short = Int32(exactly: number) else { return false }
            write(short, to: &bytes)
        case (.integer(let number), .integer):
            guard let short = Int16(exactly: number) else { return false }
            write(short, to: &bytes)
        case (.integer(let number), .boolean) where number == 0 || number == 1:
            bytes.append(UInt8(number))
        case (.integer(let number), .real):
            guard let exact = Double(exactly: number) else { return false }
            write(Int64(bitPattern: exact.bitPattern), to: &bytes)
        case (.real(let number), .real):
            write(Int64(bitPattern: number.bitPattern), to: &bytes)
        case (.text(let text), .text): bytes += text.utf8
        case (.blob(let blob), .bytes): bytes += blob
        default: return false
        }
        return true
    }

    private static func text(
        _ value: SQLValue,
        as type: PostgresType,
        _ index: Int
    ) throws(StorageError) -> String {
        switch (value, type) {
        case (.integer(let number), _): return String(number)
        case (.real(let number), _): return String(number)
        case (.text(let text), _) where type != .bytes: return text
        default:
            throw StorageError(
                .constraint(.type),
                "argument $\(index + 1) is \(value.kindName), the column is for \(type.kindName)"
            )
        }
    }

    private static func write(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }
}
