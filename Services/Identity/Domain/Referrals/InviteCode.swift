/// The code by which a member invites others: nine random characters and one that checks them.
///
/// The alphabet has 31 characters, none of which looks like another: 31⁹ codes (44 bits) cannot be
/// guessed at the rate at which wrong ones are taken. The last character makes the sum of all, each
/// times its place from 1, a multiple of 31: that finds every single wrong character and every two
/// that changed places, since 31 is a prime.
package struct InviteCode: Hashable, Sendable {
    /// The code as it is shown and stored.
    package let text: String

    /// How many characters a code has.
    package static let length = 10

    private static let alphabet = Array("123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Makes a code.
    ///
    /// - Parameter random: Gives 64 random bits.
    package init(random: () -> UInt64) {
        let base = UInt64(Self.alphabet.count)
        // The largest multiple of 31 in 64 bits: above it some characters would be likelier.
        let limit = UInt64.max - UInt64.max % base
        var values: [Int] = []
        while values.count < Self.length - 1 {
            let draw = random()
            if draw < limit { values.append(Int(draw % base)) }
        }
        values.append(Self.check(values))
        text = String(decoding: values.map { Self.alphabet[$0] }, as: UTF8.self)
    }

    /// Takes a code as people type it: case, spaces and dashes do not matter, nor I or L for 1.
    ///
    /// Fails for anything that is no code, a mistyped one among it.
    ///
    /// - Parameter text: What was typed.
    package init?(_ text: String) {
        guard text.utf8.count <= 64 else { return nil }
        var values: [Int] = []
        for byte in WrittenText.folded(text) where ![0x20, 0x2D].contains(byte) {
            var letter = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            if letter == UInt8(ascii: "I") || letter == UInt8(ascii: "L") {
                letter = UInt8(ascii: "1")
            }
            guard let value = Self.alphabet.firstIndex(of: letter) else { return nil }
            values.append(value)
        }
        guard values.count == Self.length, Self.check(values.dropLast()) == values.last else {
            return nil
        }
        self.text = String(decoding: values.map { Self.alphabet[$0] }, as: UTF8.self)
    }

    private static func check(_ values: [Int]) -> Int {
        let sum = values.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
        // The value whose product with its own place makes the sum a multiple of 31.
        return (0..<alphabet.count).first { (sum + $0 * length) % alphabet.count == 0 } ?? 0
    }
}
