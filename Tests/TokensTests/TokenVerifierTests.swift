import Cryptography
import Primitives
import RPCCore
import Testing

import Tokens

@Suite struct TokenVerifierTests {
    private static let header = #"{"alg":"EdDSA","kid":"k1","typ":"JWT"}"#

    @Test(arguments: [
        TokenFixture.guide,
        Principal(kind: .member, id: "4611686018427387904"),
        Principal(kind: .till, id: "t-1", organisation: OrganisationPath("acme")),
        Principal(kind: .operator, id: "alice"),
    ])
    func issuedTokenIsAccepted(principal: Principal) throws {
        let fixture = try TokenFixture()
        let token = try fixture.issuer.issue(to: principal, lifetime: .seconds(60))
        let claims = try fixture.verifier.verify(token, now: TokenFixture.now)
        #expect(claims.principal == principal)
        #expect(claims.issuedAt == TokenFixture.now)
        #expect(claims.expiresAt == TokenFixture.now.advanced(by: .seconds(60)))
        #expect(claims.id.count == 22)
    }

    @Test(
        arguments: [
            (Principal(kind: .operator, id: "alice"), 60, nil),
            (Principal(kind: .partner, id: "blossom"), 60, nil),
            (Principal(kind: .operator, id: "alice"), 61, .lifetimeTooLong),
            (Principal(kind: .till, id: "17"), 60, .assertionMisused),
            (Principal(kind: .service, id: "points"), 60, .assertionMisused),
            (Principal(kind: .channelApp, id: "mini"), 60, .assertionMisused),
            (Principal(kind: .member, id: "7"), 60, .assertionMisused),
            (TokenFixture.guide, 60, .assertionMisused),
        ] as [(Principal, Int, TokenRefusal?)]
    )
    func gatewaySpeaksForFewAndShortly(
        principal: Principal,
        seconds: Int,
        refusal: TokenRefusal?
    ) throws {
        let fixture = try TokenFixture()
        let token = try fixture.gateway.issue(to: principal, lifetime: .seconds(seconds))
        #expect(fixture.refusal(token) == refusal)
        let own = try fixture.issuer.issue(to: principal, lifetime: .seconds(seconds))
        #expect(fixture.refusal(own) == nil)
    }

    /// RFC 8037, appendix A.4: a signature that others made over the same bytes.
    @Test func signatureIsThatOfRFC8037() throws {
        let seed = try #require(Base64URL.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"))
        let key = try SigningKey(seed: seed)
        let signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
        #expect(
            Base64URL.encode(try key.sign([UInt8](signed.utf8)))
                == "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt"
                + "9g7sVvpAr_MuM0KAg"
        )
    }

    @Test(arguments: [
        (#"{"alg":"none","kid":"k1"}"#, TokenRefusal.wrongAlgorithm),
        (#"{"alg":"None","kid":"k1"}"#, .wrongAlgorithm),
        (#"{"alg":"HS256","kid":"k1"}"#, .wrongAlgorithm),
        (#"{"alg":"ES256","kid":"k1"}"#, .wrongAlgorithm),
        (#"{"alg":"","kid":"k1"}"#, .wrongAlgorithm),
        (#"{"alg":"EdDSA"}"#, .unknownKey),
        (#"{"alg":"EdDSA","kid":"k3"}"#, .unknownKey),
        (#"{"alg":"EdDSA","kid":"k2"}"#, .badSignature),
        (#"{"alg":"EdDSA","kid":"k1","crit":["b64"],"b64":false}"#, .malformed),
        (#"{"alg":"EdDSA","kid":"k1","typ":"at+jwt"}"#, .malformed),
        (#"{"kid":"k1"}"#, .malformed),
        (#"["EdDSA"]"#, .malformed),
        ("", .malformed),
    ])
    func headerIsRefused(header: String, refusal: TokenRefusal) throws {
        let fixture = try TokenFixture()
        let payload =
            #"{"iss":"huitou","sub":"1","kind":"till","iat":1767225600,"exp":1767225660,"jti":"a"}"#
        #expect(fixture.refusal(try fixture.token(header: header, payload: payload)) == refusal)
        #expect(fixture.refusal(try fixture.token(header: Self.header, payload: payload)) == nil)
    }

    /// The public key is no secret: a MAC under it proves nothing.
    @Test func macUnderThePublicKeyIsRefused() throws {
        let fixture = try TokenFixture()
        let header = Base64URL.encode([UInt8](#"{"alg":"HS256","kid":"k1"}"#.utf8))
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        let signed = header + "." + token.split(separator: ".")[1]
        let mac = HMACSHA256.authenticationCode(
            of: [UInt8](signed.utf8),
            key: try fixture.key.verificationKey().bytes
        )
        #expect(fixture.refusal(signed + "." + Base64URL.encode(mac.bytes)) == .wrongAlgorithm)
    }

    @Test(
        arguments: [
            (#"{"iss":"other","sub":"1","kind":"till","iat":0,"exp":9,"jti":""}"#, .wrongIssuer),
            (#"{"sub":"1","kind":"till","iat":0,"exp":9,"jti":""}"#, .malformed),
            (#"{"iss":"huitou","kind":"till","iat":0,"exp":9,"jti":""}"#, .malformed),
            (#"{"iss":"huitou","sub":"","kind":"till","iat":0,"exp":9,"jti":""}"#, .malformed),
            (#"{"iss":"huitou","sub":"1","kind":"root","iat":0,"exp":9,"jti":""}"#, .malformed),
            (#"{"iss":"huitou","sub":"x","kind":"member","iat":0,"exp":9,"jti":""}"#, .malformed),
            (#"{"iss":"huitou","sub":"0","kind":"member","iat":0,"exp":9,"jti":""}"#, .malformed),
            (
                #"{"iss":"huitou","sub":"1","kind":"till","org":"A/../B","iat":0,"exp":9,"jti":""}"#,
                .malformed
            ),
            (
                #"{"iss":"huitou","sub":"1","kind":"staff","roles":["king"],"iat":0,"exp":9,"jti":""}"#,
                .malformed
            ),
            (#"{"iss":"huitou","sub":"1","kind":"till","iat":"0","exp":9,"jti":""}"#, .malformed),
            (#"{"iss":"huitou","sub":"1","kind":"till","iat":-1,"exp":9,"jti":""}"#, .malformed),
            (
                #"{"iss":"huitou","sub":"1","kind":"till","iat":0,"exp":9223372036854775807,"jti":""}"#,
                .malformed
            ),
            (
                #"{"iss":"huitou","sub":"1","kind":"till","iat":9,"exp":9,"jti":""}"#,
                .lifetimeTooLong
            ),
            (
                #"{"iss":"huitou","sub":"1","kind":"till","iat":1767225600,"exp":1775001601,"jti":""}"#,
                .lifetimeTooLong
            ),
            (
                #"{"iss":"huitou","sub":"1","kind":"till","iat":1767225661,"exp":1767225700,"jti":""}"#,
                .notYetValid
            ),
            (
                #"{"iss":"huitou","sub":"1","kind":"till","iat":1767225600,"nbf":1767225661,"#
                    + #""exp":1767225700,"jti":""}"#,
                .notYetValid
            ),
            (#"{"iss":"huitou","sub":"1","kind":"till","iat":0,"exp":9,"jti":""}"#, .expired),
            ("{}", .malformed), ("", .malformed), ("[]", .malformed),
        ] as [(String, TokenRefusal)]
    )
    func claimsAreRefused(payload: String, refusal: TokenRefusal) throws {
        let fixture = try TokenFixture()
        #expect(
            fixture.refusal(try fixture.token(header: Self.header, payload: payload)) == refusal
        )
    }

    @Test func lifetimeEndsToTheSecond() throws {
        let fixture = try TokenFixture()
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        let end = TokenFixture.now.advanced(by: .seconds(60))
        #expect(fixture.refusal(token, at: end.advanced(byMicroseconds: -1)) == nil)
        #expect(fixture.refusal(token, at: end) == .expired)
        let early = TokenFixture.now.advanced(by: .seconds(-60))
        #expect(fixture.refusal(token, at: early) == nil)
        #expect(fixture.refusal(token, at: early.advanced(byMicroseconds: -1)) == .notYetValid)
    }

    @Test func everyChangedCharacterIsRefused() throws {
        let fixture = try TokenFixture()
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        let bytes = [UInt8](token.utf8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : 0x41
            let text = String(decoding: changed, as: UTF8.self)
            #expect(fixture.refusal(text) != nil, "character \(index)")
        }
    }

    @Test(arguments: ["", ".", "..", "a.b", "a.b.c", "a.b.c.d", "é.é.é"])
    func textThatIsNoTokenIsRefused(text: String) throws {
        #expect(try TokenFixture().refusal(text) == .malformed)
    }

    @Test func paddedSignatureIsRefused() throws {
        let fixture = try TokenFixture()
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        #expect(fixture.refusal(token + "==") == .malformed)
        #expect(fixture.refusal(token + ".") == .malformed)
        let parts = token.split(separator: ".")
        #expect(fixture.refusal("\(parts[0]).\(parts[1]).") == .badSignature)
    }

    @Test func longTokenIsRefused() throws {
        let fixture = try TokenFixture()
        let long = String(repeating: "a", count: TokenVerifier.byteCountMax + 1)
        #expect(fixture.refusal(long) == .tooLong)
        #expect(fixture.refusal(String(long.dropLast())) == .malformed)
    }

    @Test func shorterLifetimeCanBeDemanded() throws {
        let fixture = try TokenFixture()
        let strict = TokenVerifier(
            keys: ["k1": try fixture.key.verificationKey()],
            lifetimeMax: .seconds(59)
        )
        let token = try fixture.issuer.issue(to: TokenFixture.guide, lifetime: .seconds(60))
        #expect(throws: TokenRefusal.lifetimeTooLong) {
            try strict.verify(token, now: TokenFixture.now)
        }
    }

    @Test func reasonsAreThoseOfTheCatalogue() {
        for refusal in TokenRefusal.allCases {
            #expect(refusal.rpcError.code == .unauthenticated)
            #expect(refusal.rpcError.reason == "token." + refusal.rawValue)
            #expect(!refusal.rpcError.message.isEmpty)
        }
    }
}
