package import Cryptography
package import Primitives
internal import RPCCore

/// Checks access tokens against the public keys of their issuers (RFC 7519, RFC 8725).
///
/// The algorithm is ours to choose, not the token's: EdDSA with an Ed25519 key found by `kid`.
package struct TokenVerifier: Sendable {
    /// The longest token, in bytes.
    package static let byteCountMax = 4096
    /// The most keys that are known at once.
    package static let keysMax = 64
    /// How far two clocks may differ.
    package static let clockSkewMax: Duration = .seconds(60)

    /// The longest lifetime of a gateway's assertion.
    package static let assertionLifetimeMax: Duration = .seconds(60)

    /// The keys that may have signed.
    package let keys: TokenKeySet
    private let lifetimeMax: Duration

    /// Takes keys that stay as they are.
    ///
    /// - Parameters:
    ///   - keys: Public keys by their names, at most 64.
    ///   - lifetimeMax: The longest lifetime that a token may have, at most 90 days.
    package init(
        keys: [String: VerificationKey],
        lifetimeMax: Duration = TokenIssuer.lifetimeMax
    ) {
        self.init(keys: TokenKeySet(configured: keys), lifetimeMax: lifetimeMax)
    }

    /// Takes keys that come and go.
    ///
    /// - Parameters:
    ///   - keys: The keys that may have signed.
    ///   - lifetimeMax: The longest lifetime that a token may have, at most 90 days.
    package init(keys: TokenKeySet, lifetimeMax: Duration = TokenIssuer.lifetimeMax) {
        self.keys = keys
        self.lifetimeMax = min(lifetimeMax, TokenIssuer.lifetimeMax)
    }

    /// Checks a token.
    ///
    /// - Parameters:
    ///   - token: What the caller presents.
    ///   - now: The time.
    /// - Returns: What it says.
    /// - Throws: ``TokenRefusal``, the first reason in order of precedence.
    package func verify(_ token: String, now: Timestamp) throws(TokenRefusal) -> TokenClaims {
        let (payload, keyID) = try payload(of: token, type: nil)
        var (claims, notBefore) = try TokenClaims.decode(payload)
        claims.isAssertion = Self.isAssertionKey(keyID)
        let lifetimeMax =
            claims.isAssertion ? min(lifetimeMax, Self.assertionLifetimeMax) : lifetimeMax
        guard claims.expiresAt > claims.issuedAt,
            claims.expiresAt <= claims.issuedAt.advanced(by: lifetimeMax)
        else { throw .lifetimeTooLong }
        guard now.advanced(by: Self.clockSkewMax) >= max(claims.issuedAt, notBefore) else {
            throw .notYetValid
        }
        guard now < claims.expiresAt else { throw .expired }
        guard !claims.isAssertion || Self.mayAssert(claims.principal.kind) else {
            throw .assertionMisused
        }
        guard !TokenKeySet.isPublished(keyID) || Self.mayIdentityIssue(claims.principal.kind)
        else { throw .wrongIssuer }
        return claims
    }

    /// Checks form and signature of a token.
    ///
    /// - Parameters:
    ///   - token: What the caller presents.
    ///   - type: The header's `typ`; `nil` for an access token.
    /// - Returns: The payload, and the name of the key that signed it.
    /// - Throws: ``TokenRefusal``.
    func payload(
        of token: String,
        type: String?
    ) throws(TokenRefusal) -> (payload: [UInt8], keyID: String) {
        guard token.utf8.count <= Self.byteCountMax else { throw .tooLong }
        let parts = Array(token.utf8).split(
            separator: UInt8(ascii: "."),
            maxSplits: 3,
            omittingEmptySubsequences: false
        )
        guard parts.count == 3, let headerJSON = Base64URL.decode(parts[0]),
            let payload = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]),
            let header = TokenJSON.decode(TokenHeader.self, from: headerJSON)
        else { throw .malformed }
        guard header.alg == "EdDSA" else { throw .wrongAlgorithm }
        let isRightType = type.map { header.typ == $0 } ?? [nil, "JWT"].contains(header.typ)
        guard header.crit == nil, isRightType else { throw .malformed }
        guard let keyID = header.kid, let key = keys.key(keyID) else { throw .unknownKey }
        let signed = [UInt8](token.utf8.prefix(parts[0].count + 1 + parts[1].count))
        let isValid: Bool
        do throws(CryptographyError) {
            isValid = try key.isValid(signature: signature, of: signed)
        } catch {
            throw .badSignature
        }
        guard isValid else { throw .badSignature }
        return (payload, keyID)
    }

    /// Whether a key signs the gateway's assertions and nothing else: `gateway`, `gateway-2`.
    package static func isAssertionKey(_ keyID: String) -> Bool {
        keyID == "gateway" || keyID.hasPrefix("gateway-")
    }

    /// Identity signs for those who sign in, and for nobody else.
    private static func mayIdentityIssue(_ kind: Principal.Kind) -> Bool {
        switch kind {
        case .member, .staff: true
        case .service, .till, .channelApp, .partner, .operator: false
        }
    }

    /// Only these callers prove themselves to the gateway by their certificate alone.
    private static func mayAssert(_ kind: Principal.Kind) -> Bool {
        switch kind {
        case .partner, .operator: true
        case .service, .till, .channelApp, .member, .staff: false
        }
    }
}
