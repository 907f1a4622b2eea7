import IdentityDomain
import Primitives
import Testing

/// Whatever is written, its one form is a form of its own: what is stored can be read back.
@Suite struct IdentityValuePropertyTests {
    private static let pieces = [
        "a", "Z", "0", "9", "138", "+86", "00", "@", ".", "-", "_", ":", " ", "(0)", "京", "粤", "学",
        "D", "I", "wm", "2088", "example.com", "x:y", "／", "Ａ", "＠", "：", "１", "\u{200B}",
        "\u{FEFF}", "\u{301}", "\u{338}", "·", "é", "\u{3000}", "\t", "\0", "1234567",
        "oABCDEFGHIJKLMNOPQRSTUV",
    ]

    @Test(arguments: IdentityKind.allCases)
    func normalFormsAreNormal(kind: IdentityKind) throws {
        var random = SeededRandom(seed: UInt64(kind.rawValue))
        var takenCount = 0
        for _ in 0..<20_000 {
            let count = Int(random.next() % 8)
            let text = (0..<count)
                .map { _ in Self.pieces[Int(random.next() % UInt64(Self.pieces.count))] }
                .joined()
            // What is refused says nothing about normal forms.
            guard let value = try? IdentityValue(kind, normalising: text) else { continue }
            takenCount += 1
            let again = try IdentityValue(kind, normalising: value.unsafeText)
            #expect(Array(again.unsafeText.utf8) == Array(value.unsafeText.utf8))
            #expect(IdentityValue(kind, stored: value.unsafeText) == value)
            #expect(value.unsafeText.utf8.count <= IdentityValue.byteCountMax)
            #expect(!value.unsafeText.utf8.contains(0))
            #expect(value.masked.contains("****"))
        }
        #expect(takenCount > 0, "nothing was taken")
    }
}
