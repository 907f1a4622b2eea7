package import Cryptography
package import IdentityDomain
package import Primitives
internal import RPCCore
internal import Synchronization
internal import Tokens

/// Signs the tokens of those who sign in, and proofs that somebody was there.
package final class SessionTokens: AccessTokens {
    private let environment: Environment
    private let lifetime: Duration
    private let currentKeyID: @Sendable (Timestamp) -> String?
    private let loadKey: @Sendable (String) async throws -> SigningKey
    private let issuers = Mutex<[String: TokenIssuer]>([:])

    /// Says where keys come from.
    ///
    /// - Parameters:
    ///   - environment: Clock and randomness.
    ///   - lifetime: How long an access token holds.
    ///   - currentKeyID: The name of the key that signs at a time; `nil` for none.
    ///   - loadKey: The private half of a key.
    package init(
        environment: Environment,
        lifetime: Duration,
        currentKeyID: @escaping @Sendable (Timestamp) -> String?,
        loadKey: @escaping @Sendable (String) async throws -> SigningKey
    ) {
        self.environment = environment
        self.lifetime = lifetime
        self.currentKeyID = currentKeyID
        self.loadKey = loadKey
    }

    package func memberToken(_ session: SignedIn) async throws -> IssuedToken {
        try await token(
            for: Principal(kind: .member, id: String(session.memberID.rawValue)),
            session: TokenSession(
                id: session.sessionID,
                authenticatedAt: session.authenticatedAt,
                method: session.method.name
            )
        )
    }

    package func staffToken(
        _ account: StaffRecord,
        for scope: StaffScope
    ) async throws -> IssuedToken {
        try await token(
            for: Principal(
                kind: .staff,
                id: account.staffID,
                organisation: scope.organisation,
                roles: Set(scope.roles.compactMap { StaffRole(rawValue: $0.rawValue) })
            ),
            session: nil
        )
    }

    package func stepUpProof(
        of memberID: MemberID,
        for caller: String,
        provenAt: Timestamp
    ) async throws -> IssuedToken {
        let proof = StepUpProof(member: memberID, caller: caller, provenAt: provenAt)
        return IssuedToken(
            text: Redacted(try await issuer().issue(proof)),
            expiresAt: proof.expiresAt
        )
    }

    private func token(
        for principal: Principal,
        session: TokenSession?
    ) async throws -> IssuedToken {
        let issuer = try await issuer()
        let end = environment.now().advanced(by: lifetime)
        let text = try issuer.issue(to: principal, lifetime: lifetime, session: session)
        return IssuedToken(text: Redacted(text), expiresAt: end)
    }

    private func issuer() async throws -> TokenIssuer {
        guard let keyID = currentKeyID(environment.now()) else {
            throw MemberStoreError.unavailable
        }
        if let known = issuers.withLock({ $0[keyID] }) { return known }
        let issuer = try TokenIssuer(
            keyID: keyID,
            key: try await loadKey(keyID),
            environment: environment
        )
        // Older keys do not sign again.
        issuers.withLock { $0 = [keyID: issuer] }
        return issuer
    }
}
