internal import COpenSSL

/// An Ed25519 public key (RFC 8032).
package struct VerificationKey: Sendable {
    /// The length of a signature in bytes.
    package static let signatureByteCount = 64

    /// The 32 bytes of the key.
    package let bytes: [UInt8]
    private let handle: KeyHandle

    /// Takes the 32 bytes of a public key.
    ///
    /// - Throws: `malformed` for any other length.
    package init(bytes: [UInt8]) throws(CryptographyError) {
        handle = try KeyHandle(ed25519PublicKey: bytes)
        self.bytes = bytes
    }

    /// Reads a public key.
    ///
    /// - Parameter pem: SubjectPublicKeyInfo in PEM.
    /// - Throws: `malformed` where it is none, or not of the kind Ed25519.
    package init(pem: String) throws(CryptographyError) {
        handle = try KeyHandle(publicPEM: pem)
        guard handle.isEd25519 else {
            throw CryptographyError(.malformed, "the public key is not an Ed25519 key")
        }
        bytes = try handle.ed25519PublicKey()
    }

    /// The key as SubjectPublicKeyInfo in PEM.
    ///
    /// - Throws: `library` where OpenSSL fails.
    package func pem() throws(CryptographyError) -> String {
        try handle.publicPEM()
    }

    /// A short name of the key: the first 16 hexadecimal digits of the SHA-256 of its bytes.
    package var fingerprint: String {
        String(SHA256.hash(bytes).hexadecimal.prefix(16))
    }

    /// Whether the key's owner signed this message.
    ///
    /// - Throws: `library` where OpenSSL fails.
    package func isValid(
        signature: [UInt8],
        of message: [UInt8]
    ) throws(CryptographyError) -> Bool {
        guard signature.count == Self.signatureByteCount else { return false }
        let context = try DigestContext()
        guard EVP_DigestVerifyInit(context.pointer, nil, nil, nil, handle.pointer) == 1 else {
            throw ErrorQueue.drained(.library, "verify a signature")
        }
        let code = EVP_DigestVerify(
            context.pointer,
            signature,
            signature.count,
            message,
            message.count
        )
        switch CallResult(code) {
        case .success:
            return true
        case .refusal:
            ErrorQueue.clear()
            return false
        case .failure:
            throw ErrorQueue.drained(.library, "verify a signature")
        }
    }
}
