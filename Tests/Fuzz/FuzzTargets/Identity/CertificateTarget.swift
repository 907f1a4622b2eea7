import Cryptography
import Primitives
import RPCTransport

extension FuzzTarget {
    /// A key and certificates that are always the same text for this process.
    private static let material: (certificate: String, key: String)? = {
        let validity = CertificateValidity(
            notBefore: Timestamp(microseconds: 1_577_836_800_000_000),
            notAfter: Timestamp(microseconds: 4_102_444_800_000_000)
        )
        do {
            let authority = try CertificateAuthority(creatingNamed: "fuzz", validity: validity)
            let issued = try authority.issue(.service("points"), usage: .server, validity: validity)
            return (issued.certificatePEM, issued.privateKeyPEM.unsafeRevealed)
        } catch {
            // Without them there are no seeds, which a test notices.
            return nil
        }
    }()

    /// PEM text: certificates, chains and keys, for contexts and for reading.
    package static let certificate = FuzzTarget(
        "certificate",
        seeds: material.map { [[UInt8]($0.certificate.utf8), [UInt8]($0.key.utf8)] } ?? [],
        words: [
            "-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n", "\r\n", "=", "====",
            "-----BEGIN PRIVATE KEY-----\n", "Proc-Type: 4,ENCRYPTED\n",
        ].map { [UInt8]($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let certificates: [Certificate]
        do throws(CryptographyError) {
            certificates = try Certificate.all(inPEM: text)
        } catch {
            return try useAsKey(bytes) ? "key" : "\(error)"
        }
        try demand(!certificates.isEmpty, "no certificate is read without an error")
        for certificate in certificates {
            try demand(certificate.uris.count <= 16, "too many names")
            try demand(
                certificate.validity.notBefore < certificate.validity.notAfter,
                "a certificate that never holds"
            )
        }
        var refusal = "trusted"
        do throws(TLSError) {
            _ = try TLSContext(
                role: .client,
                material: TLSMaterial(credentials: nil, authorities: .bytes(bytes))
            )
        } catch {
            refusal = error.message
        }
        let first = certificates[0]
        return "\(min(certificates.count, 3)) \(first.uris.count) \(first.isAuthority) \(refusal)"
    }

    /// Whether the text is the key of our certificate.
    private static func useAsKey(_ bytes: [UInt8]) throws -> Bool {
        guard let material else { return false }
        let context = Result { () throws(TLSError) in
            try TLSContext(
                role: .server(.optional),
                material: TLSMaterial(
                    credentials: .init(
                        certificateChain: .bytes([UInt8](material.certificate.utf8)),
                        privateKey: .bytes(bytes)
                    ),
                    authorities: .bytes([UInt8](material.certificate.utf8))
                )
            )
        }
        switch context {
        case .success: return true
        case .failure(let error):
            try demand(error.code == .misconfigured, "\(error.code) for a bad key")
            return false
        }
    }
}
