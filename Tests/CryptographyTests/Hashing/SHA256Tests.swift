import Cryptography
import Testing

/// Digests of FIPS 180-4, as RFC 6234 and NIST's examples list them.
@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
                + "lmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func knownAnswer(text: String, digest: String) {
        #expect(SHA256.hash(text).hexadecimal == digest)
        #expect(SHA256.hash([UInt8](text.utf8)).hexadecimal == digest)
    }

    @Test func millionLettersInUnevenPieces() {
        let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 997)
        var hash = SHA256()
        for _ in 0..<1003 { hash.update(piece) }
        hash.update([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000 - 997 * 1003))
        #expect(
            hash.finalized().hexadecimal
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test func copyGoesOnByItself() {
        var prefix = SHA256()
        prefix.update("ab")
        var copy = prefix
        copy.update("c")
        #expect(copy.finalized() == SHA256.hash("abc"))
        #expect(prefix.finalized() == SHA256.hash("ab"))
    }

    @Test func numberIsEightBytesHighestFirst() {
        var hash = SHA256()
        hash.update(Int64(0x0102_0304_0506_0708))
        #expect(hash.finalized() == SHA256.hash([1, 2, 3, 4, 5, 6, 7, 8]))
    }

    @Test func digestComesBackFromItsBytes() {
        let digest = SHA256.hash("abc")
        #expect(SHA256Digest(digest.bytes) == digest)
        #expect(SHA256Digest(digest.bytes.dropLast()) == nil)
        #expect(SHA256Digest(digest.bytes + [0]) == nil)
        #expect(SHA256Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
    }
}
