internal import Cryptography
internal import PointsDomain

/// SHA-256 as the journal's records are sealed with it.
let sealingHash: HashFunction = { bytes in
    var hash = SHA256()
    hash.update(bytes)
    guard let digest = Digest(hash.finalized().bytes) else {
        preconditionFailure("SHA-256 has \(Digest.byteCount) bytes")
    }
    return digest
}
