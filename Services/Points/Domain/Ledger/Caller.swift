/// Who asks for something: the kind and the name of a principal, `till:north-12-3`.
///
/// A part of a command's identity: two callers may use the same idempotency key.
package struct Caller: Hashable, Sendable {
    /// The kind, a colon and the name.
    package let rawValue: String

    /// The longest caller, in bytes.
    package static let byteCountMax = 160
    /// The ledger itself: what lapses, what is released at its deadline.
    package static let ledger = Caller(unchecked: "service:points")

    private init(unchecked rawValue: String) {
        self.rawValue = rawValue
    }

    /// Names a caller; anything else than said makes `nil`.
    ///
    /// - Parameter rawValue: 1 to 160 bytes of UTF-8, none of them a control character of ASCII.
    package init?(_ rawValue: String) {
        let bytes = rawValue.utf8
        guard (1...Self.byteCountMax).contains(bytes.count),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { return nil }
        self.rawValue = rawValue
    }
}
