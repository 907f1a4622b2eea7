internal import Cryptography
package import PointsDomain

/// SHA-256, as a store computes it.
package let sha256: HashFunction = { bytes in
    var hash = SHA256()
    hash.update(bytes)
    guard let digest = Digest(hash.finalized().bytes) else {
        preconditionFailure("SHA-256 has 32 bytes")
    }
    return digest
}
