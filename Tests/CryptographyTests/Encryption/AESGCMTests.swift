import Testing

import Cryptography

/// AES-256-GCM against McGrew and Viega's test cases 13 to 16, which NIST adopted.
@Suite struct AESGCMTests {
    private static let key16 = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
    private static let plaintext16 =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"

    @Test func case13NoText() throws {
        let cipher = try AESGCM(key: [UInt8](repeating: 0, count: 32))
        let nonce = [UInt8](repeating: 0, count: 12)
        let sealed = try cipher.sealWithUnsafeNonce([], authenticating: [], nonce: nonce)
        #expect(Hexadecimal.encode(sealed.dropFirst(12)) == "530f8afbc74536b9a963b4f1c4cb738b")
    }

    @Test func case14OneBlock() throws {
        let cipher = try AESGCM(key: [UInt8](repeating: 0, count: 32))
        let nonce = [UInt8](repeating: 0, count: 12)
        let zeros = [UInt8](repeating: 0, count: 16)
        let sealed = try cipher.sealWithUnsafeNonce(zeros, authenticating: [], nonce: nonce)
        #expect(
            Hexadecimal.encode(sealed.dropFirst(12))
                == "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919"
        )
    }

    @Test func case16WithAuthenticatedData() throws {
        let cipher = try AESGCM(key: #require(Hexadecimal.decode(Self.key16)))
        let plaintext = try #require(Hexadecimal.decode(Self.plaintext16))
        let data = try #require(
            Hexadecimal.decode("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        )
        let nonce = try #require(Hexadecimal.decode("cafebabefacedbaddecaf888"))
        let sealed = try cipher.sealWithUnsafeNonce(plaintext, authenticating: data, nonce: nonce)
        #expect(
            Hexadecimal.encode(sealed.dropFirst(12))
                == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b"
        )
        #expect(try cipher.open(sealed, authenticating: data) == plaintext)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 1000])
    func opensWhatItSealed(count: Int) throws {
        let cipher = try AESGCM(key: SecureRandom.bytes(32))
        let plaintext = SecureRandom.bytes(count)
        let sealed = try cipher.seal(plaintext, authenticating: [1, 2])
        #expect(sealed.count == count + 28)
        #expect(try cipher.open(sealed, authenticating: [1, 2]) == plaintext)
    }

    @Test func everyChangedByteIsNoticed() throws {
        let cipher = try AESGCM(key: SecureRandom.bytes(32))
        let sealed = try cipher.seal([UInt8]("13 digits".utf8), authenticating: [7])
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: CryptographyError.self) {
                try cipher.open(changed, authenticating: [7])
            }
        }
        #expect(throws: CryptographyError.self) { try cipher.open(sealed, authenticating: [8]) }
        #expect(throws: CryptographyError.self) { try cipher.open(sealed) }
        #expect(throws: CryptographyError.self) {
            try cipher.open([UInt8](sealed.dropLast()), authenticating: [7])
        }
        #expect(throws: CryptographyError.self) { try cipher.open([], authenticating: [7]) }
        let other = try AESGCM(key: SecureRandom.bytes(32))
        #expect(throws: CryptographyError.self) { try other.open(sealed, authenticating: [7]) }
    }

    @Test(arguments: [0, 16, 31, 33])
    func keyOfAnotherLengthIsRefused(count: Int) {
        #expect(throws: CryptographyError.self) {
            try AESGCM(key: [UInt8](repeating: 1, count: count))
        }
    }

    @Test func sealingTwiceDiffers() throws {
        let cipher = try AESGCM(key: SecureRandom.bytes(32))
        #expect(try cipher.seal([1]) != cipher.seal([1]))
    }
}
