internal import RPCCore

/// Reads JSON text strictly: RFC 8259, one value, no name twice in an object, depth bounded.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// Reads a text.
    ///
    /// - Throws: ``MessageCodingError`` naming the byte, counted from 1, at which the text is
    ///   wrong.
    static func read(_ text: String) throws(MessageCodingError) -> JSONValue {
        guard text.utf8.count <= MessageLimits.jsonByteCountMax else {
            throw MessageCodingError(.tooLarge, field: "JSON")
        }
        var text = text
        let result = text.withUTF8 { bytes in
            Result { () throws(MessageCodingError) in
                var reader = JSONReader(bytes: bytes)
                return try reader.readText()
            }
        }
        return try result.get()
    }

    /// Whether a text is a number and nothing else.
    static func isNumber(_ text: String) -> Bool {
        // Why a text is no number does not matter here.
        guard case .number = try? read(text) else { return false }
        // `read` allows space around a value.
        return !text.utf8.contains { $0 <= 0x20 }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func readText() throws(MessageCodingError) -> JSONValue {
        let value = try readValue(depthLeft: MessageLimits.jsonDepthMax)
        skipSpace()
        guard position == bytes.count else { throw wrong() }
        return value
    }

    private mutating func readValue(depthLeft: Int) throws(MessageCodingError) -> JSONValue {
        skipSpace()
        switch peek() {
        case UInt8(ascii: "{"):
            guard depthLeft > 0 else { throw MessageCodingError(.tooDeep, field: place) }
            return try readObject(depthLeft: depthLeft - 1)
        case UInt8(ascii: "["):
            guard depthLeft > 0 else { throw MessageCodingError(.tooDeep, field: place) }
            return try readArray(depthLeft: depthLeft - 1)
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        default: return .number(try readNumber())
        }
    }

    private mutating func readObject(depthLeft: Int) throws(MessageCodingError) -> JSONValue {
        position += 1
        var members: [(name: String, value: JSONValue)] = []
        var names: Set<String> = []
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard peek() == UInt8(ascii: "\"") else { throw wrong() }
            let name = try readString()
            guard names.insert(name).inserted else { throw wrong() }
            skipSpace()
            guard take(":") else { throw wrong() }
            members.append((name, try readValue(depthLeft: depthLeft)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw wrong() }
        return .object(members)
    }

    private mutating func readArray(depthLeft: Int) throws(MessageCodingError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return .array([]) }
        repeat {
            elements.append(try readValue(depthLeft: depthLeft))
            skipSpace()
        } while take(",")
        guard take("]") else { throw wrong() }
        return .array(elements)
    }

    private mutating func readWord(
        _ word: StaticString,
        _ value: JSONValue
    ) throws(MessageCodingError) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard peek(offset) == word.utf8Start[offset] else { throw wrong() }
        }
        position += word.utf8CodeUnitCount
        return value
    }

    /// Reads a number: RFC 8259, section 6.
    private mutating func readNumber() throws(MessageCodingError) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try readDigits() }
        if take(".") { try readDigits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try readDigits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func readDigits() throws(MessageCodingError) {
        guard let first = peek(), Self.isDigit(first) else { throw wrong() }
        while let digit = peek(), Self.isDigit(digit) { position += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}

extension JSONReader {
    private mutating func readString() throws(MessageCodingError) -> String {
        position += 1
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"),
            byte >= 0x20
        { position += 1 }
        var text = Array(bytes[start..<position])
        while !take("\"") {
            guard let byte = peek(), byte >= 0x20 else { throw wrong() }
            position += 1
            if byte == UInt8(ascii: "\\") {
                try readEscape(into: &text)
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func readEscape(into text: inout [UInt8]) throws(MessageCodingError) {
        guard let byte = peek() else { throw wrong() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0c)
        case UInt8(ascii: "n"): text.append(0x0a)
        case UInt8(ascii: "r"): text.append(0x0d)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = try readHex()
            if (0xd800..<0xdc00).contains(code) {
                guard take("\\"), take("u") else { throw wrong() }
                let low = try readHex()
                guard (0xdc00..<0xe000).contains(low) else { throw wrong() }
                code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw wrong() }
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw wrong()
        }
    }

    /// Reads four hexadecimal digits.
    private mutating func readHex() throws(MessageCodingError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else { throw wrong() }
            position += 1
            code = code << 4 + UInt32(digit)
        }
        return code
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
            position += 1
        }
    }

    private var place: String { "JSON, byte \(position + 1)" }

    private func wrong() -> MessageCodingError {
        MessageCodingError(.invalidJSON, field: place)
    }
}
