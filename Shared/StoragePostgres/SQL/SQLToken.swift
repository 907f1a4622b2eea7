/// A piece of a statement, as far as translating needs to tell pieces apart.
struct SQLToken {
    /// What it is.
    enum Kind: Hashable {
        /// White space and comments.
        case space
        /// A keyword or a name without quotes.
        case word
        /// `$1` and so on.
        case parameter(Int)
        /// A literal or a name in quotes: never looked into.
        case quoted
        /// Any other character, or a number.
        case symbol
    }

    let kind: Kind
    let text: Substring

    /// Whether it is this keyword, given in capitals.
    func isWord(_ word: String) -> Bool { kind == .word && text.uppercased() == word }

    /// Whether it is this character.
    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

/// Cuts a statement into tokens, of which it consists without gaps.
struct SQLTokenizer {
    private let sql: String
    private let bytes: String.UTF8View
    private var position: String.Index

    private init(_ sql: String) {
        self.sql = sql
        bytes = sql.utf8
        position = sql.utf8.startIndex
    }

    /// The tokens of a statement.
    static func tokens(of sql: String) -> [SQLToken] {
        var tokenizer = SQLTokenizer(sql)
        var tokens: [SQLToken] = []
        while let token = tokenizer.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() -> SQLToken? {
        guard position < bytes.endIndex else { return nil }
        let start = position
        let first = bytes[start]
        let following = bytes.index(after: start)
        let second = following < bytes.endIndex ? bytes[following] : 0
        let kind: SQLToken.Kind
        switch first {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            position = following
            skip { $0 != first }
            if position < bytes.endIndex { position = bytes.index(after: position) }
            kind = .quoted
        case UInt8(ascii: "-") where second == UInt8(ascii: "-"):
            skip { $0 != UInt8(ascii: "\n") }
            kind = .space
        case UInt8(ascii: "$") where Self.isDigit(second):
            position = following
            skip(while: Self.isDigit)
            kind = .parameter(Int(sql[following..<position]) ?? 0)
        case _ where Self.isSpace(first):
            skip(while: Self.isSpace)
            kind = .space
        case _ where Self.isLetter(first):
            skip { Self.isLetter($0) || Self.isDigit($0) }
            kind = .word
        default:
            position = following
            kind = .symbol
        }
        return SQLToken(kind: kind, text: sql[start..<position])
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.endIndex, condition(bytes[position]) {
            position = bytes.index(after: position)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) || byte == UInt8(ascii: "_")
            || byte >= 0x80
    }
}
