/// What a member is called.
///
/// It is personal data: no description shows it.
package struct MemberName: Hashable, Sendable {
    /// The name, by a name that a reviewer sees.
    package let unsafeText: String

    /// The longest name, in characters as a reader counts them.
    package static let characterCountMax = 64
    /// The longest name, in bytes.
    package static let byteCountMax = 256

    /// Takes a name from outside, without the white space around it; fails for anything else than
    /// said here.
    ///
    /// - Parameter text: 1 to 64 characters in at most 256 bytes, none of them a control character.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.byteCountMax else { return nil }
        let characters = text.drop(while: \.isWhitespace)
        let end = characters.lastIndex { !$0.isWhitespace }
        guard let end else { return nil }
        let trimmed = String(characters[...end])
        let hasControl = trimmed.unicodeScalars.contains { scalar in
            scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .lineSeparator
                || scalar.properties.generalCategory == .paragraphSeparator
        }
        guard trimmed.count <= Self.characterCountMax, !hasControl else { return nil }
        unsafeText = trimmed
    }

    /// The name as a cashier may see it: `王*`, whatever its length.
    package var masked: String {
        guard unsafeText.count > 1, let first = unsafeText.first else { return "*" }
        return String(first) + "*"
    }
}

extension MemberName: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
