/// A number as people and their keyboards write it.
enum WrittenText {
    /// Turns the look-alikes of ASCII characters into those, and drops what cannot be seen.
    ///
    /// - Parameter text: Any text.
    /// - Returns: One byte per character; 0 stands for every character that has no ASCII form.
    static func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20...0x7E:
                bytes.append(UInt8(scalar.value))
            case 0xFF01...0xFF5E:  // Full-width forms lie 0xFEE0 above ASCII.
                bytes.append(UInt8(scalar.value - 0xFEE0))
            case 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
                bytes.append(UInt8(ascii: " "))
            case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63:
                bytes.append(UInt8(ascii: "-"))
            case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
                break  // Zero width, and marks of writing direction.
            default:
                bytes.append(0)
            }
        }
        return bytes
    }

    /// `folded` without spaces at either end.
    static func trimmed(_ text: String) -> [UInt8] {
        let bytes = folded(text)
        let space = UInt8(ascii: " ")
        guard let start = bytes.firstIndex(where: { $0 != space }),
            let end = bytes.lastIndex(where: { $0 != space })
        else { return [] }
        return Array(bytes[start...end])
    }

    /// Whether a byte is one of `0`–`9`.
    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether a byte is one of `a`–`z`.
    static func isLowerCase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    /// Whether a byte is a letter of ASCII.
    static func isLetter(_ byte: UInt8) -> Bool {
        isLowerCase(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    /// Whether a byte is a letter or a digit of ASCII.
    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// A letter in lower case; every other byte as it is.
    static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
    }

    /// A letter in upper case; every other byte as it is.
    static func uppercased(_ byte: UInt8) -> UInt8 {
        isLowerCase(byte) ? byte - 0x20 : byte
    }
}
