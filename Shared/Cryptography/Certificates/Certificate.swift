internal import COpenSSL
internal import Primitives

/// What stands in a certificate.
package struct Certificate: Sendable {
    /// The common name of its subject; empty where there is none.
    package let commonName: String
    /// The URIs of its subject, at most 16.
    package let uris: [String]
    /// The host names of its subject, at most 16.
    package let dnsNames: [String]
    /// When it holds.
    package let validity: CertificateValidity
    /// Whether it may sign other certificates.
    package let isAuthority: Bool
    /// The SHA-256 of its DER encoding.
    package let fingerprint: SHA256Digest
    private let handle: CertificateHandle

    /// The most names of one kind that are read.
    private static let namesMax = 16
    /// The most certificates that one text may hold.
    private static let certificatesMax = 256

    /// Reads the first certificate of a text.
    ///
    /// - Throws: `malformed` where there is none.
    package init(pem: String) throws(CryptographyError) {
        guard let handle = try CertificateHandle.next(in: MemoryBIO(pem)) else {
            throw CryptographyError(.malformed, "there is no certificate in the text")
        }
        try self.init(handle)
    }

    private init(_ handle: CertificateHandle) throws(CryptographyError) {
        self.handle = handle
        let pointer = handle.pointer
        commonName = Self.commonName(of: pointer)
        uris = Self.alternativeNames(of: pointer, kind: GEN_URI)
        dnsNames = Self.alternativeNames(of: pointer, kind: GEN_DNS)
        isAuthority = X509_check_ca(pointer) == 1
        guard let notBefore = Self.timestamp(X509_get0_notBefore(pointer)),
            let notAfter = Self.timestamp(X509_get0_notAfter(pointer)), notBefore < notAfter
        else { throw ErrorQueue.drained(.malformed, "read when the certificate holds") }
        validity = CertificateValidity(notBefore: notBefore, notAfter: notAfter)
        var code: CInt = 0
        fingerprint = SHA256Digest { address in
            var count: CUnsignedInt = 0
            code = X509_digest(pointer, EVP_sha256(), address, &count)
        }
        guard code == 1 else { throw ErrorQueue.drained(.library, "hash the certificate") }
    }

    /// Reads every certificate of a text: a chain, or a bundle of authorities.
    ///
    /// - Returns: At least one.
    /// - Throws: `malformed` where there is none, or more than 256.
    package static func all(inPEM pem: String) throws(CryptographyError) -> [Certificate] {
        let bio = try MemoryBIO(pem)
        var certificates: [Certificate] = []
        while let handle = try CertificateHandle.next(in: bio) {
            guard certificates.count < certificatesMax else {
                throw CryptographyError(.malformed, "there are more than 256 certificates")
            }
            certificates.append(try Certificate(handle))
        }
        guard !certificates.isEmpty else {
            throw CryptographyError(.malformed, "there is no certificate in the text")
        }
        return certificates
    }

    /// Whether this private key belongs to the certificate.
    ///
    /// - Throws: `malformed` where the text is no private key.
    package func matches(privateKeyPEM: String) throws(CryptographyError) -> Bool {
        let key = try KeyHandle(privatePEM: privateKeyPEM)
        defer { ErrorQueue.clear() }
        return X509_check_private_key(handle.pointer, key.pointer) == 1
    }

    /// Whether the authority with that certificate signed this one.
    package func isSigned(by authority: Certificate) -> Bool {
        ErrorQueue.clear()
        defer { ErrorQueue.clear() }
        guard let key = X509_get0_pubkey(authority.handle.pointer) else { return false }
        return X509_verify(handle.pointer, key) == 1
            && X509_check_issued(authority.handle.pointer, handle.pointer) == X509_V_OK
    }

    private static func commonName(of certificate: OpaquePointer) -> String {
        let name = X509_get_subject_name(certificate)
        let index = X509_NAME_get_index_by_NID(name, NID_commonName, -1)
        guard index >= 0, let entry = X509_NAME_get_entry(name, index),
            let text = X509_NAME_ENTRY_get_data(entry)
        else { return "" }
        return Self.text(text)
    }

    private static func alternativeNames(of certificate: OpaquePointer, kind: CInt) -> [String] {
        guard let names = X509_get_ext_d2i(certificate, NID_subject_alt_name, nil, nil) else {
            ErrorQueue.clear()
            return []
        }
        defer { COpenSSL_GENERAL_NAMES_free(names) }
        var texts: [String] = []
        for index in 0..<COpenSSL_sk_GENERAL_NAME_num(names) where texts.count < namesMax {
            guard let name = COpenSSL_sk_GENERAL_NAME_value(names, index),
                let text = COpenSSL_GENERAL_NAME_text(name, kind)
            else { continue }
            texts.append(Self.text(text))
        }
        return texts
    }

    private static func text(_ string: UnsafePointer<ASN1_STRING>) -> String {
        let count = Int(ASN1_STRING_length(string))
        guard count > 0, let bytes = ASN1_STRING_get0_data(string) else { return "" }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    private static func timestamp(_ time: UnsafePointer<ASN1_TIME>?) -> Timestamp? {
        guard let time, let epoch = ASN1_TIME_set(nil, 0) else { return nil }
        defer { ASN1_STRING_free(epoch) }
        var days: CInt = 0
        var seconds: CInt = 0
        guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
        return Timestamp(microseconds: (Int64(days) * 86_400 + Int64(seconds)) * 1_000_000)
    }
}
