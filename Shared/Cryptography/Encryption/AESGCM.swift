internal import COpenSSL

/// AES-256-GCM (NIST SP 800-38D): encrypts, and proves that nothing was changed.
package struct AESGCM: Sendable {
    /// The length of a key in bytes.
    package static let keyByteCount = 32
    /// The length of a nonce in bytes.
    package static let nonceByteCount = 12
    /// The length of a tag in bytes.
    package static let tagByteCount = 16
    /// The longest text that is sealed at once, in bytes.
    package static let plaintextByteCountMax = 1 << 26

    private let key: [UInt8]

    /// Takes a key.
    ///
    /// - Parameter key: 32 secret random bytes.
    /// - Throws: `invalidArgument` for any other length.
    package init(key: [UInt8]) throws(CryptographyError) {
        guard key.count == Self.keyByteCount else {
            throw CryptographyError(
                .invalidArgument,
                "an AES-256 key has 32 bytes, this one has \(key.count)"
            )
        }
        self.key = key
    }

    /// Encrypts a text under a fresh random nonce.
    ///
    /// One key is good for about 2³² texts.
    ///
    /// - Parameters:
    ///   - plaintext: What is encrypted, at most 64 MiB.
    ///   - authenticating: What is not encrypted but must be the same when it is opened: the row
    ///     or field that the text belongs to.
    /// - Returns: Nonce (12 bytes), ciphertext, tag (16 bytes).
    /// - Throws: `invalidArgument` where the text is too long.
    package func seal(
        _ plaintext: [UInt8],
        authenticating: [UInt8] = []
    ) throws(CryptographyError) -> [UInt8] {
        try sealWithUnsafeNonce(
            plaintext,
            authenticating: authenticating,
            nonce: SecureRandom.bytes(Self.nonceByteCount)
        )
    }

    /// Encrypts under a given nonce, for known answers: a nonce used twice gives the key away.
    package func sealWithUnsafeNonce(
        _ plaintext: [UInt8],
        authenticating: [UInt8],
        nonce: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        precondition(nonce.count == Self.nonceByteCount, "a nonce has 12 bytes")
        guard plaintext.count <= Self.plaintextByteCountMax else {
            throw CryptographyError(.invalidArgument, "the text to seal is too long")
        }
        let context = try CipherContext()
        var ciphertext = [UInt8](repeating: 0, count: plaintext.count)
        var tag = [UInt8](repeating: 0, count: Self.tagByteCount)
        var count: CInt = 0
        let isSealed =
            EVP_EncryptInit_ex(context.pointer, EVP_aes_256_gcm(), nil, key, nonce) == 1
            && (authenticating.isEmpty
                || EVP_EncryptUpdate(
                    context.pointer,
                    nil,
                    &count,
                    authenticating,
                    CInt(clamping: authenticating.count)
                ) == 1)
            && (plaintext.isEmpty
                || EVP_EncryptUpdate(
                    context.pointer,
                    &ciphertext,
                    &count,
                    plaintext,
                    CInt(plaintext.count)
                ) == 1)
            && EVP_EncryptFinal_ex(context.pointer, nil, &count) == 1
            && EVP_CIPHER_CTX_ctrl(
                context.pointer,
                EVP_CTRL_AEAD_GET_TAG,
                CInt(Self.tagByteCount),
                &tag
            ) == 1
        guard isSealed else { throw ErrorQueue.drained(.library, "seal") }
        return nonce + ciphertext + tag
    }

    /// Decrypts what `seal` made.
    ///
    /// - Parameters:
    ///   - sealed: Nonce, ciphertext, tag.
    ///   - authenticating: The same as when it was sealed.
    /// - Returns: The text.
    /// - Throws: `notAuthentic` where anything was changed or the key is another.
    package func open(
        _ sealed: [UInt8],
        authenticating: [UInt8] = []
    ) throws(CryptographyError) -> [UInt8] {
        let overhead = Self.nonceByteCount + Self.tagByteCount
        guard sealed.count >= overhead,
            sealed.count <= Self.plaintextByteCountMax + overhead
        else {
            throw CryptographyError(.notAuthentic, "the sealed text has an impossible length")
        }
        let nonce = [UInt8](sealed.prefix(Self.nonceByteCount))
        let ciphertext = [UInt8](
            sealed.dropFirst(Self.nonceByteCount).dropLast(Self.tagByteCount)
        )
        var tag = [UInt8](sealed.suffix(Self.tagByteCount))
        let context = try CipherContext()
        var plaintext = [UInt8](repeating: 0, count: ciphertext.count)
        var count: CInt = 0
        let isOpened =
            EVP_DecryptInit_ex(context.pointer, EVP_aes_256_gcm(), nil, key, nonce) == 1
            && (authenticating.isEmpty
                || EVP_DecryptUpdate(
                    context.pointer,
                    nil,
                    &count,
                    authenticating,
                    CInt(clamping: authenticating.count)
                ) == 1)
            && (ciphertext.isEmpty
                || EVP_DecryptUpdate(
                    context.pointer,
                    &plaintext,
                    &count,
                    ciphertext,
                    CInt(ciphertext.count)
                ) == 1)
            && EVP_CIPHER_CTX_ctrl(
                context.pointer,
                EVP_CTRL_AEAD_SET_TAG,
                CInt(Self.tagByteCount),
                &tag
            ) == 1
            && EVP_DecryptFinal_ex(context.pointer, nil, &count) == 1
        guard isOpened else {
            throw ErrorQueue.drained(
                .notAuthentic,
                "open a sealed text: it was changed, or sealed by another key"
            )
        }
        return plaintext
    }
}

/// Owns one `EVP_CIPHER_CTX`.
private final class CipherContext {
    let pointer: OpaquePointer

    init() throws(CryptographyError) {
        ErrorQueue.clear()
        guard let pointer = EVP_CIPHER_CTX_new() else {
            throw ErrorQueue.drained(.library, "make a cipher")
        }
        self.pointer = pointer
    }

    deinit {
        EVP_CIPHER_CTX_free(pointer)
    }
}
