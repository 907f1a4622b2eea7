import IdentityDomain
import Primitives
import StorageCore

extension IdentityTransaction {
    /// Queues a pair for review, once for ever: one that was decided is not asked about again.
    func queueReview(
        of pair: DoubtfulPair,
        cause: Review.Cause,
        organisation: OrganisationPath
    ) throws {
        try StoredReview.insert(
            [pair],
            cause: cause,
            organisation: organisation,
            openedAt: bookedAt,
            random: context.environment.random,
            in: writer
        )
        record(Array("review \(pair)".utf8))
    }

    /// Decides on a pair, unless that is refused.
    func decide(_ decision: ReviewDecision) throws -> Result<Int64?, MergeRefusal> {
        guard
            let stored = try StoredReview.load(decision.reviewID, in: writer),
            try isKnown(stored, in: decision.organisation)
        else { return .failure(.reviewUnknown) }
        guard stored.state == .open else { return .failure(.reviewDecided) }
        if let survivor = decision.survivor, survivor != stored.first, survivor != stored.second {
            return .failure(.memberUnknown(field: "survivor_id"))
        }
        guard decision.isMerge else {
            try close(stored, as: .keptApart, decision)
            return .success(nil)
        }
        // Either may have been merged into a third one meanwhile.
        let kept = try survivorID(of: decision.survivor ?? stored.first)
        let other = decision.survivor == stored.second ? stored.first : stored.second
        let gone = try survivorID(of: other)
        guard kept != gone else {
            try close(stored, as: .merged, decision)
            return .success(nil)
        }
        let request = MergeRequest(survivor: kept, absorbed: gone, of: decision)
        let result = try merge(request)
        if case .success = result { try close(stored, as: .merged, decision) }
        return result
    }

    /// Closes the open review of two members that were merged, or found not to be one.
    func closeReview(of merge: MemberMerge, as state: Review.State, _ caller: String) throws {
        guard let pair = DoubtfulPair(merge.survivor, merge.absorbed) else { return }
        try writer.execute(
            """
            UPDATE reviews SET state = $3, decided_at = $4, decided_by = $5
            WHERE first_id = $1 AND second_id = $2
            """,
            [
                .integer(pair.first.rawValue), .integer(pair.second.rawValue),
                .integer(state.rawValue), .integer(bookedAt.microseconds), .text(caller),
            ]
        )
    }

    /// Whether a caller of a part of the organisation may know of a pair: one of the two is its.
    private func isKnown(
        _ review: StoredReview,
        in organisation: OrganisationPath
    ) throws -> Bool {
        for member in [review.first, review.second] {
            if let stored = try StoredMember.load(member, in: writer),
                organisation.contains(stored.facts.home)
            {
                return true
            }
        }
        return false
    }

    private func close(
        _ review: StoredReview,
        as state: Review.State,
        _ decision: ReviewDecision
    ) throws {
        let sealed = try memberItself(review.first).map { member in
            try context.seal.seal(
                decision.reason,
                "review \(review.reviewID)",
                of: review.first,
                key: member.key
            )
        }
        try write(
            """
            UPDATE reviews SET state = $2, decided_at = $3, decided_by = $4, sealed_reason = $5
            WHERE review_id = $1
            """,
            [
                [
                    .integer(review.reviewID), .integer(state.rawValue),
                    .integer(bookedAt.microseconds), .text(decision.key.caller),
                    SQLValue(sealed),
                ]
            ]
        )
        record(Array("review \(review.reviewID) \(state)".utf8))
    }
}
