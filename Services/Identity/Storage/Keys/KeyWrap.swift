import Cryptography
import Primitives

/// Wraps 32-byte keys under the master key, each bound to what it is for.
struct KeyWrap: Sendable {
    /// A key as it is stored.
    struct Wrapped: Hashable, Sendable {
        /// The number of the master key.
        let masterKeyID: Int64
        /// Nonce, ciphertext and tag of AES-256-GCM.
        let bytes: [UInt8]
    }

    /// Why a key cannot be unwrapped.
    enum Failure: Error, Hashable {
        /// The file of master keys does not hold the one that is needed.
        case masterKeyMissing(Int64)
        /// The wrapped key was changed, belongs to something else, or the master key is another.
        case notAuthentic
    }

    private let ring: MasterKeyRing

    init(ring: MasterKeyRing) {
        self.ring = ring
    }

    /// Makes a new key.
    ///
    /// - Parameter purpose: What it is for; it can be unwrapped for nothing else.
    /// - Returns: The key, and how it is stored.
    /// - Throws: Where the library fails.
    func makeKey(
        for purpose: [UInt8]
    ) throws(CryptographyError) -> (key: Redacted<[UInt8]>, wrapped: Wrapped) {
        let key = SecureRandom.bytes(AESGCM.keyByteCount)
        let cipher = try AESGCM(key: ring.current.bytes.unsafeRevealed)
        let bytes = try cipher.seal(key, authenticating: purpose)
        return (Redacted(key), Wrapped(masterKeyID: ring.current.id, bytes: bytes))
    }

    /// Unwraps a key.
    func key(_ wrapped: Wrapped, for purpose: [UInt8]) throws(Failure) -> Redacted<[UInt8]> {
        guard let masterKey = ring.key(wrapped.masterKeyID) else {
            throw .masterKeyMissing(wrapped.masterKeyID)
        }
        do throws(CryptographyError) {
            let cipher = try AESGCM(key: masterKey.bytes.unsafeRevealed)
            return Redacted(try cipher.open(wrapped.bytes, authenticating: purpose))
        } catch {
            throw .notAuthentic
        }
    }
}
