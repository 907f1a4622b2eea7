internal import Cryptography
internal import FoundationEssentials
package import Primitives

/// What an id token says of its bearer.
package struct IDTokenClaims: Hashable, Sendable {
    /// The issuer's name for the bearer.
    package let subject: String
    /// A phone that the issuer says it has verified; personal.
    package let verifiedPhone: Redacted<String>?
}

/// Why an id token is not accepted, in order of precedence.
package enum IDTokenRefusal: String, Error, CaseIterable, Hashable, Sendable {
    /// Longer than 8 KiB.
    case tooLong
    /// Not three parts of base64url around JSON, or a claim is missing or of the wrong kind.
    case malformed
    /// Signed by a key that the issuer does not publish.
    case unknownKey
    /// Says that it is signed in another way than its key signs.
    case wrongAlgorithm
    /// The signature does not match.
    case badSignature
    /// Issued by somebody else.
    case wrongIssuer
    /// Issued for somebody else.
    case wrongAudience
    /// Issued for another request.
    case wrongNonce
    /// Issued in the future, or too long ago.
    case wrongTime
    /// It holds no more.
    case expired
}

/// Checks id tokens of one issuer (OpenID Connect Core 1.0, section 3.1.3.7; RFC 8725).
package struct IDTokenVerifier: Sendable {
    /// The longest token, in bytes.
    package static let byteCountMax = 8192
    /// How far two clocks may differ.
    package static let clockSkewMax: Duration = .seconds(60)
    /// How old a token may be: it is for signing in, at once.
    package static let ageMax: Duration = .seconds(600)

    /// Who issues: `https://accounts.example.com`, compared byte for byte.
    package let issuer: String
    /// For whom: our name at the issuer.
    package let audience: String

    /// Names issuer and audience.
    package init(issuer: String, audience: String) {
        self.issuer = issuer
        self.audience = audience
    }

    private struct Payload: Decodable {
        let iss: String
        let sub: String
        let aud: Audience
        let azp: String?
        let exp: Double
        let iat: Double
        let nbf: Double?
        let nonce: String?
        let phoneNumber: String?
        let phoneNumberVerified: Bool?

        enum CodingKeys: String, CodingKey {
            case iss, sub, aud, azp, exp, iat, nbf, nonce
            case phoneNumber = "phone_number"
            case phoneNumberVerified = "phone_number_verified"
        }
    }

    /// One name or several.
    private struct Audience: Decodable {
        let names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            // Which of the two forms it has, only trying tells.
            if let name = try? container.decode(String.self) {
                names = [name]
            } else {
                names = try container.decode([String].self)
            }
        }
    }

    /// The key under which a token says that it is signed; `nil` for none.
    package static func keyID(of token: String) -> String? { parts(of: token)?.header.kid }

    /// The issuer that a token names, before anything of it is believed; `nil` for none.
    package static func claimedIssuer(of token: String) -> String? {
        parts(of: token).flatMap { TokenJSON.decode(Payload.self, from: $0.payload) }?.iss
    }

    /// Checks a token.
    ///
    /// - Parameters:
    ///   - token: What the caller presents.
    ///   - nonce: What the caller had put into its request to the issuer.
    ///   - keys: The issuer's.
    ///   - now: The time.
    /// - Returns: What it says.
    /// - Throws: ``IDTokenRefusal``, the first reason in order of precedence.
    package func verify(
        _ token: String,
        nonce: String,
        keys: JSONWebKeySet,
        now: Timestamp
    ) throws(IDTokenRefusal) -> IDTokenClaims {
        guard token.utf8.count <= Self.byteCountMax else { throw .tooLong }
        guard let parts = Self.parts(of: token) else { throw .malformed }
        guard let keyID = parts.header.kid, let key = keys.keys[keyID] else { throw .unknownKey }
        // The key's kind says how it signs: a token that says otherwise tries something.
        guard parts.header.alg == key.algorithm.rawValue else { throw .wrongAlgorithm }
        let isValid: Bool
        do throws(CryptographyError) {
            isValid = try key.isValid(signature: parts.signature, of: parts.signed)
        } catch {
            throw .badSignature
        }
        guard isValid else { throw .badSignature }
        guard let payload = TokenJSON.decode(Payload.self, from: parts.payload),
            (1...255).contains(payload.sub.utf8.count)
        else { throw .malformed }
        guard payload.iss == issuer else { throw .wrongIssuer }
        guard payload.aud.names.contains(audience),
            payload.aud.names.count == 1 || payload.azp == audience,
            payload.azp == nil || payload.azp == audience
        else { throw .wrongAudience }
        guard
            let stated = payload.nonce,
            ConstantTime.areEqual(Array(stated.utf8), Array(nonce.utf8))
        else { throw .wrongNonce }
        try check(payload, now: now)
        let phone = payload.phoneNumberVerified == true ? payload.phoneNumber : nil
        return IDTokenClaims(subject: payload.sub, verifiedPhone: phone.map { Redacted($0) })
    }

    private func check(_ payload: Payload, now: Timestamp) throws(IDTokenRefusal) {
        let times = [payload.iat, payload.exp, payload.nbf ?? payload.iat]
        guard times.allSatisfy({ $0 >= 0 && $0 <= Double(TokenClaims.secondsMax) }) else {
            throw .malformed
        }
        let moments = times.map { Timestamp(microseconds: Int64($0 * 1_000_000)) }
        let skew = Self.clockSkewMax
        guard now.advanced(by: skew) >= max(moments[0], moments[2]),
            now < moments[0].advanced(by: Self.ageMax + skew)
        else { throw .wrongTime }
        guard now < moments[1].advanced(by: skew) else { throw .expired }
    }

    private struct Parts {
        let header: TokenHeader
        let payload: [UInt8]
        let signature: [UInt8]
        let signed: [UInt8]
    }

    private static func parts(of token: String) -> Parts? {
        guard token.utf8.count <= byteCountMax else { return nil }
        let parts = Array(token.utf8).split(
            separator: UInt8(ascii: "."),
            maxSplits: 3,
            omittingEmptySubsequences: false
        )
        guard parts.count == 3, let headerJSON = Base64URL.decode(parts[0]),
            let payload = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]),
            let header = TokenJSON.decode(TokenHeader.self, from: headerJSON),
            header.crit == nil
        else { return nil }
        return Parts(
            header: header,
            payload: payload,
            signature: signature,
            signed: [UInt8](token.utf8.prefix(parts[0].count + 1 + parts[1].count))
        )
    }
}
