package import Primitives

/// Whose a member is: what decides about who may see it.
package struct MemberPlace: Hashable, Sendable {
    /// The unit that the member belongs to.
    package let home: OrganisationPath
    /// The ids of the partners that it is linked to.
    package let partners: [String]

    /// Says whose a member is.
    package init(home: OrganisationPath, partners: [String] = []) {
        self.home = home
        self.partners = partners
    }
}

/// Where members' places are looked up.
package protocol MemberPlaces: Sendable {
    /// The place of a member; `nil` for one of whom nothing is known.
    ///
    /// Does the same work for a member that is known and for one that is not.
    func place(of member: MemberID) async throws -> MemberPlace?
}

/// A partner brand as the installation knows it.
package struct PartnerAccount: Hashable, Sendable {
    /// The name in its certificate.
    package let id: String
    /// The unit for which it acts.
    package let organisation: OrganisationPath
    /// What it may do.
    package let scopes: Set<PartnerScope>
    /// How many calls it may make a second, on average.
    package let callsPerSecond: Int
    /// How many calls it may make at once.
    package let burst: Int
    /// Whether it may call at all.
    package let isActive: Bool
    /// The SHA-256 of the certificates that it may show, as ``PeerIdentity/certificateDigest`` has
    /// them; empty for any certificate with its name.
    package let pins: Set<String>

    /// Describes a partner.
    package init(
        id: String,
        organisation: OrganisationPath,
        scopes: Set<PartnerScope>,
        callsPerSecond: Int,
        burst: Int,
        isActive: Bool,
        pins: Set<String> = []
    ) {
        precondition(callsPerSecond > 0, "a partner makes calls, not \(callsPerSecond) a second")
        precondition(burst > 0, "a partner makes calls, not \(burst) at once")
        self.id = id
        self.organisation = organisation
        self.scopes = scopes
        self.callsPerSecond = callsPerSecond
        self.burst = burst
        self.isActive = isActive
        self.pins = pins
    }

    /// Whether the partner may come over a connection with a peer.
    ///
    /// Services pass on calls of partners whose certificate the gateway has seen, and checked by
    /// the same rule.
    func mayComeFrom(_ peer: PeerIdentity?) -> Bool {
        if pins.isEmpty || peer?.kind == .service { return true }
        return peer?.certificateDigest.map { pins.contains($0) } ?? false
    }
}

/// Where partners are looked up.
package protocol PartnerAccounts: Sendable {
    /// The partner with an id; `nil` for an unknown one.
    func partner(_ id: String) async throws -> PartnerAccount?
}

/// Where accounts of staff are looked up.
package protocol StaffAccounts: Sendable {
    /// Whether an account is suspended; `false` for one that is not known.
    func isSuspended(_ staffID: String) async throws -> Bool
}
