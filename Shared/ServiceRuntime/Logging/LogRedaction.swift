/// Keeps personal data and secrets out of logs, as the last line of defence.
///
/// Code does not log such things in the first place; what slips through is recognised by its form:
/// numbers like those of mobile phones, and access tokens. Fields whose names speak of secrets or
/// persons are hidden whatever they hold.
enum LogRedaction {
    /// What stands in place of what was hidden.
    static let mark = "<redacted>"

    /// Parts of field names that must not have a value.
    private static let hiddenWords = [
        "token", "password", "secret", "authorization", "phone", "mobile", "email", "birth",
        "private_key", "id_card",
    ]

    /// Whether a field of this name is never shown.
    static func isHidden(field: String) -> Bool {
        let name = field.lowercased()
        return name == "name" || name.hasSuffix(".name")
            || hiddenWords.contains { name.contains($0) }
    }

    /// The text without what looks like a phone number or a token.
    static func redact(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        var wasRedacted = false
        while index < bytes.count {
            if let end = phoneEnd(bytes, index) ?? tokenEnd(bytes, index) {
                result += Array(mark.utf8)
                wasRedacted = true
                index = end
                continue
            }
            // A run of digits is looked at from its beginning only.
            repeat {
                result.append(bytes[index])
                index += 1
            } while index < bytes.count && isDigit(bytes[index - 1]) && isDigit(bytes[index])
        }
        return wasRedacted ? String(decoding: result, as: UTF8.self) : text
    }

    /// Where a mobile number ends that begins at `start`: 11 digits from 13 to 19 on, perhaps
    /// after 86 or +86, perhaps with a blank or hyphen between groups.
    private static func phoneEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard isDigit(bytes[start]) || bytes[start] == UInt8(ascii: "+") else { return nil }
        var digits: [UInt8] = []
        var index = bytes[start] == UInt8(ascii: "+") ? start + 1 : start
        var end = index
        while index < bytes.count, digits.count <= 14 {
            if isDigit(bytes[index]) {
                digits.append(bytes[index])
                index += 1
                end = index
            } else if bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "-"),
                index + 1 < bytes.count, isDigit(bytes[index + 1]), !digits.isEmpty
            {
                index += 1
            } else {
                break
            }
        }
        for prefix in [[], Array("86".utf8), Array("0086".utf8)] where digits.starts(with: prefix) {
            let number = digits.dropFirst(prefix.count)
            guard number.count == 11, let first = number.first,
                let second = number.dropFirst().first
            else { continue }
            if first == UInt8(ascii: "1"), second >= UInt8(ascii: "3") { return end }
        }
        return nil
    }

    /// Where an access token ends that begins at `start`: `eyJ`, and two dots within.
    private static func tokenEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "e"), bytes[start...].starts(with: "eyJ".utf8) else {
            return nil
        }
        var index = start
        var dots = 0
        while index < bytes.count, isTokenCharacter(bytes[index]) {
            if bytes[index] == UInt8(ascii: ".") { dots += 1 }
            index += 1
        }
        return dots >= 1 ? index : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
