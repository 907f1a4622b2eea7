internal import COpenSSL

extension TLSError {
    /// Reads the calling thread's error queue and empties it.
    ///
    /// - Parameter verification: The result of checking the peer's certificate, `X509_V_OK` where
    ///   that was not the cause.
    /// - Returns: The failure in our words.
    static func fromQueue(verification: Int) -> TLSError {
        defer { ERR_clear_error() }
        var reasons: [Int32] = []
        var texts: [String] = []
        while case let error = ERR_get_error(), error != 0 {
            if COpenSSL_ERR_is_ssl(error) != 0 { reasons.append(COpenSSL_ERR_reason(error)) }
            if let text = ERR_reason_error_string(error) { texts.append(String(cString: text)) }
        }
        if reasons.contains(SSL_R_CERTIFICATE_VERIFY_FAILED) {
            return ofVerification(verification)
        }
        for reason in reasons {
            if let known = ofReason(reason) { return known }
        }
        let text = texts.first ?? "the connection broke"
        if reasons.contains(where: { $0 >= SSL_AD_REASON_OFFSET }) {
            return TLSError(.refusedByPeer, "the peer refused the connection: \(text)")
        }
        return TLSError(.protocolViolation, "the peer broke the rules of TLS: \(text)")
    }

    /// The failure of something of our own: a file, a key, a setting.
    static func misconfigured(_ what: String) -> TLSError {
        defer { ERR_clear_error() }
        var detail = ""
        // The last error is the outermost; the first the cause.
        if case let error = ERR_get_error(), error != 0, let text = ERR_reason_error_string(error) {
            detail = ": " + String(cString: text)
        }
        return TLSError(.misconfigured, what + detail)
    }

    private static func ofVerification(_ result: Int) -> TLSError {
        let text = String(cString: X509_verify_cert_error_string(result))
        switch Int32(truncatingIfNeeded: result) {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED,
            X509_V_ERR_CERT_SIGNATURE_FAILURE:
            return TLSError(
                .unknownAuthority,
                "the peer's certificate was signed by an authority unknown here (\(text))"
            )
        case X509_V_ERR_HOSTNAME_MISMATCH:
            return TLSError(.wrongPeer, "the peer's certificate is for another host")
        default:
            return TLSError(.certificateInvalid, "the peer's certificate is refused: \(text)")
        }
    }

    private static func ofReason(_ reason: Int32) -> TLSError? {
        switch reason {
        case SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST, SSL_R_WRONG_VERSION_NUMBER,
            SSL_R_PACKET_LENGTH_TOO_LONG, SSL_R_BAD_RECORD_TYPE, SSL_R_UNKNOWN_PROTOCOL,
            SSL_R_RECORD_LENGTH_MISMATCH, SSL_R_RECORD_TOO_SMALL:
            TLSError(.notTLS, "the peer does not speak TLS")
        case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION,
            SSL_R_VERSION_TOO_LOW, SSL_R_WRONG_SSL_VERSION, SSL_R_NO_PROTOCOLS_AVAILABLE:
            TLSError(.versionRefused, "TLS 1.3 is required")
        case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
            TLSError(.certificateMissing, "the peer showed no certificate")
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
            TLSError(.refusedByPeer, "the peer demands a certificate, and none was shown")
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
            TLSError(.refusedByPeer, "the peer does not know the authority of our certificate")
        case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
            TLSError(.refusedByPeer, "the peer finds our certificate expired")
        case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE, SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN,
            SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE, SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
            TLSError(.refusedByPeer, "the peer refuses our certificate")
        case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
            TLSError(.refusedByPeer, "the peer denies us access")
        case SSL_R_NO_APPLICATION_PROTOCOL, SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL:
            TLSError(.noCommonProtocol, "the two ends have no application protocol in common")
        case SSL_R_UNEXPECTED_EOF_WHILE_READING:
            TLSError(.closedInHandshake, "the peer closed the connection")
        default: nil
        }
    }
}
