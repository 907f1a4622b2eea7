package import Cryptography
internal import FoundationEssentials
package import Primitives
package import RPCCore

/// Signs access tokens: JWT (RFC 7519) with EdDSA (RFC 8037).
package struct TokenIssuer: Sendable {
    /// The longest lifetime of a token.
    package static let lifetimeMax: Duration = .seconds(90 * 86_400)

    /// The name of the key, by which verifiers find its public half: the header `kid`.
    package let keyID: String
    private let key: SigningKey
    private let environment: Environment
    private let encodedHeader: String

    private static let accessType = "JWT"

    /// Takes the key that signs.
    ///
    /// - Parameters:
    ///   - keyID: The name of the key; `nil` for the fingerprint of its public half.
    ///   - key: The key.
    ///   - environment: The clock, and randomness for token ids.
    /// - Throws: Where OpenSSL or the JSON encoder fails.
    package init(keyID: String? = nil, key: SigningKey, environment: Environment) throws {
        self.keyID = try keyID ?? key.verificationKey().fingerprint
        self.key = key
        self.environment = environment
        encodedHeader = try Self.header(keyID: self.keyID, type: Self.accessType)
    }

    /// Signs a token that holds from now on.
    ///
    /// - Parameters:
    ///   - principal: Who will bear it.
    ///   - lifetime: How long it holds: 1 second to 90 days.
    ///   - session: The session that it belongs to; `nil` for none.
    /// - Returns: The token.
    /// - Throws: Where OpenSSL or the JSON encoder fails.
    package func issue(
        to principal: Principal,
        lifetime: Duration,
        session: TokenSession? = nil
    ) throws -> String {
        precondition(
            lifetime >= .seconds(1) && lifetime <= Self.lifetimeMax,
            "lifetime must be 1 second to 90 days, is \(lifetime)"
        )
        let now = environment.now()
        let id = (0..<2).flatMap { _ in
            withUnsafeBytes(of: environment.random()) { [UInt8]($0) }
        }
        let claims = TokenClaims(
            principal: principal,
            issuedAt: now,
            expiresAt: now.advanced(by: lifetime),
            id: Base64URL.encode(id),
            session: session
        )
        return try sign(payload: claims.encoded())
    }

    /// Signs a payload as it is.
    func sign(payload: [UInt8], type: String = accessType) throws -> String {
        let header =
            type == Self.accessType ? encodedHeader : try Self.header(keyID: keyID, type: type)
        let signed = header + "." + Base64URL.encode(payload)
        let signature = try key.sign([UInt8](signed.utf8))
        return signed + "." + Base64URL.encode(signature)
    }

    private static func header(keyID: String, type: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let header = TokenHeader(alg: "EdDSA", kid: keyID, typ: type, crit: nil)
        return Base64URL.encode([UInt8](try encoder.encode(header)))
    }
}
