import Cryptography
import Primitives
import RPCCore
import Testing

import Tokens

/// An issuer and a verifier that know each other, at the start of 2026.
struct TokenFixture {
    static let now = Timestamp(microseconds: 1_767_225_600_000_000)
    static let environment = Environment(now: { now }, random: { 7 })
    static let guide = Principal(
        kind: .staff,
        id: "guide-9",
        organisation: OrganisationPath("acme/north/store-12"),
        roles: [.guide, .cashier]
    )

    let key: SigningKey
    let issuer: TokenIssuer
    /// The gateway's own.
    let gateway: TokenIssuer
    let verifier: TokenVerifier

    init() throws {
        key = try SigningKey()
        issuer = try TokenIssuer(keyID: "k1", key: key, environment: Self.environment)
        let stranger = try SigningKey().verificationKey()
        let gatewayKey = try SigningKey()
        gateway = try TokenIssuer(
            keyID: "gateway-2",
            key: gatewayKey,
            environment: Self.environment
        )
        verifier = try TokenVerifier(
            keys: [
                "k1": key.verificationKey(), "k2": stranger,
                "gateway-2": gatewayKey.verificationKey(),
            ]
        )
    }

    /// A token with any header and payload, signed with the right key.
    func token(header: String, payload: String) throws -> String {
        let signed =
            Base64URL.encode([UInt8](header.utf8)) + "." + Base64URL.encode([UInt8](payload.utf8))
        return signed + "." + Base64URL.encode(try key.sign([UInt8](signed.utf8)))
    }

    /// The reason for which the token is refused; `nil` where it is accepted.
    func refusal(_ token: String, at now: Timestamp = now) -> TokenRefusal? {
        do throws(TokenRefusal) {
            _ = try verifier.verify(token, now: now)
            return nil
        } catch {
            return error
        }
    }
}
