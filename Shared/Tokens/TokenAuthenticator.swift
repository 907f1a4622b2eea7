package import Cryptography
package import Primitives
package import RPCCore
internal import Synchronization

/// Tells who makes a call, from the peer's certificate and the access token.
///
/// | peer | token | caller |
/// |---|---|---|
/// | none | none | nobody |
/// | none | holds | the token's |
/// | service | none | the service |
/// | service | holds | the token's: the service speaks for it |
/// | partner, operator | none | the peer |
/// | partner, operator | holds and names the peer | the token's |
/// | partner, operator | names somebody else | refused |
/// | any | does not hold | refused |
/// | any but the gateway | an assertion of the gateway | refused |
package struct TokenAuthenticator: Authenticator {
    private let verifier: TokenVerifier
    private let now: @Sendable () -> Timestamp
    private let cache: VerifiedTokenCache
    private let assertions = VerifiedTokenCache(tokensMax: assertionsMax)

    /// How many verified assertions of the gateway are remembered.
    private static let assertionsMax = 2048

    /// Takes the verifier of tokens.
    ///
    /// - Parameters:
    ///   - verifier: Checks tokens that were not seen before.
    ///   - cachedTokensMax: How many verified tokens are remembered.
    ///   - now: The clock.
    package init(
        verifier: TokenVerifier,
        cachedTokensMax: Int = 65_536,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.verifier = verifier
        self.now = now
        cache = VerifiedTokenCache(tokensMax: cachedTokensMax)
    }

    package func authenticate(
        peer: PeerIdentity?,
        token: String?
    ) throws(RPCError) -> Principal? {
        guard let token else { return peer.map(Self.principal(of:)) }
        let (bearer, isAssertion) = try verified(token)
        guard !isAssertion || peer == Self.gateway else {
            throw TokenRefusal.assertionMisused.rpcError
        }
        guard let peer, peer.kind != .service else { return bearer }
        // A partner or operator speaks for itself only; the token may narrow what it sees.
        guard bearer.kind == peer.kind, bearer.id == peer.name else {
            throw TokenRefusal.wrongPeer.rpcError
        }
        return bearer
    }

    private static let gateway = PeerIdentity(kind: .service, name: "gateway")

    private static func principal(of peer: PeerIdentity) -> Principal {
        Principal(kind: peer.kind, id: peer.name)
    }

    private func verified(
        _ token: String
    ) throws(RPCError) -> (bearer: Principal, isAssertion: Bool) {
        let now = now()
        guard token.utf8.count <= TokenVerifier.byteCountMax else {
            throw TokenRefusal.tooLong.rpcError
        }
        let hash = SHA256.hash(token)
        let epoch = verifier.keys.epoch
        cache.keep(to: epoch)
        assertions.keep(to: epoch)
        if let bearer = cache.principal(for: hash, now: now) { return (bearer, false) }
        if let bearer = assertions.principal(for: hash, now: now) { return (bearer, true) }
        do throws(TokenRefusal) {
            let claims = try verifier.verify(token, now: now)
            let cache = claims.isAssertion ? assertions : cache
            cache.insert(
                hash,
                claims.principal,
                expiresAt: claims.expiresAt,
                epoch: epoch
            )
            return (claims.principal, claims.isAssertion)
        } catch {
            throw error.rpcError
        }
    }
}

/// Tokens that were verified, by their hash, until they expire.
///
/// Two generations: when the younger one is full it becomes the older one, and what was in the
/// older one is forgotten unless it was asked for meanwhile. So memory is bounded and tokens in use
/// stay, without a list to keep in order.
package final class VerifiedTokenCache: Sendable {
    private struct Entry {
        let principal: Principal
        let expiresAt: Timestamp
    }

    private struct State {
        var young: [SHA256Digest: Entry] = [:]
        var old: [SHA256Digest: Entry] = [:]
        var epoch = 0
    }

    private let generationMax: Int
    private let state = Mutex(State())

    /// Bounds the cache; `tokensMax` is at least 2.
    package init(tokensMax: Int) {
        precondition(tokensMax >= 2, "tokensMax must be at least 2, is \(tokensMax)")
        generationMax = tokensMax / 2
    }

    /// How many tokens are remembered.
    package var count: Int { state.withLock { $0.young.count + $0.old.count } }

    /// The bearer of a verified token that still holds at `now`.
    package func principal(for hash: SHA256Digest, now: Timestamp) -> Principal? {
        state.withLock { state in
            if let entry = state.young[hash] {
                guard now < entry.expiresAt else {
                    state.young[hash] = nil
                    return nil
                }
                return entry.principal
            }
            guard let entry = state.old.removeValue(forKey: hash), now < entry.expiresAt else {
                return nil
            }
            insert(hash, entry, into: &state)
            return entry.principal
        }
    }

    /// Remembers a verified token.
    ///
    /// - Parameters:
    ///   - hash: Of the token.
    ///   - principal: Its bearer.
    ///   - expiresAt: When it ends.
    ///   - epoch: Of the keys before it was verified: a token is not remembered where one was
    ///     withdrawn meanwhile.
    package func insert(
        _ hash: SHA256Digest,
        _ principal: Principal,
        expiresAt: Timestamp,
        epoch: Int = 0
    ) {
        let entry = Entry(principal: principal, expiresAt: expiresAt)
        state.withLock { state in
            if state.epoch == epoch { insert(hash, entry, into: &state) }
        }
    }

    /// Forgets everything where a key was withdrawn since.
    package func keep(to epoch: Int) {
        state.withLock { state in
            guard state.epoch < epoch else { return }
            state.young = [:]
            state.old = [:]
            state.epoch = epoch
        }
    }

    private func insert(_ hash: SHA256Digest, _ entry: Entry, into state: inout State) {
        if state.young.count >= generationMax {
            state.old = state.young
            state.young.removeAll(keepingCapacity: false)
        }
        state.young[hash] = entry
    }
}
