internal import COpenSSL

/// Owns one `EVP_PKEY`: a private or public key of any kind.
///
/// `@unchecked Sendable` because the key is not changed after `init`, and OpenSSL's own locks guard
/// what it caches inside.
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// The longest PEM text that is read.
    static let pemByteCountMax = 64 * 1024

    /// Takes over a key.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    /// Makes a new key on the curve P-256, for certificates.
    static func makeP256() throws(CryptographyError) -> KeyHandle {
        ErrorQueue.clear()
        guard let pointer = COpenSSL_EVP_EC_P256_gen() else {
            throw ErrorQueue.drained(.library, "make a key")
        }
        return KeyHandle(owning: pointer)
    }

    /// Makes a new Ed25519 key.
    static func makeEd25519() throws(CryptographyError) -> KeyHandle {
        var seed = SecureRandom.bytes(32)
        defer { seed.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) } }
        return try KeyHandle(ed25519Seed: seed)
    }

    /// Takes an Ed25519 private key of 32 bytes.
    convenience init(ed25519Seed seed: [UInt8]) throws(CryptographyError) {
        ErrorQueue.clear()
        guard seed.count == 32,
            let pointer = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
        else { throw ErrorQueue.drained(.malformed, "read the Ed25519 private key") }
        self.init(owning: pointer)
    }

    /// Takes an Ed25519 public key of 32 bytes.
    convenience init(ed25519PublicKey bytes: [UInt8]) throws(CryptographyError) {
        ErrorQueue.clear()
        guard bytes.count == 32,
            let pointer = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
        else { throw ErrorQueue.drained(.malformed, "read the Ed25519 public key") }
        self.init(owning: pointer)
    }

    /// Reads a private key; one that is encrypted is refused.
    convenience init(privatePEM pem: String) throws(CryptographyError) {
        guard pem.utf8.count <= Self.pemByteCountMax else {
            throw CryptographyError(.malformed, "the private key is too long")
        }
        let bio = try MemoryBIO(pem)
        // Without a callback OpenSSL would ask for a passphrase at the terminal.
        guard let pointer = PEM_read_bio_PrivateKey(bio.pointer, nil, { _, _, _, _ in -1 }, nil)
        else { throw ErrorQueue.drained(.malformed, "read the private key (PEM, not encrypted)") }
        self.init(owning: pointer)
    }

    /// Reads a public key.
    convenience init(publicPEM pem: String) throws(CryptographyError) {
        guard pem.utf8.count <= Self.pemByteCountMax else {
            throw CryptographyError(.malformed, "the public key is too long")
        }
        let bio = try MemoryBIO(pem)
        guard let pointer = PEM_read_bio_PUBKEY(bio.pointer, nil, nil, nil) else {
            throw ErrorQueue.drained(.malformed, "read the public key (PEM)")
        }
        self.init(owning: pointer)
    }

    /// Whether this is an Ed25519 key.
    var isEd25519: Bool { EVP_PKEY_get_base_id(pointer) == EVP_PKEY_ED25519 }

    /// The private key as PKCS #8 in PEM.
    func privatePEM() throws(CryptographyError) -> String {
        let bio = try MemoryBIO()
        let code = PEM_write_bio_PKCS8PrivateKey(bio.pointer, pointer, nil, nil, 0, nil, nil)
        guard code == 1 else { throw ErrorQueue.drained(.library, "write the private key") }
        return bio.text
    }

    /// The public key as SubjectPublicKeyInfo in PEM.
    func publicPEM() throws(CryptographyError) -> String {
        let bio = try MemoryBIO()
        guard PEM_write_bio_PUBKEY(bio.pointer, pointer) == 1 else {
            throw ErrorQueue.drained(.library, "write the public key")
        }
        return bio.text
    }

    /// The 32 bytes of an Ed25519 public key.
    func ed25519PublicKey() throws(CryptographyError) -> [UInt8] {
        ErrorQueue.clear()
        var count = 32
        var bytes = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_get_raw_public_key(pointer, &bytes, &count) == 1, count == 32 else {
            throw ErrorQueue.drained(.library, "read the raw public key")
        }
        return bytes
    }
}
