package import Primitives

/// PEM text, from a file or from memory.
package enum PEMSource: Sendable {
    /// The path of a file; read when a context is made.
    case file(String)
    /// The text itself, hidden because it may be a key.
    case text(Redacted<[UInt8]>)

    /// Takes PEM text from memory.
    package static func bytes(_ text: [UInt8]) -> PEMSource { .text(Redacted(text)) }

    /// How errors name the source: the file's path, never what is in it.
    package var name: String {
        switch self {
        case .file(let path): path
        case .text: "PEM text in memory"
        }
    }
}

/// What an end of a secure connection is made from.
package struct TLSMaterial: Sendable {
    /// A certificate and its private key.
    package struct Credentials: Sendable {
        /// The certificate, then those that lead to an authority.
        package let certificateChain: PEMSource
        /// The private key of the first certificate, without a passphrase.
        package let privateKey: PEMSource

        /// Pairs a certificate chain with its key.
        package init(certificateChain: PEMSource, privateKey: PEMSource) {
            self.certificateChain = certificateChain
            self.privateKey = privateKey
        }
    }

    /// What this end shows; `nil` for a client without a certificate.
    package let credentials: Credentials?
    /// The authorities whose certificates are believed; `nil` for those of the system.
    package let authorities: PEMSource?

    /// Bundles what this end shows with what it believes.
    package init(credentials: Credentials?, authorities: PEMSource?) {
        self.credentials = credentials
        self.authorities = authorities
    }
}
