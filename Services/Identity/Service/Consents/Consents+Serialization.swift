import IdentityDomain
import Messages
import Primitives
import RPCCore

extension RPCError {
    /// A version of a policy that was never published.
    static let policyUnknown = RPCError(
        .notFound,
        reason: "identity.policy_unknown",
        message: "there is no such version of the policy"
    )
}

extension PolicyOutcome {
    /// Whether it was a repeat; throws the refusal.
    func isReplayOrRefusal() throws(RPCError) -> Bool {
        switch self {
        case .keyReused(let field): throw .keyReused(field)
        case .replayed: return true
        case .differs:
            throw RPCError(
                .alreadyExists,
                reason: "identity.policy_exists",
                message: "this version of the policy has another text; make a new version"
            )
        case .put: return false
        }
    }
}

extension ConsentOutcome {
    /// When it was booked and whether it is a repeat; throws the refusal.
    func bookingOrRefusal() throws(RPCError) -> (at: Timestamp, isReplay: Bool) {
        switch self {
        case .memberUnknown: throw .memberUnknown
        case .keyReused(let field): throw .keyReused(field)
        case .replayed(let at): return (at, true)
        case .policyUnknown: throw .policyUnknown
        case .exhausted:
            throw RPCError(
                .failedPrecondition,
                reason: "identity.consents_exhausted",
                message: "the member has said as much about consent as is kept of one"
            )
        case .recorded(let at): return (at, false)
        }
    }
}

extension IdentityV1.ContactChannel {
    /// The channel on the wire.
    init(_ channel: ContactChannel) {
        switch channel {
        case .none: self = .unspecified
        case .sms: self = .sms
        case .push: self = .push
        case .wechat: self = .wechat
        case .email: self = .email
        }
    }
}

extension IdentityV1.Consent {
    /// A statement on the wire.
    init(_ statement: ConsentStatement) {
        self.init(
            purpose: statement.purpose.rawValue,
            channel: IdentityV1.ContactChannel(statement.channel),
            given: statement.isGiven,
            policyVersion: statement.policyVersion?.rawValue ?? "",
            source: statement.source.rawValue,
            at: statement.at.microseconds
        )
    }
}

extension IdentityV1.Policy {
    /// A policy on the wire.
    init(_ published: PublishedPolicy) {
        self.init(
            purpose: published.policy.purpose.rawValue,
            version: published.policy.version.rawValue,
            language: published.policy.language,
            hash: published.hash,
            text: published.policy.text,
            putAt: published.putAt.microseconds
        )
    }
}

extension IdentityV1.GetConsentsResponse {
    /// What a member agrees to, on the wire.
    init(_ consents: MemberConsents) {
        let hours = consents.quietHours ?? .standard
        self.init(
            consents: ConsentStatement.current(of: consents.history)
                .map { IdentityV1.Consent($0) },
            history: consents.history.map { IdentityV1.Consent($0) },
            quietHours: IdentityV1.QuietHours(
                fromMinute: UInt32(hours.fromMinute),
                untilMinute: UInt32(hours.untilMinute)
            ),
            hasOwnQuietHours: consents.quietHours != nil,
            personalised: consents.isPersonalised
        )
    }
}

extension IdentityV1.MayContactResponse {
    /// A decision on the wire.
    init(_ decision: ContactDecision) {
        self.init()
        switch decision {
        case .notActive: refusal = .notActive
        case .notGiven: refusal = .notGiven
        case .withdrawn: refusal = .withdrawn
        case .hasSlot:
            allowed = true
            replayed = true
        case .quietHours(let end):
            refusal = .quietHours
            allowedAt = end.microseconds
        case .dayCap(let end):
            refusal = .dayCap
            allowedAt = end.microseconds
        case .weekCap(let end):
            refusal = .weekCap
            allowedAt = end.microseconds
        case .allowed: allowed = true
        }
    }
}
