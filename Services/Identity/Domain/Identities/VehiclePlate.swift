/// How the plate of a Chinese vehicle is brought into its one form: `京A12345`, `粤BD12345`.
///
/// Spaces, dots and dashes between the parts are dropped, full-width characters become ASCII,
/// letters become upper case. A plate is the character of its province, a letter for the office
/// that gave it, and five letters and digits, or six of a new-energy vehicle (GA 36-2018); neither
/// `I` nor `O` stands in the serial. The last character may be one of those that say a use: 挂, 学,
/// 警, 港, 澳, 领.
package enum VehiclePlate {
    private static let provinces = Set("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使")
    private static let uses = Set("挂学警港澳领")
    private static let separators = Set("·•・‧∙.-")

    /// Brings a plate into its one form.
    ///
    /// - Parameter text: The plate as written; its length is bounded by the caller.
    /// - Returns: The plate without separators.
    /// - Throws: The first refusal that fits.
    static func normalise(_ text: String) throws(IdentityValue.Refusal) -> String {
        var plate: [Character] = []
        for scalar in text.unicodeScalars {
            let character = Character(scalar)
            if provinces.contains(character) || uses.contains(character) {
                plate.append(character)
                continue
            }
            if separators.contains(character) { continue }
            for byte in WrittenText.folded(String(character)) where byte != UInt8(ascii: " ") {
                guard WrittenText.isLetterOrDigit(byte) else { throw .illegalCharacter }
                plate.append(Character(UnicodeScalar(WrittenText.uppercased(byte))))
            }
        }
        guard !plate.isEmpty else { throw .empty }
        guard (7...8).contains(plate.count), provinces.contains(plate[0]),
            isLetter(plate[1]), isSerial(plate[2...])
        else { throw .plateMalformed }
        return String(plate)
    }

    /// A normalised plate with its serial hidden but for the end: `京A****45`.
    static func masked(_ plate: String) -> String {
        plate.prefix(2) + "****" + plate.suffix(2)
    }

    private static func isLetter(_ character: Character) -> Bool {
        character.isASCII && character.isLetter
    }

    private static func isSerial(_ serial: ArraySlice<Character>) -> Bool {
        serial.indices.allSatisfy { index in
            let character = serial[index]
            if uses.contains(character) { return index == serial.indices.last }
            return character.isASCII && character != "I" && character != "O"
        }
    }
}
