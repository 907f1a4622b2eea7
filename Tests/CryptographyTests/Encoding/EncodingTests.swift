import Cryptography
import Testing

@Suite struct EncodingTests {
    /// RFC 4648, section 10, without padding, and the two characters that differ from base64.
    @Test(arguments: [
        ("", ""), ("66", "Zg"), ("666f", "Zm8"), ("666f6f", "Zm9v"), ("666f6f62", "Zm9vYg"),
        ("666f6f6261", "Zm9vYmE"), ("666f6f626172", "Zm9vYmFy"), ("fbff", "-_8"),
    ])
    func base64URL(hexadecimal: String, text: String) throws {
        let bytes = try #require(Hexadecimal.decode(hexadecimal))
        #expect(Base64URL.encode(bytes) == text)
        #expect(Base64URL.decode(text) == bytes)
    }

    @Test(arguments: ["Z", "Zg==", "Zh", "Zm9=", "+/8", "Zm 9", "Zm8\n", "Zm9vY", "Zmé"])
    func base64URLRefuses(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func base64URLComesBack() {
        for count in 0..<70 {
            let bytes = SecureRandom.bytes(count)
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }

    @Test func hexadecimalTakesBothCases() {
        #expect(Hexadecimal.decode("00fFAb") == [0, 255, 171])
        #expect(Hexadecimal.encode([0, 255, 171]) == "00ffab")
    }

    @Test(arguments: ["0", "0g", "0x", " 0", "00f"])
    func hexadecimalRefuses(text: String) {
        #expect(Hexadecimal.decode(text) == nil)
    }

    @Test func comparisonInConstantTimeIsComparison() {
        #expect(ConstantTime.areEqual([], []))
        #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2]))
    }

    @Test func randomBytesDiffer() {
        #expect(SecureRandom.bytes(0).isEmpty)
        #expect(SecureRandom.bytes(16) != SecureRandom.bytes(16))
        #expect(SecureRandom.bits() != SecureRandom.bits())
    }
}
