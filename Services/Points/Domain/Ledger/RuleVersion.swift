/// Which rule gave points, and in which version: `base@1`.
package struct RuleVersion: Hashable, Sendable {
    /// The rule and its version, joined by `@`.
    package let rawValue: String

    /// The longest rule version, in bytes.
    package static let byteCountMax = 64

    init(unchecked rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes a rule version from a program file or from disk.
    ///
    /// Anything else makes `nil`.
    ///
    /// - Parameter rawValue: 1 to 64 printable ASCII characters without space.
    package init?(_ rawValue: String) {
        let bytes = rawValue.utf8
        guard (1...Self.byteCountMax).contains(bytes.count),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.rawValue = rawValue
    }
}
