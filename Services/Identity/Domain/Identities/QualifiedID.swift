/// How ids that count only together with their giver are brought into their one form:
/// `blossom:A-0001`, `facepay:tok_123`.
///
/// What stands before the first colon names the giver, and is that of the program: lower-case
/// letters, digits, `-` and `_`. The id behind it is the giver's: printable ASCII without space,
/// exactly as it writes it.
package enum QualifiedID {
    /// The longest id of a giver, in characters.
    static let idCountMax = 96

    /// Brings an id with its giver into its one form.
    ///
    /// - Parameter text: Giver, colon and id; its length is bounded by the caller.
    /// - Returns: The same, without invisible characters and spaces around.
    /// - Throws: The first refusal that fits.
    static func normalise(_ text: String) throws(IdentityValue.Refusal) -> String {
        let (giver, id) = try parts(text)
        let isGiver = giver.utf8.allSatisfy { byte in
            WrittenText.isLowerCase(byte) || WrittenText.isDigit(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard isGiver, id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .illegalCharacter
        }
        guard giver.utf8.count <= 63, id.utf8.count <= idCountMax else { throw .idLengthWrong }
        return joined(giver, id)
    }

    /// Giver and id, neither of them empty.
    ///
    /// - Throws: `empty` where there is nothing, `giverMissing` where there are no two parts.
    static func parts(
        _ text: String
    ) throws(IdentityValue.Refusal) -> (giver: String, id: String) {
        let written = WrittenText.trimmed(text)
        guard !written.isEmpty else { throw .empty }
        let parts = written.split(
            separator: UInt8(ascii: ":"),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { throw .giverMissing }
        guard !written.contains(0) else { throw .illegalCharacter }
        return (
            String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self)
        )
    }

    /// Joins what `parts` has taken apart.
    static func joined(_ giver: String, _ id: String) -> String {
        giver + ":" + id
    }

    /// A normalised id with its giver shown: `blossom:A-****01`.
    static func masked(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":") else { return "****" }
        return text[...colon] + ChannelUserID.masked(text[text.index(after: colon)...])
    }
}
