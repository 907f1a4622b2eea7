package import RPCCore

/// Why an access token is not accepted, in order of precedence.
package enum TokenRefusal: String, Error, CaseIterable, Hashable, Sendable {
    /// Longer than 4 KiB.
    case tooLong = "too_long"
    /// Not three parts of base64url around JSON, or a claim is missing or of the wrong kind.
    case malformed
    /// Signed by another algorithm than EdDSA, or not at all.
    case wrongAlgorithm = "wrong_algorithm"
    /// Signed by a key that is not known here.
    case unknownKey = "unknown_key"
    /// The signature does not match.
    case badSignature = "bad_signature"
    /// Issued by somebody else.
    case wrongIssuer = "wrong_issuer"
    /// It would hold longer than allowed.
    case lifetimeTooLong = "lifetime_too_long"
    /// It does not hold yet.
    case notYetValid = "not_yet_valid"
    /// It holds no more.
    case expired
    /// It names somebody else than the certificate of the connection.
    case wrongPeer = "wrong_peer"
    /// An assertion of the gateway that speaks for somebody it may not speak for, or that somebody
    /// else presents.
    case assertionMisused = "assertion_misused"

    /// A sentence for a person.
    package var message: String {
        switch self {
        case .tooLong: "the access token is longer than 4096 bytes"
        case .malformed: "the access token is not a token of this installation"
        case .wrongAlgorithm: "the access token must be signed with EdDSA"
        case .unknownKey: "the access token is signed by a key that is not known here"
        case .badSignature: "the access token's signature does not match"
        case .wrongIssuer: "the access token was issued by somebody else"
        case .lifetimeTooLong: "the access token would hold longer than allowed"
        case .notYetValid: "the access token does not hold yet; compare the clocks"
        case .expired: "the access token has expired; get a new one"
        case .wrongPeer: "the access token names somebody else than the client certificate"
        case .assertionMisused:
            "a gateway's assertion holds only from the gateway, for a partner or an operator"
        }
    }
}

extension TokenRefusal: RPCErrorConvertible {
    /// `unauthenticated` with the reason `token.<snake_case>`.
    package var rpcError: RPCError {
        RPCError(.unauthenticated, reason: "token." + rawValue, message: message)
    }
}
