import IdentityDomain
import Primitives
import RPCCore

extension MemberChangeOutcome {
    /// What the caller is told, and whether it was told so before; or the status with which it is
    /// refused.
    func answerOrRefusal() throws(RPCError) -> (answer: MemberChangeAnswer, isReplay: Bool) {
        switch self {
        case .keyReused(let path):
            throw RPCError(
                .alreadyExists,
                reason: "identity.key_reused",
                message: "another request came under this idempotency key",
                fieldViolations: [
                    .init(field: path, description: "differs from the first request")
                ]
            )
        case .replayed(let answer): return (answer, true)
        case .decided(let answer): return (answer, false)
        case .refused(let refusal): throw refusal.rpcError
        }
    }
}

extension MemberRefusal {
    /// The status of a change that is refused.
    var rpcError: RPCError {
        switch self {
        case .memberUnknown:
            IdentityHandlers.memberUnknown
        case .codeRefused(let outcome):
            AccessRefusal.code(outcome)
        case .memberNotActive(let state):
            RPCError(
                .failedPrecondition,
                reason: "identity.member_not_active",
                message: "the member is \(state), which allows no such change"
            )
        case .identityTaken:
            RPCError(
                .alreadyExists,
                reason: "identity.identity_taken",
                message: "another member has the identity",
                fieldViolations: [
                    .init(field: "identity.value", description: "belongs to another member")
                ]
            )
        case .identitiesExhausted:
            RPCError(
                .failedPrecondition,
                reason: "identity.identities_exhausted",
                message: "the member has \(Member.identityCountMax) identities, which is the most"
            )
        case .identityUnknown:
            RPCError(
                .notFound,
                reason: "identity.identity_unknown",
                message: "the member does not have the identity",
                fieldViolations: [
                    .init(field: "identity.value", description: "is none of the member's")
                ]
            )
        case .lastIdentity:
            RPCError(
                .failedPrecondition,
                reason: "identity.last_identity",
                message: "a member keeps at least one identity"
            )
        case .acquisitionSet:
            RPCError(
                .failedPrecondition,
                reason: "identity.acquisition_set",
                message: "how the member was won is known, and stays so"
            )
        case .birthdayLocked(let day):
            RPCError(
                .failedPrecondition,
                reason: "identity.birthday_locked",
                message: "the birthday may be changed again from \(day) on"
            )
        case .stateNotReachable(let state):
            RPCError(
                .failedPrecondition,
                reason: "identity.state_not_reachable",
                message: "a member that is \(state) does not become this"
            )
        }
    }
}
