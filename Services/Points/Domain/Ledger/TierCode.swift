/// A tier of the program, as the service of tiers names it.
package struct TierCode: Hashable, Sendable {
    /// The code: 1 to 32 characters out of `a`–`z`, `0`–`9` and `_`.
    package let code: String

    /// The longest code, in bytes.
    package static let byteCountMax = 32

    /// Takes a code from outside or from disk; anything else than said makes `nil`.
    package init?(_ code: String) {
        guard isCodeName(code, byteCountMax: Self.byteCountMax) else { return nil }
        self.code = code
    }
}
