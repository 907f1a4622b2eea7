/// Why a secure connection was not made, or broke.
///
/// The message names what is wrong and never what the peer sent.
package struct TLSError: Error, Hashable, Sendable {
    /// The kinds of failure, by the names under which they are logged.
    package enum Code: String, CaseIterable, Hashable, Sendable {
        /// Our own certificate, key or authorities cannot be used.
        case misconfigured = "tls.misconfigured"
        /// The peer did not finish the handshake in time.
        case handshakeTimeout = "tls.handshake_timeout"
        /// What the peer sent is not TLS.
        case notTLS = "tls.not_tls"
        /// The peer does not speak TLS 1.3.
        case versionRefused = "tls.version_refused"
        /// The peer's certificate was signed by none of the known authorities.
        case unknownAuthority = "tls.unknown_authority"
        /// The peer's certificate is expired, not yet valid or otherwise bad.
        case certificateInvalid = "tls.certificate_invalid"
        /// The peer showed no certificate.
        case certificateMissing = "tls.certificate_missing"
        /// The peer's certificate is good but names somebody else.
        case wrongPeer = "tls.wrong_peer"
        /// The two ends have no application protocol in common.
        case noCommonProtocol = "tls.no_common_protocol"
        /// The peer refused us; the message says why.
        case refusedByPeer = "tls.refused_by_peer"
        /// The peer closed the connection in the middle of the handshake.
        case closedInHandshake = "tls.closed_in_handshake"
        /// The peer broke the rules of TLS.
        case protocolViolation = "tls.protocol_violation"
    }

    /// What kind of failure it is.
    package let code: Code
    /// A sentence for a person.
    package let message: String

    /// Describes a failure.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension TLSError {
    /// Whether another attempt would fail in the same way, as long as nobody changes something.
    var isHopeless: Bool {
        switch code {
        case .misconfigured, .notTLS, .versionRefused, .unknownAuthority, .certificateInvalid,
            .certificateMissing, .wrongPeer, .noCommonProtocol, .refusedByPeer:
            true
        case .handshakeTimeout, .closedInHandshake, .protocolViolation:
            false
        }
    }
}

extension TLSError: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(message)" }
}
