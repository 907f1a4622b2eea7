package import Primitives
package import RPCCore

/// What an access token says.
package struct TokenClaims: Hashable, Sendable {
    /// Who issues our tokens: the claim `iss`.
    package static let issuer = "huitou"

    /// Who the bearer is: the claims `kind`, `sub`, `org` and `roles`.
    package let principal: Principal
    /// When it was issued, in whole seconds: the claim `iat`.
    package let issuedAt: Timestamp
    /// When it ends, in whole seconds: the claim `exp`.
    package let expiresAt: Timestamp
    /// The token's own id: the claim `jti`.
    package let id: String
    /// The session that it belongs to; `nil` for tokens of none.
    package let session: TokenSession?
    /// Whether the gateway signed it, for a caller that has proven itself to it by certificate.
    package internal(set) var isAssertion = false

    /// Bundles claims; times are cut to whole seconds.
    package init(
        principal: Principal,
        issuedAt: Timestamp,
        expiresAt: Timestamp,
        id: String,
        session: TokenSession? = nil
    ) {
        self.principal = principal
        self.issuedAt = Self.wholeSeconds(issuedAt)
        self.expiresAt = Self.wholeSeconds(expiresAt)
        self.id = id
        self.session = session
    }

    private static func wholeSeconds(_ time: Timestamp) -> Timestamp {
        Timestamp(microseconds: time.microseconds / 1_000_000 * 1_000_000)
    }
}

/// The session by which somebody got a token.
package struct TokenSession: Hashable, Sendable {
    /// Its name: the claim `sid`.
    package let id: String
    /// When the bearer proved who it is, in whole seconds: the claim `auth_time`.
    package let authenticatedAt: Timestamp
    /// How: the claim `amr` (RFC 8176), one word.
    package let method: String

    /// Describes a session; the time is cut to whole seconds.
    package init(id: String, authenticatedAt: Timestamp, method: String) {
        self.id = id
        self.authenticatedAt = Timestamp(
            microseconds: authenticatedAt.microseconds / 1_000_000 * 1_000_000
        )
        self.method = method
    }
}
