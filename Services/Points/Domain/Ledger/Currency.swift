/// What an account counts: points, later stored value in fen and the currencies of partners.
///
/// Amounts of different currencies never mix: entries sum to zero within each.
package struct Currency: Hashable, Sendable {
    /// The code: 1 to 16 characters out of `a`–`z`, `0`–`9` and `_`.
    package let code: String

    /// The longest code, in bytes.
    package static let byteCountMax = 16
    /// The points of the program.
    package static let points = Currency(unchecked: "points")

    private init(unchecked code: String) {
        self.code = code
    }

    /// Takes a code from outside or from disk.
    ///
    /// Anything else makes `nil`.
    ///
    /// - Parameter code: 1 to 16 characters out of `a`–`z`, `0`–`9` and `_`.
    package init?(_ code: String) {
        guard isCodeName(code, byteCountMax: Self.byteCountMax) else { return nil }
        self.code = code
    }
}

/// Whether a text is a name made for machines: 1 to `byteCountMax` of `a`–`z`, `0`–`9` and `_`.
func isCodeName(_ text: String, byteCountMax: Int) -> Bool {
    let bytes = text.utf8
    guard (1...byteCountMax).contains(bytes.count) else { return false }
    return bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
