package import Primitives

/// A certificate with its private key, both in PEM.
package struct IssuedCertificate: Sendable {
    /// The certificate, followed by those of intermediate authorities, of which we have none.
    package let certificatePEM: String
    /// The private key as PKCS #8: a secret.
    package let privateKeyPEM: Redacted<String>
}
