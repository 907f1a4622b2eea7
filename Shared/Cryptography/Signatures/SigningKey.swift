internal import COpenSSL

/// An Ed25519 private key (RFC 8032).
package struct SigningKey: Sendable {
    private let handle: KeyHandle

    /// Makes a new key.
    ///
    /// - Throws: `library` where OpenSSL fails.
    package init() throws(CryptographyError) {
        handle = try KeyHandle.makeEd25519()
    }

    /// Takes the 32 bytes of a private key.
    ///
    /// - Throws: `malformed` for any other length.
    package init(seed: [UInt8]) throws(CryptographyError) {
        handle = try KeyHandle(ed25519Seed: seed)
    }

    /// Reads a private key.
    ///
    /// - Parameter pem: PKCS #8 in PEM, not encrypted.
    /// - Throws: `malformed` where it is none, or not of the kind Ed25519.
    package init(pem: String) throws(CryptographyError) {
        handle = try KeyHandle(privatePEM: pem)
        guard handle.isEd25519 else {
            throw CryptographyError(.malformed, "the private key is not an Ed25519 key")
        }
    }

    /// The key as PKCS #8 in PEM: a secret.
    ///
    /// - Throws: `library` where OpenSSL fails.
    package func pem() throws(CryptographyError) -> String {
        try handle.privatePEM()
    }

    /// The public half.
    ///
    /// - Throws: `library` where OpenSSL fails.
    package func verificationKey() throws(CryptographyError) -> VerificationKey {
        try VerificationKey(bytes: handle.ed25519PublicKey())
    }

    /// Signs a message.
    ///
    /// - Returns: 64 bytes.
    /// - Throws: `library` where OpenSSL fails.
    package func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        let context = try DigestContext()
        var count = VerificationKey.signatureByteCount
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSignInit(context.pointer, nil, nil, nil, handle.pointer) == 1,
            EVP_DigestSign(context.pointer, &signature, &count, message, message.count) == 1,
            count == VerificationKey.signatureByteCount
        else { throw ErrorQueue.drained(.library, "sign") }
        return signature
    }
}

/// Owns one `EVP_MD_CTX`.
final class DigestContext {
    let pointer: OpaquePointer

    init() throws(CryptographyError) {
        ErrorQueue.clear()
        guard let pointer = EVP_MD_CTX_new() else {
            throw ErrorQueue.drained(.library, "make a digest")
        }
        self.pointer = pointer
    }

    deinit {
        EVP_MD_CTX_free(pointer)
    }
}
