package import Primitives

/// Why two members are not merged, or a merge is not undone.
///
/// The cases stand in order of precedence.
package enum MergeRefusal: Hashable, Sendable {
    /// There is no such member, or none that the caller may know of; the field that names it.
    case memberUnknown(field: String)
    /// The member is merged into another one already; the field that names it.
    case memberMerged(field: String)
    /// The two belong to different headquarters.
    case otherHeadquarters
    /// The member that would remain is closed.
    case memberClosed
    /// Together they have more identities than a member can have.
    case identitiesExhausted
    /// There is no such merge, or none that the caller may know of.
    case mergeUnknown
    /// The merge was undone before.
    case mergeUndone
    /// Another merge was made on top of it, which has to be undone first.
    case mergeNotLast
    /// A named identity is not one that the survivor has; its place.
    case identityNotAssignable(index: Int)
    /// One of the two would have no identity.
    case identitiesMissing
    /// There is no such review, or none that the caller may know of.
    case reviewUnknown
    /// The review was decided before.
    case reviewDecided
    /// A second person must have allowed it, and has not; what became of the approval.
    case notApproved(UseApproval.Outcome)
}

/// A member as far as a merge looks at it.
package struct MergeSide: Hashable, Sendable {
    /// Who it is.
    package let memberID: MemberID
    /// What may be known of it.
    package let facts: MemberFacts
    /// Its identities.
    package let identities: [IdentityValue]

    /// Describes a member.
    package init(memberID: MemberID, facts: MemberFacts, identities: [IdentityValue]) {
        self.memberID = memberID
        self.facts = facts
        self.identities = identities
    }
}

extension MergeRequest {
    /// Decides whether the two may be merged; changes nothing.
    ///
    /// - Parameters:
    ///   - survivor: Who remains; `nil` for an unknown or erased one.
    ///   - absorbed: Who is merged into it; `nil` for an unknown or erased one.
    /// - Returns: The first refusal that applies; `nil` where they may.
    package func decide(survivor: MergeSide?, absorbed: MergeSide?) -> MergeRefusal? {
        guard let survivor, organisation.contains(survivor.facts.home) else {
            return .memberUnknown(field: "survivor_id")
        }
        guard let absorbed else { return .memberUnknown(field: "absorbed_id") }
        // Of a member outside of the caller's part nothing is told but that it is of another house.
        guard survivor.facts.home.isSameHeadquarters(as: absorbed.facts.home) else {
            return organisation.isSameHeadquarters(as: absorbed.facts.home)
                ? .otherHeadquarters : .memberUnknown(field: "absorbed_id")
        }
        guard organisation.contains(absorbed.facts.home) else {
            return .memberUnknown(field: "absorbed_id")
        }
        if survivor.facts.state == .merged { return .memberMerged(field: "survivor_id") }
        if absorbed.facts.state == .merged { return .memberMerged(field: "absorbed_id") }
        if survivor.facts.state == .closed { return .memberClosed }
        let count = survivor.identities.count + absorbed.identities.count
        return count > Member.identityCountMax ? .identitiesExhausted : nil
    }
}

/// What an unmerge does with identities.
package struct IdentitySplit: Hashable, Sendable {
    /// Those that stay with the survivor.
    package let survivor: [IdentityValue]
    /// Those of the other from now on.
    package let absorbed: [IdentityValue]
}

extension UnmergeRequest {
    /// Decides what becomes of the identities; changes nothing.
    ///
    /// What the survivor had before the merge stays its own: only what it got since can be the
    /// other's.
    ///
    /// - Parameters:
    ///   - survivor: Those that the survivor has now, in the order in which it got them.
    ///   - absorbed: Those that the other had when it was merged.
    /// - Returns: The split, or why there is none.
    package func split(
        survivor: [IdentityValue],
        absorbed: [IdentityValue]
    ) -> Result<IdentitySplit, MergeRefusal> {
        // Identities are only ever added at the end. Where nothing is left of the other's, it is
        // not known where the merge was, and nothing can be given away.
        let since = survivor.lastIndex { absorbed.contains($0) }.map { survivor[$0...] } ?? []
        for (index, identity) in identities.enumerated()
        where !since.contains(identity) && !absorbed.contains(identity)
            || !survivor.contains(identity)
        {
            return .failure(.identityNotAssignable(index: index))
        }
        // What was taken away from the survivor meanwhile does not come back with the other.
        var leaving = absorbed.filter { survivor.contains($0) }
        leaving += identities.filter { !leaving.contains($0) }
        let staying = survivor.filter { !leaving.contains($0) }
        guard !leaving.isEmpty, !staying.isEmpty else { return .failure(.identitiesMissing) }
        return .success(IdentitySplit(survivor: staying, absorbed: leaving))
    }
}

extension MergeRefusal: Error {}

extension OrganisationPath {
    /// Whether two units have the same headquarters: the first step of their paths.
    package func isSameHeadquarters(as other: OrganisationPath) -> Bool {
        func first(_ path: OrganisationPath) -> Substring {
            path.rawValue.prefix { $0 != "/" }
        }
        return first(self) == first(other)
    }
}
