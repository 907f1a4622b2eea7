/// Why somebody did something that needs a reason, in their own words.
///
/// Free text may say anything: no description shows it, and it is sealed where it is stored.
package struct ActReason: Hashable, Sendable {
    /// The text, by a name that a reviewer sees.
    package let unsafeText: String

    /// The longest reason, in characters as a reader counts them.
    package static let characterCountMax = 200
    /// The longest reason, in bytes.
    package static let byteCountMax = 1000

    /// Takes a reason from outside; fails for anything else than said here.
    ///
    /// - Parameter text: 1 to 200 characters, none of them a control character.
    package init?(_ text: String) {
        guard (1...Self.byteCountMax).contains(text.utf8.count),
            text.count <= Self.characterCountMax,
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        unsafeText = text
    }
}

extension ActReason: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
