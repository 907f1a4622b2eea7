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
}
