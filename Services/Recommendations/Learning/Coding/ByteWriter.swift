/// Writes a model's file: little-endian numbers, and at the end a checksum of all before it.
package struct ByteWriter: Sendable {
    private var bytes: [UInt8] = []

    /// Starts a file.
    ///
    /// - Parameters:
    ///   - kind: Four letters that say what it is.
    ///   - version: The version of its form.
    package init(kind: StaticString, version: UInt16) {
        precondition(kind.utf8CodeUnitCount == 4, "a kind has four letters")
        kind.withUTF8Buffer { bytes.append(contentsOf: $0) }
        write(version)
    }

    /// Writes a whole number.
    package mutating func write(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Writes a number.
    package mutating func write(_ value: Float) { write(value.bitPattern) }

    /// Writes a number.
    package mutating func write(_ value: Double) { write(value.bitPattern) }

    /// Writes a text, after its length in bytes.
    package mutating func write(_ text: String) {
        write(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes a file within the file, after its length.
    package mutating func write(_ file: [UInt8]) {
        write(UInt32(file.count))
        bytes.append(contentsOf: file)
    }

    /// Ends the file.
    ///
    /// - Returns: All of it.
    package consuming func finished() -> [UInt8] {
        write(Checksum.of(bytes[...]))
        return bytes
    }
}

/// FNV-1a (Fowler, Noll and Vo, 1991) of 64 bits: sees damage, not malice.
enum Checksum {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
