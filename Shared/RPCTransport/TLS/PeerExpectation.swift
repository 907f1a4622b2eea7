package import RPCCore

/// Whom the other end of a connection must prove to be.
package enum PeerExpectation: Hashable, Sendable {
    /// The bearer of a certificate with this URI and no other: `huitou://service/points`.
    case identity(PeerIdentity)
    /// A host of this DNS name, as in HTTPS: for partners and public doors.
    case host(String)

    /// One of our services.
    ///
    /// - Parameter name: As in its certificate: `points`.
    /// - Returns: Its identity, `huitou://service/points`.
    package static func service(_ name: String) -> PeerExpectation {
        .identity(PeerIdentity(kind: .service, name: name))
    }
}
