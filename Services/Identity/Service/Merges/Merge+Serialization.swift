import IdentityDomain
import Messages
import Primitives

extension IdentityV1.Merge {
    /// A merge as it goes over the wire.
    init(_ recorded: RecordedMerge) {
        let merge = recorded.merge
        self.init(
            mergeID: merge.mergeID,
            survivorID: merge.survivor.rawValue,
            absorbedID: merge.absorbed.rawValue,
            organisation: merge.organisation.rawValue,
            reason: recorded.made.reason?.unsafeText ?? "",
            mergedBy: recorded.made.caller,
            mergedAt: merge.mergedAt.microseconds,
            undoneAt: recorded.undone?.at.microseconds ?? 0,
            undoneBy: recorded.undone?.caller ?? "",
            undoneReason: recorded.undone?.reason?.unsafeText ?? ""
        )
    }
}

extension IdentityV1.Review {
    /// A review as it goes over the wire.
    init(_ review: Review) {
        self.init(
            reviewID: review.reviewID,
            firstID: review.first.rawValue,
            secondID: review.second.rawValue,
            cause: Cause(review.cause),
            state: State(review.state),
            organisation: review.organisation.rawValue,
            openedAt: review.openedAt.microseconds,
            decidedAt: review.decidedAt?.microseconds ?? 0,
            decidedBy: review.decidedBy ?? "",
            reason: review.reason?.unsafeText ?? ""
        )
    }
}

extension IdentityV1.Review.Cause {
    fileprivate init(_ cause: Review.Cause) {
        switch cause {
        case .identitiesConflict: self = .identitiesConflict
        case .samePersonData: self = .samePersonData
        }
    }
}

extension IdentityV1.Review.State {
    fileprivate init(_ state: Review.State) {
        switch state {
        case .open: self = .open
        case .merged: self = .merged
        case .keptApart: self = .keptApart
        }
    }
}

extension IdentityV1.DecideReviewRequest.Decision {
    /// Whether the two are one; `nil` where the request does not say.
    var isMerge: Bool? {
        switch self {
        case .merge: true
        case .keepApart: false
        case .unspecified, .unrecognized: nil
        }
    }
}
