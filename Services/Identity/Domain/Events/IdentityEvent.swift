package import Primitives

/// What identity tells the other services; without personal data.
package enum IdentityEvent: Hashable, Sendable {
    /// There is a new member.
    case memberRegistered(
        memberID: MemberID,
        registeredAt: Timestamp,
        organisation: OrganisationPath,
        channel: ChannelName,
        kinds: [IdentityKind]
    )
    /// A member has one more identity.
    case identityAdded(memberID: MemberID, kind: IdentityKind, addedAt: Timestamp)

    /// Whom the event is about.
    package var memberID: MemberID {
        switch self {
        case .memberRegistered(let memberID, _, _, _, _): memberID
        case .identityAdded(let memberID, _, _): memberID
        }
    }
}
