package import Cryptography
internal import FoundationEssentials

/// The public keys of an issuer (RFC 7517), by their names.
///
/// Keys that are not for signatures, have no name, or are of a kind that we do not know are left
/// out; secrets (`oct`) among them, so that nobody signs with what everybody can read.
package struct JSONWebKeySet: Sendable {
    /// Keys by `kid`.
    package let keys: [String: SignatureKey]

    /// The longest set that is read, in bytes.
    package static let byteCountMax = 65_536
    /// The most keys that are looked at.
    package static let keysMax = 64

    private struct Document: Decodable {
        let keys: [Key]
    }

    private struct Key: Decodable {
        let kty: String
        let kid: String?
        let use: String?
        let alg: String?
        let crv: String?
        let n: String?
        let e: String?
        let x: String?
        let y: String?
    }

    /// Reads a set; fails where it is none, or two of its keys have one name.
    package init?(json: [UInt8]) {
        guard json.count <= Self.byteCountMax,
            let document = TokenJSON.decode(Document.self, from: json),
            document.keys.count <= Self.keysMax
        else { return nil }
        var keys: [String: SignatureKey] = [:]
        for entry in document.keys where entry.use == nil || entry.use == "sig" {
            guard let kid = entry.kid, !kid.isEmpty, let key = Self.key(entry),
                entry.alg == nil || entry.alg == key.algorithm.rawValue
            else { continue }
            guard keys.updateValue(key, forKey: kid) == nil else { return nil }
        }
        self.keys = keys
    }

    private static func key(_ key: Key) -> SignatureKey? {
        func bytes(_ text: String?) -> [UInt8] { text.flatMap { Base64URL.decode($0) } ?? [] }
        do throws(CryptographyError) {
            switch (key.kty, key.crv) {
            case ("RSA", _):
                return try SignatureKey(rsaModulus: bytes(key.n), exponent: bytes(key.e))
            case ("EC", "P-256"):
                return try SignatureKey(p256X: bytes(key.x), y: bytes(key.y))
            case ("OKP", "Ed25519"):
                return try SignatureKey(ed25519: bytes(key.x))
            default:
                return nil
            }
        } catch {
            return nil
        }
    }

    /// A set of Ed25519 keys as JSON, in the order given.
    package static func json(of keys: [(keyID: String, bytes: [UInt8])]) -> String {
        let entries = keys.map { keyID, bytes in
            #"{"alg":"EdDSA","crv":"Ed25519","kid":"\#(keyID)","kty":"OKP","use":"sig","#
                + #""x":"\#(Base64URL.encode(bytes))"}"#
        }
        return #"{"keys":["# + entries.joined(separator: ",") + "]}"
    }
}
