import Cryptography
import Primitives
import RPCCore
import Testing
import Tokens

/// Keys that come and go while tokens under them are in use.
@Suite struct TokenKeySetTests {
    private let old: TokenIssuer
    private let new: TokenIssuer
    private let oldKey: VerificationKey
    private let newKey: VerificationKey
    private let fixture: TokenFixture
    private let member = Principal(kind: .member, id: "77")

    init() throws {
        fixture = try TokenFixture()
        let keys = (try SigningKey(), try SigningKey())
        old = try TokenIssuer(
            keyID: "identity-old",
            key: keys.0,
            environment: TokenFixture.environment
        )
        new = try TokenIssuer(
            keyID: "identity-new",
            key: keys.1,
            environment: TokenFixture.environment
        )
        oldKey = try keys.0.verificationKey()
        newKey = try keys.1.verificationKey()
    }

    private func refusal(_ verifier: TokenVerifier, _ token: String) -> TokenRefusal? {
        do throws(TokenRefusal) {
            _ = try verifier.verify(token, now: TokenFixture.now)
            return nil
        } catch {
            return error
        }
    }

    @Test func rotationReachesTwoVerifiersOneAfterTheOther() throws {
        let verifiers = [TokenVerifier(keys: [:]), TokenVerifier(keys: [:])]
        for verifier in verifiers { verifier.keys.publish(["identity-old": oldKey]) }
        let before = try old.issue(to: member, lifetime: .seconds(900))
        let after = try new.issue(to: member, lifetime: .seconds(900))
        // The first one has looked again, the second has not.
        verifiers[0].keys.publish(["identity-old": oldKey, "identity-new": newKey])
        #expect(verifiers.map { refusal($0, before) } == [nil, nil])
        #expect(verifiers.map { refusal($0, after) } == [nil, .unknownKey])
        #expect(verifiers.map { $0.keys.takeMissing() } == [false, true])
        #expect(!verifiers[1].keys.takeMissing(), "asked for once")
        verifiers[1].keys.publish(["identity-old": oldKey, "identity-new": newKey])
        #expect(verifiers.map { refusal($0, after) } == [nil, nil])
        for verifier in verifiers { verifier.keys.publish(["identity-new": newKey]) }
        #expect(verifiers.map { refusal($0, before) } == [.unknownKey, .unknownKey])
    }

    @Test func configuredKeysGoOnBesideThem() throws {
        let set = TokenKeySet(configured: ["k1": try fixture.key.verificationKey()])
        let verifier = TokenVerifier(keys: set)
        let till = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        #expect(refusal(verifier, till) == nil)
        // Nobody takes the place of a configured key, nor publishes under a name of the gateway's.
        set.publish(["k1": newKey, "gateway": newKey, "identity-new": newKey])
        #expect(set.publishedKeyIDs == ["identity-new"])
        #expect(refusal(verifier, till) == nil)
        set.publish([:])
        #expect(refusal(verifier, till) == nil)
    }

    @Test func unknownKeysOfOthersAreNotAskedFor() throws {
        let set = TokenKeySet(configured: [:])
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        #expect(refusal(TokenVerifier(keys: set), token) == .unknownKey)
        #expect(!set.takeMissing())
    }

    @Test(arguments: [Principal.Kind.service, .till, .channelApp, .partner, .operator])
    func identitySpeaksForNobodyElse(kind: Principal.Kind) throws {
        let verifier = TokenVerifier(keys: [:])
        verifier.keys.publish(["identity-new": newKey])
        let token = try new.issue(to: Principal(kind: kind, id: "x"), lifetime: .seconds(60))
        #expect(refusal(verifier, token) == .wrongIssuer)
    }

    @Test func withdrawnKeyTakesRememberedTokensAlong() throws {
        let verifier = TokenVerifier(keys: [:])
        let authenticator = TokenAuthenticator(verifier: verifier, now: { TokenFixture.now })
        verifier.keys.publish(["identity-old": oldKey])
        let token = try old.issue(to: member, lifetime: .seconds(900))
        #expect(try authenticator.authenticate(peer: nil, token: token) == member)
        #expect(try authenticator.authenticate(peer: nil, token: token) == member)
        verifier.keys.publish(["identity-new": newKey])
        #expect(throws: TokenRefusal.unknownKey.rpcError) {
            try authenticator.authenticate(peer: nil, token: token)
        }
        // Another key under the old name is another key.
        verifier.keys.publish(["identity-old": newKey])
        #expect(throws: TokenRefusal.badSignature.rpcError) {
            try authenticator.authenticate(peer: nil, token: token)
        }
    }

    @Test func sessionTravelsInTheToken() throws {
        let verifier = TokenVerifier(keys: [:])
        verifier.keys.publish(["identity-new": newKey])
        let session = TokenSession(
            id: "session-1",
            authenticatedAt: TokenFixture.now,
            method: "otp"
        )
        let token = try new.issue(to: member, lifetime: .seconds(900), session: session)
        #expect(try verifier.verify(token, now: TokenFixture.now).session == session)
    }

    @Test func proofHoldsForOneMemberAndOneCaller() throws {
        let verifier = TokenVerifier(keys: [:])
        verifier.keys.publish(["identity-new": newKey])
        let anna = try #require(MemberID(rawValue: 77))
        let ben = try #require(MemberID(rawValue: 78))
        let proof = StepUpProof(member: anna, caller: "till:17", provenAt: TokenFixture.now)
        let token = try new.issue(proof)
        func refusal(
            _ token: String,
            _ member: MemberID,
            _ caller: String,
            after: Duration = .seconds(1)
        ) -> TokenRefusal? {
            do throws(TokenRefusal) {
                try verifier.verify(
                    stepUp: token,
                    of: member,
                    for: caller,
                    now: TokenFixture.now.advanced(by: after)
                )
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal(token, anna, "till:17") == nil)
        #expect(refusal(token, ben, "till:17") == .wrongPeer)
        #expect(refusal(token, anna, "till:18") == .wrongPeer)
        #expect(refusal(token, anna, "till:17", after: .seconds(300)) == .expired)
        #expect(refusal(token, anna, "till:17", after: .seconds(-61)) == .notYetValid)
        // A proof is no access token, and no access token is a proof.
        #expect(self.refusal(verifier, token) == .malformed)
        let access = try new.issue(to: member, lifetime: .seconds(60))
        #expect(refusal(access, anna, "till:17") == .malformed)
        // Only identity proves: a key of the settings does not.
        let set = TokenKeySet(configured: ["k1": try fixture.key.verificationKey()])
        #expect(throws: TokenRefusal.unknownKey) {
            try TokenVerifier(keys: set).verify(
                stepUp: try fixture.issuer.issue(proof),
                of: anna,
                for: "till:17",
                now: TokenFixture.now
            )
        }
    }
}
