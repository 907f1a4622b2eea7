import IdentityDomain
import RPCCore

/// The refusals of access, each with its status.
enum AccessRefusal {
    static let memberUnknown = RPCError(
        .notFound,
        reason: "identity.member_unknown",
        message: "there is no such member"
    )
    static let memberClosed = RPCError(
        .failedPrecondition,
        reason: "identity.member_closed",
        message: "the member is closed or was erased"
    )
    static let codeNotSent = RPCError(
        .unavailable,
        reason: "identity.code_not_sent",
        message: "the code could not be sent; ask for another one, under another key",
        retryAfter: OneTimeCode.resendTime
    )
    static let codeForeign = RPCError(
        .failedPrecondition,
        reason: "identity.code_foreign",
        message: "the code was sent to an identity of somebody else"
    )
    static let signInRefused = RPCError(
        .unauthenticated,
        reason: "identity.sign_in_refused",
        message: "who should vouch for the caller does not"
    )
    static let refreshUnknown = RPCError(
        .unauthenticated,
        reason: "identity.refresh_unknown",
        message: "there is no such refresh token; sign in"
    )
    static let refreshExpired = RPCError(
        .unauthenticated,
        reason: "identity.refresh_expired",
        message: "the refresh token has expired; sign in"
    )
    static let refreshReused = RPCError(
        .unauthenticated,
        reason: "identity.refresh_reused",
        message: "the refresh token was used before: the session is over on every device with it"
    )
    static let memberCodeUnknown = RPCError(
        .notFound,
        reason: "identity.member_code_unknown",
        message: "nobody has this member code"
    )
    static let memberCodeUsed = RPCError(
        .failedPrecondition,
        reason: "identity.member_code_used",
        message: "the member code was used before; let the member show a new one"
    )
    static let memberCodeExpired = RPCError(
        .failedPrecondition,
        reason: "identity.member_code_expired",
        message: "the member code's time is over; let the member show a new one"
    )
    static let foreignStore = RPCError(
        .permissionDenied,
        reason: "identity.foreign_store",
        message: "a till gets the keys of its own store alone"
    )

    static func keyReused(_ field: String) -> RPCError {
        RPCError(
            .alreadyExists,
            reason: "identity.key_reused",
            message: "another request came under this idempotency key",
            fieldViolations: [.init(field: field, description: "differs from the first request")]
        )
    }

    static func codeLimited(_ what: LimitedBy, _ wait: Duration) -> RPCError {
        RPCError(
            .resourceExhausted,
            reason: "identity.code_limited",
            message: "too many codes were asked for by this \(what.rawValue)",
            retryAfter: wait
        )
    }

    static func memberCodeLimited(_ wait: Duration) -> RPCError {
        RPCError(
            .resourceExhausted,
            reason: "identity.member_code_limited",
            message: "this till has sent too many member codes that are none",
            retryAfter: wait
        )
    }

    static func offlineHandleLimited(_ wait: Duration) -> RPCError {
        RPCError(
            .resourceExhausted,
            reason: "identity.offline_handle_limited",
            message: "the member has asked for too many handles",
            retryAfter: wait
        )
    }

    static func vouching(_ failure: VouchingFailure) -> RPCError {
        switch failure {
        case .notConfigured:
            RPCError(
                .unimplemented,
                reason: "identity.sign_in_not_configured",
                message: "this installation does not know this way of proving who somebody is"
            )
        case .unavailable:
            RPCError(
                .unavailable,
                reason: "identity.sign_in_unavailable",
                message: "who should vouch for the caller does not answer"
            )
        }
    }

    static func sessionEnded(_ end: SessionEnd) -> RPCError {
        let why =
            switch end {
            case .signedOut: "the member signed out"
            case .revoked: "it was revoked"
            case .reused: "a refresh token was used twice"
            case .memberGone: "the member is closed or was erased"
            case .replaced: "the member signed in again"
            }
        return RPCError(
            .unauthenticated,
            reason: "identity.session_ended",
            message: "the session is over: \(why); sign in"
        )
    }

    static func code(_ outcome: CodeOutcome) -> RPCError {
        switch outcome {
        case .unknown:
            RPCError(
                .notFound,
                reason: "identity.code_unknown",
                message: "no code was sent under this challenge for this purpose"
            )
        case .used:
            RPCError(
                .failedPrecondition,
                reason: "identity.code_used",
                message: "the code was used before; ask for another one"
            )
        case .exhausted:
            RPCError(
                .failedPrecondition,
                reason: "identity.code_exhausted",
                message: "the code was tried too often; ask for another one"
            )
        case .late:
            RPCError(
                .failedPrecondition,
                reason: "identity.code_expired",
                message: "the code's time is over; ask for another one"
            )
        case .wrong(let triesLeft):
            RPCError(
                .failedPrecondition,
                reason: "identity.code_wrong",
                message: "these are not the digits that were sent; \(triesLeft) tries are left"
            )
        case .accepted:
            preconditionFailure("a code that is accepted is no refusal")
        }
    }
}
