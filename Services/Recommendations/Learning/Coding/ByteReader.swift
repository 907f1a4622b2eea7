/// Why bytes are no model.
package enum ModelBytesError: Error, Hashable, Sendable {
    /// Another kind of file, or none.
    case otherKind
    /// A form that this program does not know.
    case otherVersion(UInt16)
    /// The checksum is another: bytes changed or are missing.
    case damaged
    /// The bytes end too early, or go on after the end.
    case otherLength
    /// A value that no model has; says which.
    case impossible(String)
}

/// Reads what `ByteWriter` wrote; refuses anything else.
package struct ByteReader: Sendable {
    private var bytes: ArraySlice<UInt8>

    /// Opens a file and compares its checksum.
    package init(_ file: [UInt8], kind: StaticString, version: UInt16) throws(ModelBytesError) {
        guard file.count >= 14, kind.withUTF8Buffer({ file.starts(with: $0) }) else {
            throw .otherKind
        }
        bytes = file[4...]
        let found = try number(UInt16.self)
        guard found == version else { throw .otherVersion(found) }
        let end = file.count - 8
        var trailer = self
        trailer.bytes = file[end...]
        guard try trailer.number(UInt64.self) == Checksum.of(file[..<end]) else { throw .damaged }
        bytes = file[6..<end]
    }

    /// How many bytes are left.
    package var left: Int { bytes.count }

    /// Reads a whole number.
    package mutating func number<Number: FixedWidthInteger>(
        _ type: Number.Type
    ) throws(ModelBytesError) -> Number {
        let size = Number.bitWidth / 8
        guard bytes.count >= size else { throw .otherLength }
        var value: UInt64 = 0
        let start = bytes.startIndex
        for index in 0..<size { value |= UInt64(bytes[start + index]) << UInt64(8 * index) }
        bytes = bytes[(start + size)...]
        return Number(truncatingIfNeeded: value)
    }

    /// Reads how many things follow, none of which takes fewer than `size` bytes.
    package mutating func count(ofSize size: Int) throws(ModelBytesError) -> Int {
        let count = Int(try number(UInt32.self))
        guard count <= left / size else { throw .otherLength }
        return count
    }

    /// Reads a finite number.
    package mutating func float() throws(ModelBytesError) -> Float {
        let value = Float(bitPattern: try number(UInt32.self))
        guard value.isFinite else { throw .impossible("a number is not finite") }
        return value
    }

    /// Reads a finite number.
    package mutating func double() throws(ModelBytesError) -> Double {
        let value = Double(bitPattern: try number(UInt64.self))
        guard value.isFinite else { throw .impossible("a number is not finite") }
        return value
    }

    /// Reads a text.
    package mutating func text() throws(ModelBytesError) -> String {
        let size = try count(ofSize: 1)
        guard let text = String(validating: bytes.prefix(size), as: UTF8.self) else {
            throw .impossible("a text is not UTF-8")
        }
        bytes = bytes.dropFirst(size)
        return text
    }

    /// Reads a file within the file.
    package mutating func file() throws(ModelBytesError) -> [UInt8] {
        let size = try count(ofSize: 1)
        defer { bytes = bytes.dropFirst(size) }
        return Array(bytes.prefix(size))
    }

    /// Makes sure that nothing follows.
    package consuming func end() throws(ModelBytesError) {
        guard bytes.isEmpty else { throw .otherLength }
    }
}
