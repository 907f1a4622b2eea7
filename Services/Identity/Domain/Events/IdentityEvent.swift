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
    case membersUnmerged(MemberMerge, undoneAt: Timestamp)
    /// What was held about a member is gone for good.
    case memberErased(memberID: MemberID, erasedAt: Timestamp)

    /// Whom the event is about.
    package var memberID: MemberID {
        switch self {
        case .memberRegistered(let memberID, _, _, _, _): memberID
        case .identityAdded(let memberID, _, _): memberID
        case .identityRemoved(let memberID, _, _): memberID
        case .memberChanged(let memberID, _, _): memberID
        case .membersMerged(let merge): merge.survivor
        case .membersUnmerged(let merge, _): merge.survivor
        case .memberErased(let memberID, _): memberID
        }
    }
}

/// That two members are one person.
package struct MemberMerge: Hashable, Sendable {
    /// The merge's own id, by which every effect of it is recognised; positive.
    package let mergeID: Int64
    /// Who remains.
    package let survivor: MemberID
    /// Who is merged into it, and whose id leads to it from now on.
    package let absorbed: MemberID
    /// On whose behalf.
    package let organisation: OrganisationPath
    /// When it was booked.
    package let mergedAt: Timestamp

    /// Describes a merge.
    package init(
        mergeID: Int64,
        survivor: MemberID,
        absorbed: MemberID,
        organisation: OrganisationPath,
        mergedAt: Timestamp
    ) {
        precondition(mergeID > 0, "a merge's id must be positive, is \(mergeID)")
        precondition(survivor != absorbed, "member \(survivor) cannot be merged into itself")
        self.mergeID = mergeID
        self.survivor = survivor
        self.absorbed = absorbed
        self.organisation = organisation
        self.mergedAt = mergedAt
    }
}
