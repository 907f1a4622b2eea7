import Primitives

/// A free attribute, or a preference, that the program declares.
package struct AttributeDefinition: Hashable, Sendable {
    /// What its values are.
    package enum Kind: Hashable, Sendable {
        /// Text of at most so many characters, none of them a control character.
        case text(lengthMax: Int)
        /// A number with at most six decimals.
        case number
        /// `true` or `false`.
        case boolean
        /// A day, `2026-01-31`.
        case date
        /// One of these words.
        case choice([String])
    }

    /// Its name.
    package let name: String
    /// What its values are.
    package let kind: Kind
    /// Whether it is personal data: sealed, masked, and nothing to filter by.
    package let isPersonal: Bool

    /// The longest text that can be declared, in characters.
    package static let lengthMax = 500

    /// Declares an attribute.
    package init(name: String, kind: Kind, isPersonal: Bool) {
        self.name = name
        self.kind = kind
        self.isPersonal = isPersonal
    }

    /// A value in its one form; `nil` where it is none.
    package func normalised(_ text: String) -> String? {
        switch kind {
        case .text(let lengthMax):
            return ProfileText.trimmed(text, characterCountMax: lengthMax)
        case .number:
            return Self.number(text)
        case .boolean:
            return ["true", "false"].contains(text) ? text : nil
        case .date:
            return LocalDate(text)?.description
        case .choice(let words):
            return words.contains(text) ? text : nil
        }
    }

    /// What a value must be; for messages.
    package var requirement: String {
        switch kind {
        case .text(let lengthMax):
            "must be a text of 1 to \(lengthMax) characters, no control ones"
        case .number:
            "must be a number such as -12.5, of at most 12 digits and 6 decimals"
        case .boolean:
            "must be true or false"
        case .date:
            "must be a day such as 2026-01-31"
        case .choice(let words):
            "must be one of \(words.joined(separator: ", "))"
        }
    }

    /// A number without needless zeros: `-012.50` is `-12.5`.
    private static func number(_ text: String) -> String? {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy(WrittenText.isDigit)
        }
        guard (1...2).contains(parts.count), areDigits, parts[0].utf8.count <= 12 else {
            return nil
        }
        let whole = parts[0].drop { $0 == "0" }
        var decimals = parts.count == 2 ? String(parts[1]) : ""
        guard decimals.utf8.count <= 6 else { return nil }
        while decimals.hasSuffix("0") { decimals.removeLast() }
        let number = (whole.isEmpty ? "0" : String(whole)) + (decimals.isEmpty ? "" : ".")
        let isZero = whole.isEmpty && decimals.isEmpty
        return (isNegative && !isZero ? "-" : "") + number + decimals
    }
}

/// Texts that people write into a profile.
enum ProfileText {
    /// A text without the white space around it; `nil` where it is empty, too long or holds control
    /// characters.
    static func trimmed(_ text: String, characterCountMax: Int) -> String? {
        guard text.utf8.count <= characterCountMax * 4 else { return nil }
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        let trimmed = String(start[...end])
        let hasControl = trimmed.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        guard trimmed.count <= characterCountMax, !hasControl else { return nil }
        return trimmed
    }

    /// Whether a text is 1 to `countMax` printable ASCII characters without space.
    static func isCode(_ text: String, countMax: Int) -> Bool {
        (1...countMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// Whether a text is 1 to `countMax` letters, digits, `-`, `_` and `.`.
    static func isName(_ text: String, countMax: Int) -> Bool {
        (1...countMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { WrittenText.isLetterOrDigit($0) || "-_.".utf8.contains($0) }
    }
}
