import Cryptography
import Primitives
import Testing

/// Ed25519 against the test vectors of RFC 8032, section 7.1.
@Suite struct SignatureTests {
    struct Vector: Sendable {
        let seed: String
        let publicKey: String
        let message: String
        let signature: String
    }

    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ]

    @Test(arguments: vectors)
    func knownAnswer(vector: Vector) throws {
        let key = try SigningKey(seed: #require(Hexadecimal.decode(vector.seed)))
        let message = try #require(Hexadecimal.decode(vector.message))
        let signature = try key.sign(message)
        let publicKey = try key.verificationKey()
        #expect(Hexadecimal.encode(publicKey.bytes) == vector.publicKey)
        #expect(Hexadecimal.encode(signature) == vector.signature)
        #expect(try publicKey.isValid(signature: signature, of: message))
    }

    @Test func changedSignatureOrMessageIsRefused() throws {
        let key = try SigningKey()
        let publicKey = try key.verificationKey()
        let message = [UInt8]("points".utf8)
        let signature = try key.sign(message)
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 0x80
            #expect(try !publicKey.isValid(signature: changed, of: message))
        }
        #expect(try !publicKey.isValid(signature: signature, of: message + [0]))
        #expect(try !publicKey.isValid(signature: [], of: message))
        #expect(try !SigningKey().verificationKey().isValid(signature: signature, of: message))
    }

    @Test func keysComeBackFromPEM() throws {
        let key = try SigningKey()
        let copy = try SigningKey(pem: key.pem())
        let publicKey = try VerificationKey(pem: key.verificationKey().pem())
        #expect(try copy.verificationKey().bytes == publicKey.bytes)
        #expect(try publicKey.isValid(signature: copy.sign([1, 2]), of: [1, 2]))
        #expect(publicKey.fingerprint.count == 16)
    }

    @Test(arguments: [
        "", "hello", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    ])
    func otherTextIsNoKey(pem: String) {
        #expect(throws: CryptographyError.self) { try SigningKey(pem: pem) }
        #expect(throws: CryptographyError.self) { try VerificationKey(pem: pem) }
    }

    @Test func keyOfAnotherKindIsRefused() throws {
        let authority = try CertificateAuthority(
            creatingNamed: "P-256",
            validity: CertificateValidity(days: 1, from: .init(microseconds: 0))
        )
        let pem = try authority.privateKeyPEM().unsafeRevealed
        let error = #expect(throws: CryptographyError.self) { try SigningKey(pem: pem) }
        #expect(error?.message == "the private key is not an Ed25519 key")
    }

    @Test func privateKeyIsNoPublicKey() throws {
        let key = try SigningKey()
        #expect(throws: CryptographyError.self) { try VerificationKey(pem: key.pem()) }
        #expect(throws: CryptographyError.self) {
            try SigningKey(pem: key.verificationKey().pem())
        }
    }
}
