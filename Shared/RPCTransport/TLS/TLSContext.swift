internal import COpenSSL

/// What all connections of one end share: its certificate, whom it believes, what it demands.
///
/// TLS 1.3 only, application protocol `huitou/1`, nothing is resumed. Connections that were made
/// with a context keep it when it is replaced.
// Unchecked: a SSL_CTX counts its references and locks itself; it is changed only in `init`.
package final class TLSContext: @unchecked Sendable {
    /// Whether a server asks clients for a certificate.
    package enum ClientCertificates: Hashable, Sendable {
        /// It does not ask.
        case ignored
        /// It asks; a client may have none, but one that it shows must be good.
        case optional
        /// It refuses clients without a good one.
        case required
    }

    /// Which end of a connection the context is for.
    package enum Role: Hashable, Sendable {
        /// The end that accepts.
        case server(ClientCertificates)
        /// The end that connects.
        case client
    }

    /// The name of our protocol in the handshake (RFC 7301).
    package static let applicationProtocol = "huitou/1"

    /// Which end the context is for.
    package let role: Role
    let pointer: OpaquePointer

    /// Reads certificates and keys and checks that they belong together.
    ///
    /// - Throws: ``TLSError`` of code `misconfigured`, naming the file.
    package init(role: Role, material: TLSMaterial) throws(TLSError) {
        TLSLibrary.keepToTheEnd()
        ERR_clear_error()
        guard let pointer = SSL_CTX_new(TLS_method()) else {
            throw .misconfigured("libssl makes no context")
        }
        self.role = role
        self.pointer = pointer
        guard COpenSSL_SSL_CTX_only_TLS_1_3(pointer) != 0 else {
            throw .misconfigured("libssl does not know TLS 1.3")
        }
        COpenSSL_SSL_CTX_set_modes(pointer)
        COpenSSL_SSL_CTX_refuse_resumption(pointer)
        COpenSSL_SSL_CTX_read_ahead(pointer)
        if let credentials = material.credentials { try use(credentials) }
        try trust(material.authorities)
        switch role {
        case .client:
            SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, nil)
            try offerProtocol()
        case .server(let certificates):
            guard material.credentials != nil else {
                throw TLSError(.misconfigured, "a server needs a certificate and a key")
            }
            SSL_CTX_set_verify(pointer, Self.mode(certificates), nil)
            SSL_CTX_set_alpn_select_cb(pointer, selectApplicationProtocol, nil)
        }
    }

    deinit {
        SSL_CTX_free(pointer)
    }

    private static func mode(_ certificates: ClientCertificates) -> Int32 {
        switch certificates {
        case .ignored: SSL_VERIFY_NONE
        case .optional: SSL_VERIFY_PEER
        case .required: SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
        }
    }

    private func use(_ credentials: TLSMaterial.Credentials) throws(TLSError) {
        try PEM.eachCertificate(of: credentials.certificateChain) { certificate, index in
            index == 0
                ? SSL_CTX_use_certificate(pointer, certificate) == 1
                : COpenSSL_SSL_CTX_add1_chain_cert(pointer, certificate) != 0
        }
        try PEM.withPrivateKey(of: credentials.privateKey) { key in
            SSL_CTX_use_PrivateKey(pointer, key) == 1
        }
        guard SSL_CTX_check_private_key(pointer) == 1 else {
            let names = (credentials.certificateChain.name, credentials.privateKey.name)
            throw .misconfigured("\(names.1) is not the key of the certificate in \(names.0)")
        }
    }

    private func trust(_ authorities: PEMSource?) throws(TLSError) {
        guard let authorities else {
            if role == .client, SSL_CTX_set_default_verify_paths(pointer) != 1 {
                throw .misconfigured("the system's authorities cannot be read")
            }
            return
        }
        let store = SSL_CTX_get_cert_store(pointer)
        try PEM.eachCertificate(of: authorities) { certificate, _ in
            guard X509_STORE_add_cert(store, certificate) == 1 else { return false }
            // Servers name to clients whose certificates they take.
            if role == .client { return true }
            return SSL_CTX_add_client_CA(pointer, certificate) == 1
        }
    }

    private func offerProtocol() throws(TLSError) {
        let name = Array(Self.applicationProtocol.utf8)
        let list = [UInt8(name.count)] + name
        // Zero is success here, unlike everywhere else.
        guard SSL_CTX_set_alpn_protos(pointer, list, UInt32(list.count)) == 0 else {
            throw .misconfigured("libssl refuses the application protocol")
        }
    }
}

/// Chooses `huitou/1` from what a client offers; a client that does not offer it is refused.
private let selectApplicationProtocol: SSL_CTX_alpn_select_cb_func = {
    _,
    chosen,
    chosenCount,
    offered,
    offeredCount,
    _ in
    guard let offered, let chosen, let chosenCount else { return SSL_TLSEXT_ERR_ALERT_FATAL }
    let list = UnsafeBufferPointer(start: offered, count: Int(offeredCount))
    var index = 0
    while index < list.count {
        let start = index + 1
        let end = start + Int(list[index])
        guard end <= list.count else { return SSL_TLSEXT_ERR_ALERT_FATAL }
        if list[start..<end].elementsEqual(TLSContext.applicationProtocol.utf8) {
            chosen.pointee = offered + start
            chosenCount.pointee = list[index]
            return SSL_TLSEXT_ERR_OK
        }
        index = end
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL
}
