internal import FoundationEssentials
internal import Primitives
internal import RPCCore

/// The header of a token as it stands in JSON (RFC 7515, section 4.1).
struct TokenHeader: Codable {
    let alg: String
    let kid: String?
    let typ: String?
    /// Names extensions that must be understood; we know none.
    let crit: [String]?
}

/// The claims of a token as they stand in JSON (RFC 7519, section 4.1).
private struct TokenPayload: Codable {
    let iss: String
    let sub: String
    let kind: String
    let org: String?
    let roles: [String]?
    let iat: Int64
    let nbf: Int64?
    let exp: Int64
    let jti: String
    let sid: String?
    let authTime: Int64?
    let amr: [String]?

    enum CodingKeys: String, CodingKey {
        case iss, sub, kind, org, roles, iat, nbf, exp, jti, sid, amr
        case authTime = "auth_time"
    }
}

extension TokenClaims {
    /// The latest time that a token may name, in seconds: the end of the year 9999.
    static let secondsMax: Int64 = 253_402_300_799

    /// The claims as JSON, always in the same order.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let payload = TokenPayload(
            iss: Self.issuer,
            sub: principal.id,
            kind: principal.kind.rawValue,
            org: principal.organisation?.rawValue,
            roles: principal.roles.isEmpty ? nil : principal.roles.map(\.rawValue).sorted(),
            iat: issuedAt.microseconds / 1_000_000,
            nbf: nil,
            exp: expiresAt.microseconds / 1_000_000,
            jti: id,
            sid: session?.id,
            authTime: session.map { $0.authenticatedAt.microseconds / 1_000_000 },
            amr: session.map { [$0.method] }
        )
        return [UInt8](try encoder.encode(payload))
    }

    /// Reads claims whose signature has been verified.
    ///
    /// - Parameter json: The payload.
    /// - Returns: The claims, and from when on they hold.
    /// - Throws: `malformed` or `wrongIssuer`.
    static func decode(
        _ json: [UInt8]
    ) throws(TokenRefusal) -> (claims: TokenClaims, notBefore: Timestamp) {
        guard let payload = TokenJSON.decode(TokenPayload.self, from: json) else {
            throw .malformed
        }
        guard payload.iss == issuer else { throw .wrongIssuer }
        let times = [payload.iat, payload.exp, payload.nbf ?? payload.iat]
        guard times.allSatisfy({ (0...secondsMax).contains($0) }),
            let kind = Principal.Kind(rawValue: payload.kind),
            (1...128).contains(payload.sub.utf8.count), payload.jti.utf8.count <= 128
        else { throw .malformed }
        var organisation: OrganisationPath?
        if let text = payload.org {
            guard let path = OrganisationPath(text) else { throw .malformed }
            organisation = path
        }
        var roles: Set<StaffRole> = []
        for text in payload.roles ?? [] {
            guard let role = StaffRole(rawValue: text) else { throw .malformed }
            roles.insert(role)
        }
        let principal = Principal(
            kind: kind,
            id: payload.sub,
            organisation: organisation,
            roles: roles
        )
        guard kind != .member || principal.memberID != nil else { throw .malformed }
        let claims = TokenClaims(
            principal: principal,
            issuedAt: Timestamp(microseconds: payload.iat * 1_000_000),
            expiresAt: Timestamp(microseconds: payload.exp * 1_000_000),
            id: payload.jti,
            session: try payload.session()
        )
        let notBefore = Timestamp(microseconds: (payload.nbf ?? payload.iat) * 1_000_000)
        return (claims, notBefore)
    }
}

extension TokenPayload {
    /// The session that the claims name.
    fileprivate func session() throws(TokenRefusal) -> TokenSession? {
        guard let sid else { return nil }
        guard let authTime, (0...TokenClaims.secondsMax).contains(authTime),
            let method = amr?.first, amr?.count == 1,
            sid.utf8.count <= 128, method.utf8.count <= 32
        else { throw .malformed }
        return TokenSession(
            id: sid,
            authenticatedAt: Timestamp(microseconds: authTime * 1_000_000),
            method: method
        )
    }
}

/// JSON in and out of byte arrays.
enum TokenJSON {
    /// The value that the bytes encode; `nil` where they do not fit.
    static func decode<Value: Decodable>(_ type: Value.Type, from json: [UInt8]) -> Value? {
        // What exactly is wrong is no business of somebody who presents a broken token.
        try? JSONDecoder().decode(type, from: Data(json))
    }
}
