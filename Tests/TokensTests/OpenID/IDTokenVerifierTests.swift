import Cryptography
import Primitives
import Testing
import Tokens

/// Id tokens of issuers on the net.
@Suite struct IDTokenVerifierTests {
    static let now = TokenFixture.now
    private static let seconds = now.microseconds / 1_000_000
    private let verifier = IDTokenVerifier(issuer: "https://issuer.example", audience: "huitou")
    private let key: SigningKey
    private let keys: JSONWebKeySet

    init() throws {
        key = try SigningKey()
        let set = JSONWebKeySet.json(of: [("ed", try key.verificationKey().bytes)])
        keys = try #require(JSONWebKeySet(json: Array(set.utf8)))
    }

    /// A token out of header and payload, signed with the right key.
    private func token(
        header: String = #"{"alg":"EdDSA","kid":"ed"}"#,
        _ changes: [String: String?] = [:]
    ) throws -> String {
        var claims: [String: String?] = [
            "iss": #""https://issuer.example""#, "sub": #""person-1""#, "aud": #""huitou""#,
            "iat": "\(Self.seconds)", "exp": "\(Self.seconds + 600)",
            "nonce": "\"\(SignedElsewhere.nonce)\"",
        ]
        claims.merge(changes) { $1 }
        let payload = claims.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
            .joined(separator: ",")
        let signed =
            Base64URL.encode(Array(header.utf8)) + "."
            + Base64URL.encode(Array("{\(payload)}".utf8))
        return signed + "." + Base64URL.encode(try key.sign(Array(signed.utf8)))
    }

    private func refusal(
        _ token: String,
        _ keys: JSONWebKeySet? = nil,
        nonce: String = SignedElsewhere.nonce,
        at now: Timestamp = now
    ) -> IDTokenRefusal? {
        do throws(IDTokenRefusal) {
            _ = try verifier.verify(token, nonce: nonce, keys: keys ?? self.keys, now: now)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [SignedElsewhere.rs256, SignedElsewhere.es256])
    func tokensSignedElsewhereAreVerified(token: String) throws {
        let set = try #require(JSONWebKeySet(json: Array(SignedElsewhere.keySet.utf8)))
        let claims = try verifier.verify(
            token,
            nonce: SignedElsewhere.nonce,
            keys: set,
            now: Self.now
        )
        #expect(claims.subject == "person-1")
        #expect(IDTokenVerifier.claimedIssuer(of: token) == "https://issuer.example")
        var parts = token.split(separator: ".").map(String.init)
        // The last character may hold bits that count for nothing.
        parts[2] = (parts[2].hasPrefix("A") ? "B" : "A") + parts[2].dropFirst()
        #expect(refusal(parts.joined(separator: "."), set) == .badSignature)
    }

    @Test func goodTokenIsTaken() throws {
        #expect(refusal(try token()) == nil)
        let claims = try verifier.verify(
            try token(["phone_number": #""+8613800001234""#, "phone_number_verified": "true"]),
            nonce: SignedElsewhere.nonce,
            keys: keys,
            now: Self.now
        )
        #expect(claims.verifiedPhone?.unsafeRevealed == "+8613800001234")
        let unverified = try verifier.verify(
            try token(["phone_number": #""+8613800001234""#]),
            nonce: SignedElsewhere.nonce,
            keys: keys,
            now: Self.now
        )
        #expect(unverified.verifiedPhone == nil)
    }

    /// A claim that is changed, and why the token is refused then.
    struct Change: Sendable, CustomTestStringConvertible {
        let claim: String
        let value: String?
        let refusal: IDTokenRefusal?
        var testDescription: String { "\(claim): \(value ?? "absent")" }
    }

    @Test(arguments: [
        Change(claim: "iss", value: #""https://issuer.example/""#, refusal: .wrongIssuer),
        Change(claim: "aud", value: #""other""#, refusal: .wrongAudience),
        Change(claim: "aud", value: #"["huitou","other"]"#, refusal: .wrongAudience),
        Change(claim: "aud", value: #"["huitou"]"#, refusal: nil),
        Change(claim: "azp", value: #""other""#, refusal: .wrongAudience),
        Change(claim: "nonce", value: nil, refusal: .wrongNonce),
        Change(claim: "nonce", value: #""nonce-0123456780""#, refusal: .wrongNonce),
        Change(claim: "sub", value: nil, refusal: .malformed),
        Change(claim: "sub", value: #""""#, refusal: .malformed),
        Change(claim: "exp", value: nil, refusal: .malformed),
        Change(claim: "exp", value: "\(seconds - 60)", refusal: .expired),
        Change(claim: "iat", value: "\(seconds + 61)", refusal: .wrongTime),
        Change(claim: "iat", value: "\(seconds - 660)", refusal: .wrongTime),
        Change(claim: "nbf", value: "\(seconds + 61)", refusal: .wrongTime),
        Change(claim: "exp", value: "1e300", refusal: .malformed),
    ])
    func claimsMustBeRight(change: Change) throws {
        #expect(refusal(try token([change.claim: change.value])) == change.refusal)
    }

    @Test(arguments: [
        (#"{"alg":"none","kid":"ed"}"#, IDTokenRefusal.wrongAlgorithm),
        (#"{"alg":"HS256","kid":"ed"}"#, .wrongAlgorithm),
        (#"{"alg":"RS256","kid":"ed"}"#, .wrongAlgorithm),
        (#"{"alg":"EdDSA","kid":"other"}"#, .unknownKey), (#"{"alg":"EdDSA"}"#, .unknownKey),
        (#"{"alg":"EdDSA","kid":"ed","crit":["x"]}"#, .malformed),
    ])
    func keyDecidesHowItIsSigned(header: String, expected: IDTokenRefusal) throws {
        #expect(refusal(try token(header: header)) == expected)
    }

    @Test func tokenWithoutSignatureIsRefused() throws {
        let parts = try token(header: #"{"alg":"none","kid":"ed"}"#).split(separator: ".")
        #expect(refusal("\(parts[0]).\(parts[1]).") == .wrongAlgorithm)
    }

    /// A public key of RSA must not become the secret of an HMAC.
    @Test func publicKeyIsNoSecret() throws {
        let set = try #require(JSONWebKeySet(json: Array(SignedElsewhere.keySet.utf8)))
        let parts = SignedElsewhere.rs256.split(separator: ".").map(String.init)
        let header = Base64URL.encode(Array(#"{"alg":"HS256","kid":"rsa"}"#.utf8))
        let signed = "\(header).\(parts[1])"
        let code = HMACSHA256.authenticationCode(
            of: Array(signed.utf8),
            key: try #require(Base64URL.decode(SignedElsewhere.modulus))
        )
        #expect(refusal("\(signed).\(Base64URL.encode(code.bytes))", set) == .wrongAlgorithm)
    }

    @Test func setsLeaveOutWhatTheyMust() throws {
        let ed = Base64URL.encode(try key.verificationKey().bytes)
        let json = """
            {"keys":[{"kty":"oct","kid":"secret","k":"AAAA"},
            {"kty":"OKP","crv":"Ed25519","x":"\(ed)"},
            {"kty":"OKP","crv":"Ed25519","kid":"enc","use":"enc","x":"\(ed)"},
            {"kty":"OKP","crv":"Ed25519","kid":"odd","alg":"RS256","x":"\(ed)"},
            {"kty":"EC","crv":"P-256","kid":"off","x":"\(ed)","y":"\(ed)"},
            {"kty":"RSA","kid":"short","n":"\(ed)","e":"AQAB"},
            {"kty":"OKP","crv":"Ed25519","kid":"good","x":"\(ed)"}]}
            """
        #expect(try #require(JSONWebKeySet(json: Array(json.utf8))).keys.keys.sorted() == ["good"])
        let twice = JSONWebKeySet.json(of: [("a", [UInt8](repeating: 1, count: 32))])
        let entry = twice.dropFirst(9).dropLast(2)
        let doubled = "{\"keys\":[\(entry),\(entry)]}"
        #expect(JSONWebKeySet(json: Array(twice.utf8)) != nil)
        #expect(JSONWebKeySet(json: Array(doubled.utf8)) == nil)
        #expect(JSONWebKeySet(json: Array("{}".utf8)) == nil)
    }
}
