/// Why somebody does something, in its own words; printable, and nothing personal.
package struct ReasonText: Hashable, Sendable {
    /// The text itself.
    package let rawValue: String

    /// The longest text, in characters.
    package static let characterCountMax = 200

    /// Takes a text from outside; fails for anything else than said here.
    ///
    /// - Parameter rawValue: 1 to 200 characters in at most 800 bytes, without control characters
    ///   and without numbers of more than six digits: those are people's.
    package init?(_ rawValue: String) {
        guard (1...Self.characterCountMax).contains(rawValue.count), rawValue.utf8.count <= 800
        else { return nil }
        var digitCount = 0
        for scalar in rawValue.unicodeScalars {
            if scalar.properties.generalCategory == .control { return nil }
            digitCount = scalar.properties.numericType == nil ? 0 : digitCount + 1
            if digitCount > 6 { return nil }
        }
        self.rawValue = rawValue
    }
}
