internal import COpenSSL
package import Primitives

/// Issues certificates for an installation: an authority of one level, with keys on P-256.
package struct CertificateAuthority: Sendable {
    /// The authority's certificate in PEM: what every peer trusts.
    package let certificatePEM: String
    private let certificate: CertificateHandle
    private let key: KeyHandle

    /// What a certificate may be used for.
    package enum Usage: Hashable, Sendable {
        /// Serves, and calls others: a service.
        case server
        /// Only calls: a partner, an operator.
        case client

        fileprivate var extendedKeyUsage: String {
            switch self {
            case .server: "serverAuth,clientAuth"
            case .client: "clientAuth"
            }
        }
    }

    /// Makes a new authority with a new key.
    ///
    /// - Parameters:
    ///   - name: Its common name, for people.
    ///   - validity: How long it holds.
    /// - Throws: `invalidArgument` for an impossible name, `library` where OpenSSL fails.
    package init(
        creatingNamed name: String,
        validity: CertificateValidity
    ) throws(CryptographyError) {
        let subject = try CertificateSubject(commonName: name)
        let key = try KeyHandle.makeP256()
        let draft = try CertificateDraft(subject: subject, key: key, validity: validity)
        try draft.setIssuer(draft.certificate)
        try draft.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0", issuer: nil)
        try draft.add(NID_key_usage, "critical,keyCertSign,cRLSign", issuer: nil)
        try draft.add(NID_subject_key_identifier, "hash", issuer: nil)
        try draft.sign(with: key)
        certificate = draft.certificate
        certificatePEM = try draft.certificate.pem()
        self.key = key
    }

    /// Takes up an authority made before.
    ///
    /// - Parameters:
    ///   - certificatePEM: Its certificate.
    ///   - privateKeyPEM: Its private key.
    /// - Throws: `malformed` where one of them cannot be read, `invalidArgument` where they do not
    ///   belong together or the certificate is not one of an authority.
    package init(certificatePEM: String, privateKeyPEM: String) throws(CryptographyError) {
        guard let certificate = try CertificateHandle.next(in: MemoryBIO(certificatePEM)) else {
            throw CryptographyError(.malformed, "there is no certificate in the text")
        }
        let key = try KeyHandle(privatePEM: privateKeyPEM)
        ErrorQueue.clear()
        guard X509_check_private_key(certificate.pointer, key.pointer) == 1 else {
            throw ErrorQueue.drained(.invalidArgument, "match the authority's key and certificate")
        }
        guard X509_check_ca(certificate.pointer) == 1 else {
            throw CryptographyError(.invalidArgument, "the certificate is not an authority's")
        }
        self.certificate = certificate
        self.certificatePEM = certificatePEM
        self.key = key
    }

    /// The authority's private key as PKCS #8 in PEM: a secret.
    ///
    /// - Throws: `library` where OpenSSL fails.
    package func privateKeyPEM() throws(CryptographyError) -> Redacted<String> {
        Redacted(try key.privatePEM())
    }

    /// Issues a certificate with a new key.
    ///
    /// - Parameters:
    ///   - subject: Whom it is for.
    ///   - usage: What it may be used for.
    ///   - validity: How long it holds.
    /// - Returns: The certificate and its key.
    /// - Throws: `invalidArgument` for a name or address that is none, `library` where OpenSSL
    ///   fails.
    package func issue(
        _ subject: CertificateSubject,
        usage: Usage,
        validity: CertificateValidity
    ) throws(CryptographyError) -> IssuedCertificate {
        let key = try KeyHandle.makeP256()
        let draft = try CertificateDraft(subject: subject, key: key, validity: validity)
        try draft.setIssuer(certificate)
        try draft.add(NID_basic_constraints, "critical,CA:FALSE", issuer: certificate)
        try draft.add(NID_key_usage, "critical,digitalSignature", issuer: certificate)
        try draft.add(NID_ext_key_usage, usage.extendedKeyUsage, issuer: certificate)
        try draft.add(NID_subject_key_identifier, "hash", issuer: certificate)
        try draft.add(NID_authority_key_identifier, "keyid:always", issuer: certificate)
        if !subject.alternativeNames.isEmpty {
            try draft.add(NID_subject_alt_name, subject.alternativeNames, issuer: certificate)
        }
        try draft.sign(with: self.key)
        return IssuedCertificate(
            certificatePEM: try draft.certificate.pem(),
            privateKeyPEM: Redacted(try key.privatePEM())
        )
    }
}

/// A certificate while it is put together.
private struct CertificateDraft {
    let certificate: CertificateHandle

    init(
        subject: CertificateSubject,
        key: KeyHandle,
        validity: CertificateValidity
    ) throws(CryptographyError) {
        certificate = try CertificateHandle()
        let pointer = certificate.pointer
        // 127 random bits: positive, and never the same twice (RFC 5280, section 4.1.2.2).
        var serial = SecureRandom.bytes(16)
        serial[0] = serial[0] & 0x7F | 0x40
        let number = BN_bin2bn(serial, CInt(serial.count), nil)
        defer { BN_free(number) }
        let notBefore = time_t(validity.notBefore.microseconds / 1_000_000)
        let notAfter = time_t(validity.notAfter.microseconds / 1_000_000)
        guard let number, BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer)) != nil,
            ASN1_TIME_set(X509_getm_notBefore(pointer), notBefore) != nil,
            ASN1_TIME_set(X509_getm_notAfter(pointer), notAfter) != nil,
            X509_set_pubkey(pointer, key.pointer) == 1,
            X509_NAME_add_entry_by_txt(
                X509_get_subject_name(pointer),
                "CN",
                V_ASN1_UTF8STRING,
                subject.commonName,
                CInt(subject.commonName.utf8.count),
                -1,
                0
            ) == 1
        else { throw ErrorQueue.drained(.library, "fill in the certificate") }
    }

    func setIssuer(_ issuer: CertificateHandle) throws(CryptographyError) {
        let name = X509_get_subject_name(issuer.pointer)
        guard X509_set_issuer_name(certificate.pointer, name) == 1 else {
            throw ErrorQueue.drained(.library, "name the certificate's issuer")
        }
    }

    /// Adds an extension, written as in OpenSSL's configuration (x509v3_config(5)).
    func add(
        _ kind: CInt,
        _ value: String,
        issuer: CertificateHandle?
    ) throws(CryptographyError) {
        var context = X509V3_CTX()
        COpenSSL_X509V3_set_ctx_nodb(&context)
        let issuer = issuer ?? certificate
        X509V3_set_ctx(&context, issuer.pointer, certificate.pointer, nil, nil, 0)
        guard let addition = X509V3_EXT_nconf_nid(nil, &context, kind, value) else {
            throw ErrorQueue.drained(.invalidArgument, "write \(value) into the certificate")
        }
        defer { X509_EXTENSION_free(addition) }
        guard X509_add_ext(certificate.pointer, addition, -1) == 1 else {
            throw ErrorQueue.drained(.library, "extend the certificate")
        }
    }

    func sign(with key: KeyHandle) throws(CryptographyError) {
        guard X509_sign(certificate.pointer, key.pointer, EVP_sha256()) > 0 else {
            throw ErrorQueue.drained(.library, "sign the certificate")
        }
    }
}
