/// The last four digits of a phone number, by which a member is found who does not say the rest.
///
/// It is personal data: no description shows it.
package struct PhoneEnd: Hashable, Sendable {
    /// The digits, by a name that a reviewer sees.
    package let unsafeDigits: String

    /// How many digits.
    package static let digitCount = 4

    /// Takes digits from outside; fails for anything else than four of them.
    package init?(_ text: String) {
        let digits = WrittenText.folded(text).filter { $0 != UInt8(ascii: " ") }
        guard digits.count == Self.digitCount,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        unsafeDigits = String(decoding: digits, as: UTF8.self)
    }

    /// The end of a member's phone number; `nil` for any other identity.
    package init?(of identity: IdentityValue) {
        guard identity.kind == .phone else { return nil }
        self.init(String(identity.unsafeText.suffix(Self.digitCount)))
    }
}

extension PhoneEnd: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
