internal import COpenSSL

/// Owns one `X509`.
///
/// `@unchecked Sendable` because the certificate is not changed once it is shared, and OpenSSL's
/// own locks guard what it caches inside.
final class CertificateHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over a certificate.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        X509_free(pointer)
    }

    /// An empty certificate of version 3.
    convenience init() throws(CryptographyError) {
        ErrorQueue.clear()
        guard let pointer = X509_new() else {
            throw ErrorQueue.drained(.library, "make a certificate")
        }
        self.init(owning: pointer)
        guard X509_set_version(pointer, 2) == 1 else {
            throw ErrorQueue.drained(.library, "set the certificate's version")
        }
    }

    /// The next certificate of a PEM text; `nil` where there is no further one.
    static func next(in bio: MemoryBIO) throws(CryptographyError) -> CertificateHandle? {
        ErrorQueue.clear()
        if let pointer = PEM_read_bio_X509(bio.pointer, nil, nil, nil) {
            return CertificateHandle(owning: pointer)
        }
        // "No start line" is how OpenSSL says that no further certificate begins.
        if ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE {
            ErrorQueue.clear()
            return nil
        }
        throw ErrorQueue.drained(.malformed, "read a certificate (PEM)")
    }

    /// The certificate in PEM.
    func pem() throws(CryptographyError) -> String {
        let bio = try MemoryBIO()
        guard PEM_write_bio_X509(bio.pointer, pointer) == 1 else {
            throw ErrorQueue.drained(.library, "write the certificate")
        }
        return bio.text
    }
}
