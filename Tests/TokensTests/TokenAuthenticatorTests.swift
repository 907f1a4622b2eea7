import Cryptography
import Primitives
import RPCCore
import Synchronization
import Testing

import Tokens

@Suite struct TokenAuthenticatorTests {
    private static let partner = Principal(
        kind: .partner,
        id: "blossom",
        organisation: OrganisationPath("blossom")
    )

    private func reason(
        _ authenticator: TokenAuthenticator,
        _ peer: PeerIdentity?,
        _ token: String?
    ) -> String {
        do throws(RPCError) {
            let principal = try authenticator.authenticate(peer: peer, token: token)
            return principal.map { "\($0.kind.rawValue) \($0.id)" } ?? "nobody"
        } catch {
            #expect(error.code == .unauthenticated)
            return error.reason
        }
    }

    @Test func everyRowOfTheTable() throws {
        let fixture = try TokenFixture()
        let authenticator = TokenAuthenticator(verifier: fixture.verifier) { TokenFixture.now }
        let guide = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        let partner = try fixture.issuer.issue(to: Self.partner, lifetime: .seconds(60))
        let service = PeerIdentity(kind: .service, name: "gateway")
        let blossom = PeerIdentity(kind: .partner, name: "blossom")
        let rival = PeerIdentity(kind: .partner, name: "rival")
        let alice = PeerIdentity(kind: .operator, name: "alice")
        let table: [(PeerIdentity?, String?, String)] = [
            (nil, nil, "nobody"),
            (nil, guide, "staff guide-9"),
            (service, nil, "service gateway"),
            (service, guide, "staff guide-9"),
            (service, partner, "partner blossom"),
            (blossom, nil, "partner blossom"),
            (alice, nil, "operator alice"),
            (blossom, partner, "partner blossom"),
            (rival, partner, "token.wrong_peer"),
            (blossom, guide, "token.wrong_peer"),
            (alice, guide, "token.wrong_peer"),
            (nil, "x.y.z", "token.malformed"),
            (service, "x.y.z", "token.malformed"),
            (blossom, "", "token.malformed"),
        ]
        for (peer, token, expected) in table {
            #expect(reason(authenticator, peer, token) == expected)
        }
    }

    @Test func assertionHoldsFromTheGatewayOnly() throws {
        let fixture = try TokenFixture()
        let authenticator = TokenAuthenticator(verifier: fixture.verifier) { TokenFixture.now }
        let assertion = try fixture.gateway.issue(to: Self.partner, lifetime: .seconds(60))
        let gateway = PeerIdentity(kind: .service, name: "gateway")
        // Twice, since the second time it is remembered.
        for _ in 0..<2 {
            #expect(reason(authenticator, gateway, assertion) == "partner blossom")
            for peer in [
                nil, PeerIdentity(kind: .service, name: "points"),
                PeerIdentity(kind: .partner, name: "blossom"),
                PeerIdentity(kind: .operator, name: "gateway"),
            ] {
                #expect(reason(authenticator, peer, assertion) == "token.assertion_misused")
            }
        }
    }

    @Test func cachedTokenStillExpires() throws {
        let fixture = try TokenFixture()
        let shared = SharedClock()
        shared.set(TokenFixture.now)
        let authenticator = TokenAuthenticator(verifier: fixture.verifier) { shared.now }
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        #expect(reason(authenticator, nil, token) == "staff guide-9")
        #expect(reason(authenticator, nil, token) == "staff guide-9")
        shared.set(TokenFixture.now.advanced(by: .seconds(60)))
        #expect(reason(authenticator, nil, token) == "token.expired")
        #expect(reason(authenticator, nil, token) == "token.expired")
    }

    @Test func refusedTokenIsNotRemembered() throws {
        let fixture = try TokenFixture()
        let shared = SharedClock()
        shared.set(TokenFixture.now.advanced(by: .seconds(-3600)))
        let authenticator = TokenAuthenticator(verifier: fixture.verifier) { shared.now }
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        #expect(reason(authenticator, nil, token) == "token.not_yet_valid")
        shared.set(TokenFixture.now)
        #expect(reason(authenticator, nil, token) == "staff guide-9")
    }

    @Test func cacheIsBoundedAndKeepsWhatIsUsed() {
        let cache = VerifiedTokenCache(tokensMax: 10)
        let end = TokenFixture.now.advanced(by: .seconds(60))
        let used = SHA256.hash("used")
        cache.insert(used, TokenFixture.guide, expiresAt: end)
        for index in 0..<1000 {
            cache.insert(SHA256.hash("\(index)"), TokenFixture.guide, expiresAt: end)
            #expect(cache.principal(for: used, now: TokenFixture.now) == TokenFixture.guide)
            #expect(cache.count <= 10)
        }
        #expect(cache.principal(for: SHA256.hash("0"), now: TokenFixture.now) == nil)
        #expect(cache.principal(for: used, now: end) == nil)
    }
}

/// A clock that a test moves.
private final class SharedClock: Sendable {
    private let time = Mutex(Timestamp(microseconds: 0))

    var now: Timestamp { time.withLock { $0 } }

    func set(_ now: Timestamp) {
        time.withLock { $0 = now }
    }
}
