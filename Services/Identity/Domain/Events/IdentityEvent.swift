package import Primitives

/// What identity tells the other services; without personal data.
package enum IdentityEvent: Hashable, Sendable {
    /// There is a new member; its facts are those of ``MemberFacts/init(home:)``.
    case memberRegistered(
        memberID: MemberID,
        registeredAt: Timestamp,
        organisation: OrganisationPath,
        channel: ChannelName,
        kinds: [IdentityKind]
    )
    /// A member has one more identity.
    case identityAdded(memberID: MemberID, kind: IdentityKind, addedAt: Timestamp)
    /// A member has one identity less.
    case identityRemoved(memberID: MemberID, kind: IdentityKind, removedAt: Timestamp)
    /// Something of what may be known of a member has changed: all of it, as it is now.
    case memberChanged(memberID: MemberID, facts: MemberFacts, changedAt: Timestamp)
    /// Two members were one person: what `absorbedID` had belongs to `memberID` from now on.
    ///
    /// An event of the survivor; `absorbedID` has its own `memberChanged`.
    case membersMerged(MemberMerge)
    /// A merge was undone: an event of the survivor.
    case membersUnmerged(MemberUnmerge)
    /// What was held about a member is gone for good; with the number of the last merge or unmerge
    /// before it, 0 where there is none.
    case memberErased(memberID: MemberID, erasedAt: Timestamp, operation: Int64)

    /// Whom the event is about.
    package var memberID: MemberID {
        switch self {
        case .memberRegistered(let memberID, _, _, _, _): memberID
        case .identityAdded(let memberID, _, _): memberID
        case .identityRemoved(let memberID, _, _): memberID
        case .memberChanged(let memberID, _, _): memberID
        case .membersMerged(let merge): merge.survivor
        case .membersUnmerged(let unmerge): unmerge.merge.survivor
        case .memberErased(let memberID, _, _): memberID
        }
    }
}
