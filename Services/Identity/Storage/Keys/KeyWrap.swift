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

    /// The master keys, which may be taken anew while the store is open.
    let masterKeys: MasterKeys

    init(ring: MasterKeyRing) {
        self.init(masterKeys: MasterKeys(ring: ring))
    }

    init(masterKeys: MasterKeys) {
        self.masterKeys = masterKeys
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
        return (Redacted(key), try wrap(Redacted(key), for: purpose))
    }

    /// Wraps a key under the newest master key.
    func wrap(
        _ key: Redacted<[UInt8]>,
        for purpose: [UInt8]
    ) throws(CryptographyError) -> Wrapped {
        let current = masterKeys.ring.current
        let cipher = try AESGCM(key: current.bytes.unsafeRevealed)
        let bytes = try cipher.seal(key.unsafeRevealed, authenticating: purpose)
        return Wrapped(masterKeyID: current.id, bytes: bytes)
    }

    /// Unwraps a key.
    func key(_ wrapped: Wrapped, for purpose: [UInt8]) throws(Failure) -> Redacted<[UInt8]> {
        guard let masterKey = masterKeys.key(wrapped.masterKeyID) else {
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
