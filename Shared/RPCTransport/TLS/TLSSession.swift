internal import COpenSSL
internal import NIOCore
internal import RPCCore

/// One end of one TLS connection: ciphertext in `input` and `output`, plaintext by calls.
///
/// Owned by the handler of one connection and used on its event loop only.
final class TLSSession {
    /// How far an operation came.
    enum Outcome: Equatable {
        /// It is done.
        case done
        /// It goes on when more ciphertext has come.
        case needsInput
        /// The peer has closed its side in order.
        case closed
        /// The connection is of no use any more; an alert may be in `output`.
        case failed(TLSError)
    }

    /// The longest plaintext of one record (RFC 8446, section 5.1).
    static let recordBytesMax = 16_384

    /// Ciphertext for the peer.
    var output: ByteBuffer
    private var input = ByteBuffer()
    private let ssl: OpaquePointer
    private let context: TLSContext
    private let expectation: PeerExpectation?

    /// Prepares a connection; the first call must be `handshake`.
    ///
    /// - Parameters:
    ///   - context: Kept as long as the session lives, since libssl's callbacks use it.
    ///   - expectation: Whom the peer must prove to be; `nil` on a server.
    /// - Throws: ``TLSError`` where the expected host is none, or memory is out.
    init(context: TLSContext, expectation: PeerExpectation?) throws(TLSError) {
        ERR_clear_error()
        guard let ssl = SSL_new(context.pointer) else {
            throw .misconfigured("libssl makes no connection")
        }
        self.ssl = ssl
        self.context = context
        self.expectation = expectation
        output = ByteBuffer()
        guard let bio = BIO_new(SessionBIO.method.pointer) else {
            throw .misconfigured("libssl makes no BIO")
        }
        BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
        BIO_set_init(bio, 1)
        // Given twice, the BIO is taken once: reading and writing share it.
        SSL_set_bio(ssl, bio, bio)
        switch context.role {
        case .server: SSL_set_accept_state(ssl)
        case .client: SSL_set_connect_state(ssl)
        }
        if case .host(let name) = expectation {
            guard COpenSSL_SSL_set_server_name(ssl, name) != 0, SSL_set1_host(ssl, name) == 1
            else { throw .misconfigured("not a host name: \(name)") }
        }
    }

    deinit {
        SSL_free(ssl)
    }

    /// Hands over ciphertext that came from the peer.
    func receive(_ ciphertext: ByteBuffer) {
        if input.readableBytes == 0 {
            input = ciphertext
        } else {
            input.writeImmutableBuffer(ciphertext)
        }
    }

    /// Continues the handshake, and at its end checks who the peer is.
    func handshake() -> Outcome {
        ERR_clear_error()
        let result = SSL_do_handshake(ssl)
        guard result == 1 else { return outcome(of: result) }
        return checkPeer().map { .failed($0) } ?? .done
    }

    /// Decrypts everything that has come, appending it to `plaintext`.
    ///
    /// - Returns: Never `done`: `needsInput` where all is read.
    func read(into plaintext: inout ByteBuffer) -> Outcome {
        while true {
            ERR_clear_error()
            var result: Int32 = 0
            plaintext.writeWithUnsafeMutableBytes(minimumWritableBytes: 512) { buffer in
                var count = 0
                result = SSL_read_ex(ssl, buffer.baseAddress, buffer.count, &count)
                return result == 1 ? count : 0
            }
            guard result == 1 else { return outcome(of: result) }
        }
    }

    /// Encrypts all of `plaintext` into `output`.
    func write(_ plaintext: ByteBuffer) -> Outcome {
        guard plaintext.readableBytes > 0 else { return .done }
        ERR_clear_error()
        var result: Int32 = 0
        plaintext.withUnsafeReadableBytes { bytes in
            var count = 0
            // All or nothing: partial writes are off, and the BIO takes everything.
            result = SSL_write_ex(ssl, bytes.baseAddress, bytes.count, &count)
        }
        return result == 1 ? .done : outcome(of: result)
    }

    /// Tells the peer that nothing more will come (RFC 8446, section 6.1).
    func shutDown() {
        ERR_clear_error()
        _ = SSL_shutdown(ssl)
        ERR_clear_error()
    }

    /// The peer by its certificate; `nil` without a certificate or without one of our URIs in it.
    func peerIdentity() -> PeerIdentity? {
        guard let certificate = SSL_get0_peer_certificate(ssl),
            SSL_get_verify_result(ssl) == Int(X509_V_OK)
        else { return nil }
        var text = [CChar](repeating: 0, count: 256)
        let count = COpenSSL_X509_subject_uri(certificate, &text, text.count)
        guard count == 1 else { return nil }
        let uri = String(
            decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
        var peer = PeerIdentity(uri: uri)
        peer?.certificateDigest = Self.digest(of: certificate)
        return peer
    }

    /// The SHA-256 of a certificate, in hexadecimal; `nil` where libcrypto cannot make it.
    private static func digest(of certificate: OpaquePointer) -> String? {
        var bytes = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        guard X509_digest(certificate, EVP_sha256(), &bytes, &count) == 1, count == 32 else {
            return nil
        }
        return bytes.map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    private func checkPeer() -> TLSError? {
        var name: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &name, &count)
        let selected = UnsafeBufferPointer(start: name, count: Int(count))
        guard selected.elementsEqual(TLSContext.applicationProtocol.utf8) else {
            return TLSError(
                .noCommonProtocol,
                "the peer does not speak \(TLSContext.applicationProtocol)"
            )
        }
        let peer = peerIdentity()
        if context.role != .client, SSL_get0_peer_certificate(ssl) != nil, peer == nil {
            return TLSError(.wrongPeer, "the client's certificate names no huitou:// identity")
        }
        guard case .identity(let expected) = expectation, peer != expected else { return nil }
        let found = peer.map { "that of \($0.uri)" } ?? "one without a huitou:// identity"
        return TLSError(
            .wrongPeer,
            "the server shows \(found) instead of the certificate of \(expected.uri)"
        )
    }

    private func outcome(of result: Int32) -> Outcome {
        switch SSL_get_error(ssl, result) {
        case SSL_ERROR_WANT_READ:
            return .needsInput
        case SSL_ERROR_ZERO_RETURN:
            return .closed
        default:
            return .failed(.fromQueue(verification: SSL_get_verify_result(ssl)))
        }
    }
}

extension TLSSession {
    /// Gives libssl the ciphertext that has come.
    ///
    /// - Returns: How many bytes were copied; 0 where there are none.
    fileprivate func supply(_ destination: UnsafeMutableRawPointer, _ capacity: Int) -> Int {
        let count = min(capacity, input.readableBytes)
        guard count > 0 else { return 0 }
        input.readWithUnsafeReadableBytes { bytes in
            if let source = bytes.baseAddress {
                destination.copyMemory(from: source, byteCount: count)
            }
            return count
        }
        if input.readableBytes == 0 { input = ByteBuffer() }
        return count
    }
}

/// The BIO between libssl and the buffers of a session.
// Unchecked: the method table is filled here, once, and only read afterwards.
private struct SessionBIO: @unchecked Sendable {
    let pointer: OpaquePointer?

    static let method = SessionBIO(pointer: make())

    private static func session(_ bio: OpaquePointer?) -> TLSSession? {
        BIO_get_data(bio).map { Unmanaged<TLSSession>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func make() -> OpaquePointer? {
        guard let method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "huitou")
        else { return nil }
        BIO_meth_set_read_ex(method) { bio, destination, capacity, readCount in
            guard let destination, let session = SessionBIO.session(bio) else { return 0 }
            let count = session.supply(destination, capacity)
            readCount?.pointee = count
            if count > 0 {
                COpenSSL_BIO_clear_retry(bio)
                return 1
            }
            COpenSSL_BIO_retry_read(bio)
            return 0
        }
        BIO_meth_set_write_ex(method) { bio, source, count, writtenCount in
            guard let source, let session = SessionBIO.session(bio) else { return 0 }
            session.output.writeBytes(UnsafeRawBufferPointer(start: source, count: count))
            writtenCount?.pointee = count
            COpenSSL_BIO_clear_retry(bio)
            return 1
        }
        BIO_meth_set_ctrl(method) { _, command, _, _ in
            COpenSSL_BIO_is_flush(command) != 0 ? 1 : 0
        }
        return method
    }
}
