internal import FoundationEssentials
package import Primitives
internal import RPCCore

/// A short proof that a member was there a moment ago, which one caller shows to spend much.
///
/// A JWT of its own type, so that it is no access token and no access token is one.
package struct StepUpProof: Hashable, Sendable {
    /// How long a proof holds.
    package static let lifetime: Duration = .seconds(300)

    static let type = "step-up+jwt"

    /// Who was there: the claim `sub`.
    package let member: MemberID
    /// Who may show it, by kind and id, `till:17`: the claim `for`.
    package let caller: String
    /// When the member was there, in whole seconds: the claim `auth_time`.
    package let provenAt: Timestamp

    /// Describes a proof.
    package init(member: MemberID, caller: String, provenAt: Timestamp) {
        self.member = member
        self.caller = caller
        self.provenAt = Timestamp(
            microseconds: provenAt.microseconds / 1_000_000 * 1_000_000
        )
    }

    /// When it ends: the claim `exp`.
    package var expiresAt: Timestamp { provenAt.advanced(by: Self.lifetime) }
}

private struct StepUpPayload: Codable {
    let iss: String
    let sub: String
    let caller: String
    let time: Int64
    let exp: Int64

    enum CodingKeys: String, CodingKey {
        case iss
        case sub
        case caller = "for"
        case time = "auth_time"
        case exp
    }
}

extension TokenIssuer {
    /// Signs a proof.
    ///
    /// - Throws: Where OpenSSL or the JSON encoder fails.
    package func issue(_ proof: StepUpProof) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let payload = StepUpPayload(
            iss: TokenClaims.issuer,
            sub: String(proof.member.rawValue),
            caller: proof.caller,
            time: proof.provenAt.microseconds / 1_000_000,
            exp: proof.expiresAt.microseconds / 1_000_000
        )
        return try sign(payload: [UInt8](try encoder.encode(payload)), type: StepUpProof.type)
    }
}

extension TokenVerifier {
    /// Checks a proof.
    ///
    /// - Parameters:
    ///   - proof: What the caller shows.
    ///   - member: Who must have been there.
    ///   - caller: Who shows it, `till:17`.
    ///   - now: The time.
    /// - Throws: ``TokenRefusal``, the first reason in order of precedence.
    package func verify(
        stepUp proof: String,
        of member: MemberID,
        for caller: String,
        now: Timestamp
    ) throws(TokenRefusal) {
        let (json, keyID) = try payload(of: proof, type: StepUpProof.type)
        guard TokenKeySet.isPublished(keyID) else { throw .unknownKey }
        guard let payload = TokenJSON.decode(StepUpPayload.self, from: json),
            payload.time >= 0, payload.time < payload.exp,
            payload.exp <= TokenClaims.secondsMax
        else { throw .malformed }
        guard payload.iss == TokenClaims.issuer else { throw .wrongIssuer }
        let provenAt = Timestamp(microseconds: payload.time * 1_000_000)
        let expiresAt = Timestamp(microseconds: payload.exp * 1_000_000)
        guard expiresAt <= provenAt.advanced(by: StepUpProof.lifetime) else {
            throw .lifetimeTooLong
        }
        guard now.advanced(by: Self.clockSkewMax) >= provenAt else { throw .notYetValid }
        guard now < expiresAt else { throw .expired }
        guard payload.sub == String(member.rawValue), payload.caller == caller else {
            throw .wrongPeer
        }
    }
}
