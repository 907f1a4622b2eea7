internal import Primitives

/// Bytes on disk that are not what we wrote.
package struct CorruptRecord: Error, Hashable, Sendable {
    /// The part that cannot be read: `lots`, `channel`.
    package let part: String

    /// Names the part that cannot be read.
    package init(part: String) {
        self.part = part
    }
}

/// Reads what ``ByteWriter`` wrote, and nothing else.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    var byteCountLeft: Int { bytes.endIndex - index }

    func finish(_ part: String) throws(CorruptRecord) {
        guard index == bytes.endIndex else { throw CorruptRecord(part: part) }
    }

    mutating func byte(_ part: String) throws(CorruptRecord) -> UInt8 {
        guard index < bytes.endIndex else { throw CorruptRecord(part: part) }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func unsigned(_ part: String) throws(CorruptRecord) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let next = try byte(part)
            let bits = UInt64(next & 0x7F)
            guard shift < 63 || bits <= 1 else { break }
            value |= bits << shift
            if next & 0x80 == 0 {
                guard next != 0 || shift == 0 else { break }
                return value
            }
        }
        throw CorruptRecord(part: part)
    }

    mutating func signed(_ part: String) throws(CorruptRecord) -> Int64 {
        let value = try unsigned(part)
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// A count of things of which each takes at least one byte.
    mutating func count(_ part: String) throws(CorruptRecord) -> Int {
        let value = try unsigned(part)
        guard value <= UInt64(byteCountLeft) else { throw CorruptRecord(part: part) }
        return Int(value)
    }

    /// The next bytes as they are.
    mutating func raw(_ byteCount: Int, _ part: String) throws(CorruptRecord) -> [UInt8] {
        guard byteCount >= 0, byteCount <= byteCountLeft else { throw CorruptRecord(part: part) }
        defer { index += byteCount }
        return Array(bytes[index..<index + byteCount])
    }

    mutating func text(_ part: String) throws(CorruptRecord) -> String {
        let byteCount = try count(part)
        defer { index += byteCount }
        guard let text = String(validating: bytes[index..<index + byteCount], as: UTF8.self)
        else { throw CorruptRecord(part: part) }
        return text
    }

    /// A text that becomes a value of its own type, or is corrupt.
    mutating func value<Value>(
        _ part: String,
        _ make: (String) -> Value?
    ) throws(CorruptRecord) -> Value {
        guard let value = make(try text(part)) else { throw CorruptRecord(part: part) }
        return value
    }

    /// An amount that can be added to another without overflow.
    mutating func amount(_ part: String) throws(CorruptRecord) -> Amount {
        let value = try signed(part)
        guard value.magnitude <= Self.amountMax else { throw CorruptRecord(part: part) }
        return Amount(value)
    }

    private static let amountMax: UInt64 = 1 << 61
    /// The most that ``natural(_:)`` gives; what is written of more cannot be read back.
    static let naturalMax = Amount(Int64(amountMax))

    /// An amount that is not below zero.
    mutating func natural(_ part: String) throws(CorruptRecord) -> Amount {
        let value = try unsigned(part)
        guard value <= Self.amountMax else { throw CorruptRecord(part: part) }
        return Amount(Int64(value))
    }

    /// A number from 1 on.
    mutating func number(_ part: String) throws(CorruptRecord) -> Int64 {
        let number = try natural(part).rawValue
        guard number > 0 else { throw CorruptRecord(part: part) }
        return number
    }

    mutating func member(_ part: String) throws(CorruptRecord) -> MemberID {
        guard let member = MemberID(rawValue: try number(part)) else {
            throw CorruptRecord(part: part)
        }
        return member
    }

    mutating func time(_ part: String) throws(CorruptRecord) -> Timestamp {
        try inRange(Timestamp(microseconds: try signed(part)), part)
    }

    private func inRange(
        _ time: Timestamp,
        _ part: String
    ) throws(CorruptRecord) -> Timestamp {
        guard time.isInRange else { throw CorruptRecord(part: part) }
        return time
    }

    /// A time that is written as its distance from another.
    mutating func time(
        _ part: String,
        after base: Timestamp
    ) throws(CorruptRecord) -> Timestamp {
        let (sum, overflow) = base.microseconds.addingReportingOverflow(try signed(part))
        guard !overflow else { throw CorruptRecord(part: part) }
        return try inRange(Timestamp(microseconds: sum), part)
    }

    /// A number that may not be there.
    mutating func optional(_ part: String) throws(CorruptRecord) -> Int64? {
        try flag(part) ? try signed(part) : nil
    }

    mutating func optionalTime(_ part: String) throws(CorruptRecord) -> Timestamp? {
        try flag(part) ? try time(part) : nil
    }

    /// A text that becomes a value of its own type; `nil` where it is empty.
    mutating func optionalValue<Value>(
        _ part: String,
        _ make: (String) -> Value?
    ) throws(CorruptRecord) -> Value? {
        let text = try text(part)
        if text.isEmpty { return nil }
        guard let value = make(text) else { throw CorruptRecord(part: part) }
        return value
    }

    /// Whether something optional follows: 0 or 1.
    mutating func flag(_ part: String) throws(CorruptRecord) -> Bool {
        switch try byte(part) {
        case 0: false
        case 1: true
        default: throw CorruptRecord(part: part)
        }
    }
}
