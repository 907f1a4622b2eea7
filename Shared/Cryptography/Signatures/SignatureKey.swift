internal import COpenSSL

/// A public key of one of the kinds that issuers on the net sign with (RFC 7518, RFC 8037).
///
/// Its kind alone says how a signature is checked; no token has a say in it.
package struct SignatureKey: Sendable {
    /// How signatures under a key are made.
    package enum Algorithm: String, CaseIterable, Hashable, Sendable {
        /// RSA, PKCS #1 v1.5, SHA-256.
        case rs256 = "RS256"
        /// ECDSA on P-256, SHA-256.
        case es256 = "ES256"
        /// Ed25519.
        case edDSA = "EdDSA"
    }

    /// How signatures under this key are made.
    package let algorithm: Algorithm
    private let handle: KeyHandle

    private static let modulusByteCounts = 256...1024

    /// Takes an RSA key of 2,048 to 8,192 bits.
    ///
    /// - Parameters:
    ///   - modulus: The higher bytes first.
    ///   - exponent: The same; odd, from 3 on, at most 4 bytes.
    /// - Throws: `malformed` for anything else.
    package init(rsaModulus modulus: [UInt8], exponent: [UInt8]) throws(CryptographyError) {
        guard Self.modulusByteCounts.contains(modulus.count), modulus[0] & 0x80 != 0,
            (1...4).contains(exponent.count), exponent[0] != 0, exponent.last.map({ $0 & 1 }) == 1,
            exponent != [1]
        else { throw CryptographyError(.malformed, "the RSA key has a wrong length or exponent") }
        let key = DER.sequence(DER.integer(modulus) + DER.integer(exponent))
        handle = try Self.handle(DER.sequence(DER.rsaAlgorithm + DER.bits(key)))
        algorithm = .rs256
    }

    /// Takes a point of the curve P-256.
    ///
    /// - Parameters:
    ///   - x: 32 bytes.
    ///   - y: 32 bytes.
    /// - Throws: `malformed` for anything else.
    package init(p256X x: [UInt8], y: [UInt8]) throws(CryptographyError) {
        guard x.count == 32, y.count == 32 else {
            throw CryptographyError(.malformed, "the coordinates of a point have 32 bytes each")
        }
        handle = try Self.handle(DER.sequence(DER.p256Algorithm + DER.bits([4] + x + y)))
        algorithm = .es256
    }

    /// Takes an Ed25519 key of 32 bytes.
    ///
    /// - Throws: `malformed` for any other length.
    package init(ed25519 bytes: [UInt8]) throws(CryptographyError) {
        handle = try KeyHandle(ed25519PublicKey: bytes)
        algorithm = .edDSA
    }

    /// Whether the key's owner signed this message.
    ///
    /// - Parameters:
    ///   - signature: As it stands in a JWS: for ES256 both numbers, 32 bytes each.
    ///   - message: What was signed.
    /// - Returns: Whether it did.
    /// - Throws: `library` where OpenSSL fails.
    package func isValid(
        signature: [UInt8],
        of message: [UInt8]
    ) throws(CryptographyError) -> Bool {
        var signature = signature
        if algorithm == .es256 {
            guard signature.count == 64 else { return false }
            signature = DER.sequence(
                DER.integer(Array(signature[..<32])) + DER.integer(Array(signature[32...]))
            )
        }
        let context = try DigestContext()
        let digest = algorithm == .edDSA ? nil : EVP_sha256()
        guard EVP_DigestVerifyInit(context.pointer, nil, digest, nil, handle.pointer) == 1 else {
            throw ErrorQueue.drained(.library, "verify a signature")
        }
        let code = EVP_DigestVerify(
            context.pointer,
            signature,
            signature.count,
            message,
            message.count
        )
        // Signatures that cannot even be read are as bad as wrong ones.
        ErrorQueue.clear()
        return code == 1
    }

    private static func handle(_ der: [UInt8]) throws(CryptographyError) -> KeyHandle {
        ErrorQueue.clear()
        let pointer = der.withUnsafeBufferPointer { buffer in
            var address = buffer.baseAddress
            return d2i_PUBKEY(nil, &address, buffer.count)
        }
        guard let pointer else { throw ErrorQueue.drained(.malformed, "read the public key") }
        return KeyHandle(owning: pointer)
    }
}

/// The few forms of DER (X.690) that public keys and signatures need.
private enum DER {
    /// `rsaEncryption`, NULL.
    static let rsaAlgorithm: [UInt8] = sequence(
        [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1, 0x05, 0]
    )
    /// `id-ecPublicKey`, `prime256v1`.
    static let p256Algorithm: [UInt8] = sequence(
        [0x06, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1]
            + [0x06, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7]
    )

    static func sequence(_ content: [UInt8]) -> [UInt8] { [0x30] + length(content) + content }

    static func bits(_ content: [UInt8]) -> [UInt8] {
        [0x03] + length([0] + content) + [0] + content
    }

    /// A number that is not negative, the higher bytes first.
    static func integer(_ bytes: [UInt8]) -> [UInt8] {
        var content = Array(bytes.drop { $0 == 0 })
        if content.first.map({ $0 & 0x80 != 0 }) ?? true { content.insert(0, at: 0) }
        return [0x02] + length(content) + content
    }

    private static func length(_ content: [UInt8]) -> [UInt8] {
        if content.count < 0x80 { return [UInt8(content.count)] }
        let bytes = Array(
            withUnsafeBytes(of: UInt32(content.count).bigEndian) { Array($0) }.drop { $0 == 0 }
        )
        return [0x80 | UInt8(bytes.count)] + bytes
    }
}
