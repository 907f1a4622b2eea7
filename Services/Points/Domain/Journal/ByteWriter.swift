/// Writes values so that each has exactly one encoding.
///
/// Numbers are LEB128, the least significant seven bits first, no padding; signed ones are
/// zigzag-coded before. Text is its length in bytes, then its UTF-8.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(byteCapacity: Int) {
        bytes.reserveCapacity(byteCapacity)
    }

    mutating func byte(_ value: UInt8) {
        bytes.append(value)
    }

    mutating func raw(_ value: [UInt8]) {
        bytes.append(contentsOf: value)
    }

    mutating func digest(_ value: Digest) {
        value.append(to: &bytes)
    }

    mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func count(_ value: Int) {
        unsigned(UInt64(value))
    }

    mutating func signed(_ value: Int64) {
        unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// Whether there is a number, and the number.
    mutating func optional(_ value: Int64?) {
        byte(value == nil ? 0 : 1)
        if let value { signed(value) }
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { utf8 in
            count(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }
}
