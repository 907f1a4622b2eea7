internal import FoundationEssentials
internal import HTTPSClient
internal import IdentityDomain

/// The file that names the issuers of id tokens (JSON).
///
///     {"issuers": [{"issuer": "https://accounts.example.com", "audience": "huitou",
///                   "for": "staff", "jwks": "https://accounts.example.com/jwks"}]}
package enum IssuersFile {
    /// What of the file is wrong.
    package struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
        /// A sentence for a person.
        package let description: String
    }

    /// The most issuers of one file.
    package static let issuersMax = 32

    private struct Document: Decodable {
        let issuers: [Entry]
    }

    private struct Entry: Decodable {
        let issuer: String
        let audience: String
        let bearers: String
        let jwks: String

        enum CodingKeys: String, CodingKey {
            case issuer, audience, jwks
            case bearers = "for"
        }
    }

    /// Reads the file.
    ///
    /// - Throws: ``ParseError`` for the first issuer that is none.
    package static func issuers(
        _ text: String
    ) throws(ParseError) -> [OpenIDIssuers.Issuer] {
        // What exactly does not fit, the decoder says in words for programmers.
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(text.utf8)),
            document.issuers.count <= issuersMax
        else {
            throw ParseError(
                description: "must hold {\"issuers\": [{\"issuer\", \"audience\", \"for\", "
                    + "\"jwks\"}]}, at most \(issuersMax) of them"
            )
        }
        var issuers: [OpenIDIssuers.Issuer] = []
        for entry in document.issuers {
            guard let bearers = OpenIDAudience(rawValue: entry.bearers) else {
                throw ParseError(description: "\(entry.issuer): for must be members or staff")
            }
            guard !entry.issuer.isEmpty, !entry.audience.isEmpty, !entry.jwks.isEmpty else {
                throw ParseError(description: "issuer, audience and jwks must not be empty")
            }
            let keys: OpenIDIssuers.Issuer.Keys
            if entry.jwks.contains("://") {
                guard let url = HTTPSURL(entry.jwks) else {
                    throw ParseError(description: "\(entry.issuer): jwks must be an https URL")
                }
                keys = .url(url)
            } else {
                keys = .file(entry.jwks)
            }
            issuers.append(
                OpenIDIssuers.Issuer(
                    issuer: entry.issuer,
                    audience: entry.audience,
                    bearers: bearers,
                    keys: keys
                )
            )
        }
        return issuers
    }
}
