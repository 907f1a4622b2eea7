import IdentityDomain
import RPCCore

extension Result where Failure == MergeRefusal {
    /// The answer and whether it was given before, or the status of the refusal.
    func answer<Answer>() throws(RPCError) -> (answer: Answer, isReplayed: Bool)
    where Success == KeyedOutcome<Answer> {
        switch self {
        case .success(.decided(let answer)): return (answer, false)
        case .success(.replayed(let answer)): return (answer, true)
        case .success(.keyReused(let path)):
            throw RPCError(
                .alreadyExists,
                reason: "identity.key_reused",
                message: "another request came under this idempotency key",
                fieldViolations: path == "method"
                    ? [] : [.init(field: path, description: "differs from the first request")]
            )
        case .failure(let refusal): throw refusal.rpcError
        }
    }
}

extension MergeRefusal {
    /// The status of a refused merge, unmerge or decision.
    var rpcError: RPCError {
        switch self {
        case .memberUnknown(let field):
            Self.error(
                .notFound,
                "identity.member_unknown",
                "there is no such member",
                field: field
            )
        case .memberMerged(let field):
            Self.error(
                .failedPrecondition,
                "identity.member_merged",
                "the member is merged into another one already",
                field: field
            )
        case .otherHeadquarters:
            Self.error(
                .failedPrecondition,
                "identity.other_headquarters",
                "members of different headquarters are never one"
            )
        case .memberClosed:
            Self.error(
                .failedPrecondition,
                "identity.member_closed",
                "the member that would remain is closed"
            )
        case .identitiesExhausted:
            Self.error(
                .failedPrecondition,
                "identity.identities_exhausted",
                "together they have more than \(Member.identityCountMax) identities"
            )
        case .mergeUnknown:
            Self.error(.notFound, "identity.merge_unknown", "there is no such merge")
        case .mergeUndone:
            Self.error(.failedPrecondition, "identity.merge_undone", "the merge was undone before")
        case .mergeNotLast:
            Self.error(
                .failedPrecondition,
                "identity.merge_not_last",
                "a later merge stands on this one: undo that one first"
            )
        case .identityNotAssignable(let index):
            Self.error(
                .failedPrecondition,
                "identity.identity_not_assignable",
                "the survivor has no such identity",
                field: "identities[\(index)].value"
            )
        case .identitiesMissing:
            Self.error(
                .failedPrecondition,
                "identity.identities_missing",
                "one of the two members would have no identity left"
            )
        case .reviewUnknown:
            Self.error(.notFound, "identity.review_unknown", "there is no such review")
        case .reviewDecided:
            Self.error(
                .failedPrecondition,
                "identity.review_decided",
                "the review was decided before"
            )
        case .notApproved(let outcome): outcome.rpcError
        }
    }

    private static func error(
        _ code: RPCError.Code,
        _ reason: String,
        _ message: String,
        field: String? = nil
    ) -> RPCError {
        RPCError(
            code,
            reason: reason,
            message: message,
            fieldViolations: field.map { [.init(field: $0, description: message)] } ?? []
        )
    }
}
