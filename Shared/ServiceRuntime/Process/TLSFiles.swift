internal import Cryptography
internal import Primitives
internal import RPCTransport

/// What the certificate files hold, all read at one time: what is checked is what is then used,
/// whatever becomes of the files in between.
struct TLSFiles: Sendable, Equatable {
    /// A file's text with its path.
    struct File: Sendable, Equatable {
        let path: String
        let text: Redacted<String>

        fileprivate var source: PEMSource { .bytes(Array(text.unsafeRevealed.utf8)) }
    }

    let certificate: File
    let key: File
    let authorities: File

    /// What an end of a secure connection is made from.
    var material: TLSMaterial {
        TLSMaterial(
            credentials: TLSMaterial.Credentials(
                certificateChain: certificate.source,
                privateKey: key.source
            ),
            authorities: authorities.source
        )
    }

    /// What changes when one of the files does.
    var fingerprint: SHA256Digest {
        var hash = SHA256()
        for file in [certificate, key, authorities] {
            hash.update(Int64(file.text.unsafeRevealed.utf8.count))
            hash.update(file.text.unsafeRevealed)
        }
        return hash.finalized()
    }
}
