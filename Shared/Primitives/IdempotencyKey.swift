/// The name that a client gives to one command, so that a repeat of it moves nothing again.
package struct IdempotencyKey: Hashable, Sendable {
    /// The name itself.
    package let rawValue: String

    /// The longest key, in bytes.
    package static let byteCountMax = 64

    /// Takes a key from outside.
    ///
    /// Fails for anything else than said here.
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
