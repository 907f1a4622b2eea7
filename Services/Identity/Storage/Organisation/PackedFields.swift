/// Texts and numbers as bytes, for answers that are given again: each with its length before it.
struct PackedFields {
    private(set) var bytes: [UInt8] = []

    /// Adds a text of at most 65,535 bytes.
    mutating func append(_ text: String) {
        let utf8 = Array(text.utf8)
        precondition(utf8.count <= 0xFFFF, "a field of \(utf8.count) bytes is too long")
        bytes += [UInt8(utf8.count >> 8), UInt8(utf8.count & 0xFF)]
        bytes += utf8
    }

    /// Adds a number.
    mutating func append(_ number: Int64) { append(String(number)) }

    /// Adds a truth.
    mutating func append(_ flag: Bool) { append(flag ? 1 : 0) }
}

/// Takes apart what ``PackedFields`` made; whatever is not there or wrong makes `nil`.
struct FieldReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Whether everything was read.
    var isAtEnd: Bool { rest.isEmpty }

    mutating func text() -> String? {
        guard rest.count >= 2 else { return nil }
        let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
        guard rest.count >= 2 + count else { return nil }
        let text = String(validating: rest.dropFirst(2).prefix(count), as: UTF8.self)
        rest = rest.dropFirst(2 + count)
        return text
    }

    mutating func number() -> Int64? { text().flatMap { Int64($0) } }

    mutating func flag() -> Bool? { number().map { $0 == 1 } }
}
