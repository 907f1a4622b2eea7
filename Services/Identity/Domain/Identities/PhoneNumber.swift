/// How a telephone number is brought into its one form, E.164: `+8613800001234`.
///
/// 1. Full-width characters become ASCII; invisible characters, which address books leave around
///    copied numbers, are dropped (``WrittenText``).
/// 2. Spaces, dashes, dots, slashes and brackets are dropped. So is the `(0)` of numbers written
///    `+44 (0)20 …`, since it is not dialled from abroad.
/// 3. A leading `00` is `+`. Without either, 11 digits from 13 or more are a Chinese mobile
///    number, also with `86` before them; anything else does not say its country and is refused.
/// 4. After `+` stand 7 to 15 digits, the first not 0 (ITU-T E.164, 6.2). Below `+86` stands either
///    a mobile number of 11 digits, or area code without 0 and number, 10 or 11 digits.
package enum PhoneNumber {
    /// How many digits stand after `+`.
    package static let digitCounts = 7...15

    /// Brings a number into its one form.
    ///
    /// - Parameter text: The number as written; its length is bounded by the caller.
    /// - Returns: `+` and digits.
    /// - Throws: The first refusal that fits.
    static func normalise(_ text: String) throws(IdentityValue.Refusal) -> String {
        let written = WrittenText.folded(text)
        guard !written.isEmpty else { throw .empty }
        let (digits, isInternational) = try dialled(written)
        guard !digits.isEmpty else { throw .empty }
        if isInternational {
            try checkInternational(digits)
            return "+" + String(decoding: digits, as: UTF8.self)
        }
        if isChineseMobile(digits[...]) {
            return "+86" + String(decoding: digits, as: UTF8.self)
        }
        if digits.starts(with: "86".utf8), isChineseMobile(digits.dropFirst(2)) {
            return "+" + String(decoding: digits, as: UTF8.self)
        }
        throw .countryCodeMissing
    }

    /// A normalised number with its middle hidden: `138****1234`, `+44****8750`.
    static func masked(_ number: String) -> String {
        let shown = number.hasPrefix("+861") ? number.dropFirst(3) : number[...]
        let suffixCount = shown.count >= 11 ? 4 : 2
        return shown.prefix(3) + "****" + shown.suffix(suffixCount)
    }

    /// The digits of a written number, and whether it says its country.
    private static func dialled(
        _ written: [UInt8]
    ) throws(IdentityValue.Refusal) -> (digits: [UInt8], isInternational: Bool) {
        var digits: [UInt8] = []
        var hasPlus = false
        var index = 0
        while index < written.count {
            let byte = written[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
            case UInt8(ascii: "+"):
                guard !hasPlus, digits.isEmpty else { throw .illegalCharacter }
                hasPlus = true
            case UInt8(ascii: "(")
            where (hasPlus || digits.starts(with: "00".utf8))
                && written[index...].starts(with: "(0)".utf8):
                index += 2
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
                UInt8(ascii: "("), UInt8(ascii: ")"):
                break
            default:
                throw .illegalCharacter
            }
            index += 1
        }
        if !hasPlus, digits.starts(with: "00".utf8) {
            return (Array(digits.dropFirst(2)), true)
        }
        return (digits, hasPlus)
    }

    private static func checkInternational(_ digits: [UInt8]) throws(IdentityValue.Refusal) {
        guard digits.first != UInt8(ascii: "0") else { throw .countryCodeMissing }
        guard digitCounts.contains(digits.count) else { throw .digitCountWrong }
        guard digits.starts(with: "86".utf8) else { return }
        let national = digits.dropFirst(2)
        guard isChineseMobile(national) || isChineseLandline(national) else {
            throw .digitCountWrong
        }
    }

    private static func isChineseMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 11 && digits.first == UInt8(ascii: "1")
            && digits[digits.startIndex + 1] >= UInt8(ascii: "3")
    }

    /// Beijing is 10 and eight digits; other area codes start with 2 to 9.
    private static func isChineseLandline(_ digits: ArraySlice<UInt8>) -> Bool {
        if digits.starts(with: "10".utf8) { return digits.count == 10 }
        guard let first = digits.first, first >= UInt8(ascii: "2") else { return false }
        return (10...11).contains(digits.count)
    }
}
