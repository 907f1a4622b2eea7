package import Primitives

/// A pair of members that may be one person.
package struct Review: Hashable, Sendable {
    /// Why it is in doubt; the raw values are stored and are those of the `.proto` file.
    package enum Cause: Int64, CaseIterable, Hashable, Sendable {
        /// One request named identities of both.
        case identitiesConflict = 1
        /// Name, birthday and the last four digits of the phone are the same.
        case samePersonData = 2
    }

    /// What has become of it; the raw values are stored and are those of the `.proto` file.
    package enum State: Int64, CaseIterable, Hashable, Sendable {
        /// It waits for a decision.
        case open = 1
        /// The two are one.
        case merged = 2
        /// The two are two, and are not asked about again.
        case keptApart = 3
    }

    /// Names the review.
    package let reviewID: Int64
    /// The one with the smaller id.
    package let first: MemberID
    /// The other.
    package let second: MemberID
    /// Why it is in doubt.
    package let cause: Cause
    /// What has become of it.
    package let state: State
    /// Where the doubt arose.
    package let organisation: OrganisationPath
    /// When.
    package let openedAt: Timestamp
    /// When it was decided; `nil` while it is open.
    package let decidedAt: Timestamp?
    /// Who decided; `nil` while it is open.
    package let decidedBy: String?
    /// Why it was decided so; `nil` while it is open, or where what was said is gone.
    package let reason: ActReason?

    /// Describes a review.
    package init(
        reviewID: Int64,
        first: MemberID,
        second: MemberID,
        cause: Cause,
        state: State,
        organisation: OrganisationPath,
        openedAt: Timestamp,
        decidedAt: Timestamp?,
        decidedBy: String?,
        reason: ActReason?
    ) {
        self.reviewID = reviewID
        self.first = first
        self.second = second
        self.cause = cause
        self.state = state
        self.organisation = organisation
        self.openedAt = openedAt
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.reason = reason
    }
}

/// Two different members that may be one person, in the order of their ids.
package struct DoubtfulPair: Hashable, Sendable {
    /// The one with the smaller id.
    package let first: MemberID
    /// The other.
    package let second: MemberID

    /// Pairs two members; `nil` where they are the same.
    package init?(_ one: MemberID, _ other: MemberID) {
        guard one != other else { return nil }
        first = min(one, other)
        second = max(one, other)
    }

    /// The pairs of the first owner with every other one.
    package static func pairs(of owners: [MemberID?]) -> [DoubtfulPair] {
        let known = owners.compactMap(\.self)
        guard let first = known.first else { return [] }
        return Set(known).sorted().compactMap { DoubtfulPair(first, $0) }
    }
}

/// A request to decide on a review.
package struct ReviewDecision: Hashable, Sendable {
    /// Which.
    package let reviewID: Int64
    /// Whether the two are one.
    package let isMerge: Bool
    /// Who remains of the two; `nil` for the one that registered first.
    package let survivor: MemberID?
    /// On whose behalf.
    package let organisation: OrganisationPath
    /// Why.
    package let reason: ActReason
    /// The caller and the name that it gave to this request.
    package let key: CallerKey
    /// The approval of the merge by a second person; `nil` where none is needed.
    package let approvalID: Int64?

    /// Checks every field of a request.
    ///
    /// - Parameters:
    ///   - reviewID: Which.
    ///   - isMerge: Whether the two are one; `nil` where the request does not say.
    ///   - survivor: Who remains; 0 for the one that registered first.
    ///   - act: On whose behalf, why, and under which key.
    /// - Throws: The first field that is refused.
    package init(
        reviewID: Int64,
        isMerge: Bool?,
        survivor: Int64,
        act: ActDraft
    ) throws(FieldRefusal) {
        guard reviewID > 0 else { throw FieldRefusal(field: "review_id", "must be positive") }
        guard let isMerge else {
            throw FieldRefusal(field: "decision", "must be merge or keep apart")
        }
        guard survivor >= 0, survivor == 0 || isMerge else {
            throw FieldRefusal(
                field: "survivor_id",
                isMerge ? "must be a member id, or 0" : "must be 0 where the two are kept apart"
            )
        }
        self.reviewID = reviewID
        self.isMerge = isMerge
        self.survivor = MemberID(rawValue: survivor)
        approvalID = act.approvalID
        (organisation, reason, key) = try act.checked()
    }

    /// As far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "DecideReview",
            fields: [
                .init("review_id", reviewID),
                .init("decision", isMerge ? 1 : 2),
                .init("survivor_id", survivor?.rawValue ?? 0),
                .init("organisation", organisation.rawValue),
                .init("reason", reason.unsafeText),
            ] + KeyedRequest.Field.naming(approvalID)
        )
    }
}
