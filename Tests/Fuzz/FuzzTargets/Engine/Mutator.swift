internal import Primitives

/// Makes new inputs out of old ones; the same seed makes the same inputs.
///
/// It knows the shapes of our formats: numbers in base 128 and big-endian, fields with a length
/// before them, text with words that mean something. Half of its changes keep such shapes whole, so
/// that decoders get past their first check.
package struct Mutator {
    /// The longest input that is made, in bytes.
    package static let bytesMax = 4_096

    private var random: SeededRandom
    private let words: [[UInt8]]

    /// Makes a mutator.
    ///
    /// - Parameters:
    ///   - seed: Decides everything.
    ///   - words: Pieces that may be put anywhere.
    package init(seed: UInt64, words: [[UInt8]] = []) {
        random = SeededRandom(seed: seed)
        self.words = words
    }

    /// Makes a new input.
    ///
    /// - Parameter corpus: Inputs to start from; at least one.
    /// - Returns: One of them, changed.
    package mutating func next(from corpus: [[UInt8]]) -> [UInt8] {
        precondition(!corpus.isEmpty, "there is nothing to start from")
        var bytes = corpus[below(corpus.count)]
        for _ in 0...below(4) {
            switch below(3) {
            case 0 where Self.fields(of: bytes) != nil: changeFields(&bytes)
            case 1: changePieces(&bytes, corpus)
            default: changeBytes(&bytes)
            }
        }
        return bytes.count > Self.bytesMax ? Array(bytes.prefix(Self.bytesMax)) : bytes
    }

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func byte() -> UInt8 { UInt8.random(in: 0...255, using: &random) }

    // MARK: Bytes

    private mutating func changeBytes(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes.append(byte())
            return
        }
        let index = below(bytes.count)
        switch below(7) {
        case 0: bytes[index] ^= 1 << UInt8(below(8))
        case 1: bytes[index] = byte()
        case 2: bytes[index] = [0, 1, 0x7F, 0x80, 0xFF, 0x20, 0x0A][below(7)]
        case 3: bytes[index] &+= below(2) == 0 ? 1 : .max
        case 4: bytes.insert(byte(), at: index)
        case 5: bytes.remove(at: index)
        default: bytes.removeSubrange(index...)
        }
    }

    // MARK: Pieces

    private mutating func changePieces(_ bytes: inout [UInt8], _ corpus: [[UInt8]]) {
        let start = below(bytes.count + 1)
        let end = start + below(bytes.count - start + 1)
        switch below(7) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
        case 2:
            let other = corpus[below(corpus.count)]
            bytes = Array(bytes[..<start]) + other.suffix(below(other.count + 1))
        case 3: bytes.insert(contentsOf: number(), at: start)
        case 4: bytes.replaceSubrange(start..<min(bytes.count, start + 4), with: number())
        case 5 where !words.isEmpty: bytes.insert(contentsOf: words[below(words.count)], at: start)
        case 6 where !words.isEmpty:
            bytes.replaceSubrange(start..<end, with: words[below(words.count)])
        default: bytes.append(contentsOf: number())
        }
    }

    /// A number near an edge, as one of our formats writes it.
    private mutating func number() -> [UInt8] {
        let edges: [UInt64] = [
            0, 1, 12, 127, 128, 16_383, 16_384, 65_535, 65_536, 1 << 20, 1 << 21, 1 << 24,
            0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 1 << 32, 1 << 48, .max >> 1, .max,
        ]
        let value = below(4) == 0 ? random.next() >> UInt64(below(64)) : edges[below(edges.count)]
        switch below(4) {
        case 0:
            return withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).bigEndian) { [UInt8]($0) }
        case 1: return withUnsafeBytes(of: value.littleEndian) { [UInt8]($0) }
        case 2: return [UInt8](String(value).utf8)
        default: return Self.varint(value)
        }
    }

    // MARK: Fields

    /// The top-level fields of a protobuf message after one leading byte; `nil` where it is none.
    private static func fields(of bytes: [UInt8]) -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        var index = 1
        while index < bytes.count {
            let start = index
            guard let key = readVarint(bytes, &index) else { return nil }
            switch key & 7 {
            case 0: guard readVarint(bytes, &index) != nil else { return nil }
            case 1: index += 8
            case 2:
                guard let count = readVarint(bytes, &index), count <= UInt64(bytes.count) else {
                    return nil
                }
                index += Int(count)
            case 5: index += 4
            default: return nil
            }
            guard index <= bytes.count else { return nil }
            ranges.append(start..<index)
        }
        return ranges.isEmpty ? nil : ranges
    }

    /// Repeats, drops, moves or changes a field, lengths kept right.
    private mutating func changeFields(_ bytes: inout [UInt8]) {
        guard let fields = Self.fields(of: bytes) else { return }
        let field = fields[below(fields.count)]
        let content = Array(bytes[field])
        switch below(4) {
        case 0: bytes.insert(contentsOf: content, at: field.lowerBound)
        case 1: bytes.removeSubrange(field)
        case 2:
            bytes.removeSubrange(field)
            bytes.insert(contentsOf: content, at: below(2) == 0 ? min(1, bytes.count) : bytes.count)
        default: changeContent(of: field, in: &bytes)
        }
    }

    private mutating func changeContent(of field: Range<Int>, in bytes: inout [UInt8]) {
        var index = field.lowerBound
        guard let key = Self.readVarint(bytes, &index) else { return }
        guard key & 7 == 2, Self.readVarint(bytes, &index) != nil else {
            bytes.replaceSubrange(field, with: Self.varint(key) + number())
            return
        }
        // The content may be a message itself: its first byte is not one of ours to keep.
        var content = [0] + bytes[index..<field.upperBound]
        if below(2) == 0, Self.fields(of: content) != nil {
            changeFields(&content)
        } else {
            changeBytes(&content)
        }
        content = Array(content.dropFirst())
        let whole = Self.varint(key) + Self.varint(UInt64(content.count)) + content
        bytes.replaceSubrange(field, with: whole)
    }

    private static func readVarint(_ bytes: [UInt8], _ index: inout Int) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// A number in base 128, least significant group first.
    package static func varint(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
