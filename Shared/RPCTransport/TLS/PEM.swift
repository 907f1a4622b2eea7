internal import COpenSSL
internal import Primitives

/// Reads certificates and keys; every failure names the source and never its content.
enum PEM {
    /// Runs `body` with a certificate store, a context or whatever takes each certificate.
    ///
    /// - Parameters:
    ///   - source: At least one certificate.
    ///   - body: Gets each certificate, borrowed, and its index; returns whether it took it.
    /// - Throws: ``TLSError`` where there is no certificate, or one is not taken.
    static func eachCertificate(
        of source: PEMSource,
        _ body: (_ certificate: OpaquePointer, _ index: Int) -> Bool
    ) throws(TLSError) {
        let bio = try open(source)
        defer { BIO_free(bio) }
        var count = 0
        while let certificate = PEM_read_bio_X509(bio, nil, refusePassphrase, nil) {
            defer { X509_free(certificate) }
            guard body(certificate, count) else {
                throw .misconfigured("\(source.name): certificate \(count + 1) cannot be used")
            }
            count += 1
        }
        guard count > 0 else {
            throw .misconfigured("\(source.name): no certificate in PEM")
        }
        // The end of the text is reported like an error.
        ERR_clear_error()
    }

    /// Reads a private key and lends it to `body`.
    ///
    /// - Throws: ``TLSError`` where there is no key, or `body` does not take it.
    static func withPrivateKey(
        of source: PEMSource,
        _ body: (_ key: OpaquePointer) -> Bool
    ) throws(TLSError) {
        let bio = try open(source)
        defer { BIO_free(bio) }
        guard let key = PEM_read_bio_PrivateKey(bio, nil, refusePassphrase, nil) else {
            throw .misconfigured("\(source.name): no private key in PEM without a passphrase")
        }
        defer { EVP_PKEY_free(key) }
        guard body(key) else {
            throw .misconfigured("\(source.name): the private key cannot be used")
        }
    }

    private static func open(_ source: PEMSource) throws(TLSError) -> OpaquePointer {
        ERR_clear_error()
        let bio: OpaquePointer? =
            switch source {
            case .file(let path): BIO_new_file(path, "r")
            case .text(let text): copy(of: text.unsafeRevealed)
            }
        guard let bio else { throw .misconfigured("\(source.name): cannot be read") }
        return bio
    }

    private static func copy(of bytes: [UInt8]) -> OpaquePointer? {
        guard let bio = BIO_new(BIO_s_mem()) else { return nil }
        guard bytes.isEmpty || BIO_write(bio, bytes, Int32(clamping: bytes.count)) == bytes.count
        else {
            BIO_free(bio)
            return nil
        }
        return bio
    }
}

/// Without this, libcrypto would ask for a passphrase on the terminal.
private func refusePassphrase(
    _ text: UnsafeMutablePointer<CChar>?,
    _ capacity: Int32,
    _ isWriting: Int32,
    _ userData: UnsafeMutableRawPointer?
) -> Int32 { -1 }
