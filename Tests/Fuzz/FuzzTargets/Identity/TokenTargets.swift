import Cryptography
import Primitives
import RPCCore
import Tokens

/// Keys and tokens for fuzzing, always the same.
private enum TokenBench {
    static let now = Timestamp(microseconds: 1_767_225_600_000_000)
    static let environment = Environment(now: { now }, random: { 7 })

    private static let parts: (key: SigningKey, verifier: TokenVerifier, tokens: [String])? = {
        do {
            let key = try SigningKey(seed: [UInt8](repeating: 5, count: 32))
            let issuer = try TokenIssuer(keyID: "k1", key: key, environment: environment)
            let principals = [
                Principal(kind: .member, id: "4711"),
                Principal(
                    kind: .staff,
                    id: "guide-9",
                    organisation: OrganisationPath("acme/north"),
                    roles: [.guide]
                ),
            ]
            let tokens = try principals.map { try issuer.issue(to: $0, lifetime: .seconds(600)) }
            return (key, try TokenVerifier(keys: ["k1": key.verificationKey()]), tokens)
        } catch {
            // Without them there are no seeds, which a test notices.
            return nil
        }
    }()

    static let tokens = parts?.tokens ?? []

    static func verify(_ token: String) -> Result<TokenClaims, TokenRefusal> {
        guard let verifier = parts?.verifier else { return .failure(.unknownKey) }
        return Result { () throws(TokenRefusal) in try verifier.verify(token, now: now) }
    }

    /// A token that says what `payload` says, signed with the right key.
    static func signed(_ payload: [UInt8]) throws -> String {
        guard let key = parts?.key else { return "" }
        let header = [UInt8](#"{"alg":"EdDSA","kid":"k1","typ":"JWT"}"#.utf8)
        let text = Base64URL.encode(header) + "." + Base64URL.encode(payload)
        return text + "." + Base64URL.encode(try key.sign([UInt8](text.utf8)))
    }
}

extension FuzzTarget {
    private static let jsonWords = [
        "null", "\"iss\":\"huitou\"", "\"kind\":\"member\"", "\"exp\":1767226200", "-1", "1e3",
        "9223372036854775807", "\"org\":\"acme\"", "\"roles\":[]", "\"nbf\":0", "\"sub\":\"1\"",
        "\"crit\":[\"x\"]", "\"alg\":\"none\"",
    ].map { [UInt8]($0.utf8) }

    /// Whole tokens: nothing is accepted but what was signed, letter for letter.
    package static let token = FuzzTarget(
        "token",
        seeds: TokenBench.tokens.map { [UInt8]($0.utf8) },
        words: [".", "..", "=", "eyJhbGciOiJub25lIn0"].map { [UInt8]($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        switch TokenBench.verify(text) {
        case .failure(let refusal): return "\(refusal)"
        case .success:
            try demand(TokenBench.tokens.contains(text), "a token that nobody signed is accepted")
            return "accepted"
        }
    }

    /// Claims under a good signature: what is accepted holds now and names a caller.
    package static let tokenClaims = FuzzTarget(
        "token-claims",
        seeds: TokenBench.tokens.compactMap { token in
            Base64URL.decode(String(token.split(separator: ".")[1]))
        },
        words: jsonWords
    ) { bytes in
        switch TokenBench.verify(try TokenBench.signed(bytes)) {
        case .failure(let refusal): return "\(refusal)"
        case .success(let claims):
            let now = TokenBench.now
            try demand(claims.expiresAt > now, "an ended token is accepted")
            try demand(
                claims.expiresAt <= claims.issuedAt.advanced(by: TokenIssuer.lifetimeMax),
                "a token lives too long"
            )
            try demand((1...128).contains(claims.principal.id.utf8.count), "nobody is accepted")
            if claims.principal.kind == .member {
                try demand(claims.principal.memberID != nil, "a member without a number")
            }
            return "\(claims.principal.kind) \(claims.principal.roles.count)"
        }
    }

    /// The URI in a certificate: what is accepted is written back letter for letter.
    package static let peerURI = FuzzTarget(
        "peer-uri",
        seeds: [
            "huitou://service/points", "huitou://partner/blossom-2", "huitou://operator/a_b",
        ].map { [UInt8]($0.utf8) },
        words: ["huitou://", "/", "service", "operator", "%2f", "\0", "ä"].map { [UInt8]($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        guard let peer = PeerIdentity(uri: text) else { return "refused" }
        try demand(Array(peer.uri.utf8) == Array(text.utf8), "\(text) is read as \(peer.uri)")
        try demand(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(text) is accepted")
        return "\(peer.kind) \(peer.name.count)"
    }
}
