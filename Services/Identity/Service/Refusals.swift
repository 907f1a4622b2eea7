import IdentityDomain
import RPCCore

extension RegistrationOutcome {
    /// What the caller is told, or the status with which it is refused.
    func answerOrRefusal() throws(RPCError) -> RegistrationAnswer {
        switch self {
        case .erased:
            throw .memberErased
        case .replayed(let answer):
            return answer
        case .keyReused(let field):
            throw RPCError(
                .alreadyExists,
                reason: "identity.key_reused",
                message: "another request came under this idempotency key",
                fieldViolations: [
                    .init(field: field.path, description: "differs from the first request")
                ]
            )
        case .identitiesConflict(let indices):
            throw RPCError(
                .failedPrecondition,
                reason: "identity.identities_conflict",
                message: "the identities belong to different members",
                fieldViolations: indices.map { index in
                    .init(
                        field: "identities[\(index)].value",
                        description: "belongs to another member than the identities before it"
                    )
                }
            )
        case .identitiesExhausted:
            throw RPCError(
                .failedPrecondition,
                reason: "identity.identities_exhausted",
                message: "the member has \(Member.identityCountMax) identities, which is the most"
            )
        case .found(let memberID, _):
            return RegistrationAnswer(memberID: memberID, isCreated: false)
        case .created(let memberID):
            return RegistrationAnswer(memberID: memberID, isCreated: true)
        }
    }
}

extension RPCError {
    /// A member of which nothing is known any more.
    static let memberErased = RPCError(
        .notFound,
        reason: "identity.member_erased",
        message: "the member was erased, for good"
    )

    /// A caller that has searched too often.
    static func searchesExhausted(_ wait: Duration) -> RPCError {
        RPCError(
            .resourceExhausted,
            reason: "identity.searches_exhausted",
            message: "too many searches: members are not to be tried out",
            retryAfter: wait
        )
    }
}

extension FieldRefusal {
    /// The status of a request with such a field.
    var rpcError: RPCError { .invalid(field: field, problem) }
}

extension MemberStoreError {
    /// The status of a call that the store could not carry out.
    var rpcError: RPCError {
        switch self {
        case .overloaded(let retryAfter):
            RPCError(
                .resourceExhausted,
                reason: "identity.overloaded",
                message: "identity has too much to do, or no room on its disk; nothing was changed",
                retryAfter: retryAfter
            )
        case .unavailable:
            RPCError(
                .unavailable,
                reason: "identity.store_unavailable",
                message: "identity cannot reach its store; the same request may be sent again"
            )
        case .corrupt:
            RPCError(
                .dataLoss,
                reason: "identity.store_corrupt",
                message: "what identity has stored is not what it was: run huitou verify identity"
            )
        case .erased:
            .memberErased
        }
    }
}
