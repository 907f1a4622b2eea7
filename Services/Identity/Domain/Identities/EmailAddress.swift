/// How an e-mail address is brought into its one form: `anna.wang@example.com`.
///
/// Full-width characters become ASCII, invisible characters and the spaces around are dropped, and
/// every letter becomes lower case. The standard lets case count before the `@`; no provider does,
/// and people do not know how they once wrote it. Quoted local parts and names outside of ASCII are
/// not taken.
package enum EmailAddress {
    /// The longest part before the `@`, in characters (RFC 5321, 4.5.3.1.1).
    static let localCountMax = 64

    /// Brings an address into its one form.
    ///
    /// - Parameter text: The address as written; its length is bounded by the caller.
    /// - Returns: The address in lower case.
    /// - Throws: The first refusal that fits.
    static func normalise(_ text: String) throws(IdentityValue.Refusal) -> String {
        let written = WrittenText.trimmed(text).map(WrittenText.lowercased)
        guard !written.isEmpty else { throw .empty }
        let isLocal = { (byte: UInt8) in
            WrittenText.isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
        }
        let isDomain = { (byte: UInt8) in
            WrittenText.isLetterOrDigit(byte) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
        }
        guard let at = written.lastIndex(of: UInt8(ascii: "@")) else { throw .emailMalformed }
        let local = written[..<at]
        let domain = written[(at + 1)...]
        guard local.allSatisfy(isLocal), domain.allSatisfy(isDomain) else {
            throw .illegalCharacter
        }
        let dot = UInt8(ascii: ".")
        let labels = domain.split(separator: dot, omittingEmptySubsequences: false)
        let parts = local.split(separator: dot, omittingEmptySubsequences: false)
        let dash = UInt8(ascii: "-")
        guard (1...localCountMax).contains(local.count), parts.allSatisfy({ !$0.isEmpty }),
            labels.count >= 2,
            labels.allSatisfy({
                (1...63).contains($0.count) && $0.first != dash && $0.last != dash
            }),
            labels.last?.contains(where: WrittenText.isLetter) == true
        else { throw .emailMalformed }
        return String(decoding: written, as: UTF8.self)
    }

    /// A normalised address with its local part hidden but for the first character:
    /// `a****@example.com`.
    static func masked(_ address: String) -> String {
        let parts = address.split(separator: "@")
        let shown = (parts.first?.count ?? 0) > 1 ? parts.first?.prefix(1) ?? "" : ""
        return shown + "****@" + (parts.last ?? "")
    }
}
