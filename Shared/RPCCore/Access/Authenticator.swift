/// Tells who makes a call, from the peer's certificate and the token that the call carries.
package protocol Authenticator: Sendable {
    /// Proves the caller.
    ///
    /// - Parameters:
    ///   - peer: The peer of the connection, from its verified certificate; `nil` without one.
    ///   - token: The access token of the call; `nil` without one.
    /// - Returns: The caller; `nil` where neither was presented.
    /// - Throws: `unauthenticated` where something was presented that does not hold.
    func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal?
}

/// The other end of a connection, by the URI in its verified certificate.
///
/// `huitou://service/points`, `huitou://partner/blossom`, `huitou://operator/alice`.
///
/// Two certificates of one name are one peer: ``certificateDigest`` does not count.
package struct PeerIdentity: Hashable, Sendable {
    /// The kind of caller: the URI's host.
    package let kind: Principal.Kind
    /// The name: the URI's path without the slash.
    package let name: String
    /// The SHA-256 of the certificate (DER) that the peer has shown, 64 lower-case hexadecimal
    /// digits; `nil` where that is not known.
    package var certificateDigest: String?

    /// Names a peer.
    package init(kind: Principal.Kind, name: String) {
        self.kind = kind
        self.name = name
    }

    package static func == (one: PeerIdentity, other: PeerIdentity) -> Bool {
        one.kind == other.kind && one.name == other.name
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(name)
    }

    /// Reads the URI of a certificate.
    ///
    /// Fails for anything else than said here.
    ///
    /// - Parameter uri: `huitou://<service|partner|operator>/<name>`, the name of 1 to 63
    ///   characters out of `a`–`z`, `0`–`9`, `-` and `_`.
    package init?(uri: String) {
        let prefix = "huitou://"
        guard uri.hasPrefix(prefix) else { return nil }
        let parts = uri.dropFirst(prefix.count).split(
            separator: "/",
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, let kind = Principal.Kind(rawValue: String(parts[0])),
            kind == .service || kind == .partner || kind == .operator
        else { return nil }
        let name = parts[1].utf8
        let isName = name.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard (1...63).contains(name.count), isName else { return nil }
        self.init(kind: kind, name: String(parts[1]))
    }

    /// The URI as it stands in the certificate.
    package var uri: String { "huitou://\(kind.rawValue)/\(name)" }
}
