import IdentityDomain
import Messages
import Primitives
import RPCCore

extension IdentityV1.ReferralState {
    /// The state on the wire.
    init(_ state: Referral.State) {
        switch state {
        case .claimed: self = .claimed
        case .ordered: self = .ordered
        case .qualified: self = .qualified
        case .rewarded: self = .rewarded
        case .undoing: self = .undoing
        case .undone: self = .undone
        case .refused: self = .refused
        case .outOfBudget: self = .outOfBudget
        }
    }
}

extension IdentityV1.Referral {
    /// What an inviter may see of a referral.
    init(_ referral: Referral, in campaign: ReferralCampaign?) {
        let reward = referral.rewards.first { $0.receiver == .inviter }
        var entryID: Int64 = 0
        switch reward?.booking {
        case .booked(let id), .undone(let id): entryID = id
        case .intended, .refused, nil: break
        }
        self.init(
            referralID: referral.id,
            campaign: referral.campaign,
            state: IdentityV1.ReferralState(referral.state),
            claimedAt: referral.claimedAt.microseconds,
            qualifiesAt: referral.order?.qualifiesAt.microseconds ?? 0,
            refusal: referral.refusal?.rawValue ?? "",
            amount: reward?.amount ?? campaign?.inviterAmount ?? 0,
            currency: referral.terms?.currency ?? campaign?.currency ?? "",
            entryID: entryID
        )
    }
}

extension ReferralClaim.Outcome {
    /// The status of a claim that was not taken up.
    var rpcError: RPCError {
        switch self {
        case .memberUnknown:
            EngagementCall.memberUnknown
        case .memberNotActive:
            ReferralsHandlers.memberNotActive
        case .triesExhausted:
            RPCError(
                .resourceExhausted,
                reason: "identity.referral_tries_exhausted",
                message: "too many wrong codes today; try again tomorrow"
            )
        case .codeUnknown:
            RPCError(
                .notFound,
                reason: "identity.referral_code_unknown",
                message: "nobody invites with this code",
                fieldViolations: [.init(field: "code", description: "is nobody's")]
            )
        case .campaignClosed:
            Self.refused(
                "identity.referral_closed",
                "the campaign is over, has not begun or is not for this member"
            )
        case .claimedBefore:
            Self.refused(
                "identity.referral_claimed",
                "the member has an inviter already, who stays"
            )
        case .sameMember:
            Self.refused("identity.referral_same_member", "nobody invites themselves")
        case .sameDevice:
            Self.refused(
                "identity.referral_same_device",
                "inviter and new member use the same device"
            )
        case .ring:
            Self.refused(
                "identity.referral_ring",
                "the member has invited, over some steps, who invites it now"
            )
        case .chainTooLong:
            Self.refused(
                "identity.referral_chain_too_long",
                "there are too many inviters above this one"
            )
        case .tooLate:
            Self.refused("identity.referral_too_late", "the member registered too long ago")
        case .orderedBefore:
            Self.refused("identity.referral_ordered_before", "the member has paid an order before")
        case .inviterNotEarning:
            Self.refused(
                "identity.referral_inviter_not_earning",
                "whoever has the code may not earn now"
            )
        case .tooManyClaims:
            RPCError(
                .resourceExhausted,
                reason: "identity.referral_too_many",
                message: "too many were invited with this code"
            )
        case .claimed:
            preconditionFailure("a claim that was taken up has no error")
        }
    }

    private static func refused(_ reason: String, _ message: String) -> RPCError {
        RPCError(.failedPrecondition, reason: reason, message: message)
    }
}
