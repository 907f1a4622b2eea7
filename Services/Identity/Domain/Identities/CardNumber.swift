/// How a card number is brought into its one form: upper-case letters and digits, `HT00123456`.
///
/// Full-width characters become ASCII, invisible characters, spaces and dashes are dropped, letters
/// become upper case. Leading zeros count. No check digit is demanded: cards of bought chains have
/// none.
package enum CardNumber {
    /// How many letters and digits a card number has.
    package static let characterCounts = 4...32

    /// Brings a number into its one form.
    ///
    /// - Parameter text: The number as written; its length is bounded by the caller.
    /// - Returns: Upper-case letters and digits.
    /// - Throws: The first refusal that fits.
    static func normalise(_ text: String) throws(IdentityValue.Refusal) -> String {
        var characters: [UInt8] = []
        for byte in WrittenText.folded(text) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                characters.append(byte)
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                characters.append(byte - 0x20)
            case UInt8(ascii: " "), UInt8(ascii: "-"):
                break
            default:
                throw .illegalCharacter
            }
        }
        guard !characters.isEmpty else { throw .empty }
        guard characterCounts.contains(characters.count) else { throw .cardLengthWrong }
        return String(decoding: characters, as: UTF8.self)
    }

    /// A normalised number with all but its end hidden: `****3456`.
    static func masked(_ number: String) -> String {
        "****" + number.suffix(number.count >= 8 ? 4 : 2)
    }
}
