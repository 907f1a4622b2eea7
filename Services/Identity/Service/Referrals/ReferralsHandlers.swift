package import IdentityDomain
package import Messages
package import RPCCore
import Primitives

/// Answers the calls of `huitou.identity.v1.Referrals`.
package struct ReferralsHandlers: IdentityV1.ReferralsServer {
    private let store: any ReferralsStore
    private let members: any MemberStore
    private let program: ReferralProgram

    private static let pageSizeMax: UInt32 = 200
    private static let pageSizeDefault: UInt32 = 50

    /// Answers from a store.
    package init(
        store: any ReferralsStore,
        members: any MemberStore,
        program: ReferralProgram
    ) {
        self.store = store
        self.members = members
        self.program = program
    }

    package func getInviteCode(
        _ request: IdentityV1.GetInviteCodeRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetInviteCodeResponse {
        let campaign = try campaign(request.campaign)
        let memberID = try MemberID(requested: request.memberID)
        let device = try EngagementCall.device(request.device)
        try await requireScope(memberID, context)
        let code = try await StoreFailures.reporting {
            try await store.inviteCode(of: memberID, in: campaign, device: device)
        }
        guard let code else { throw Self.memberNotActive }
        return IdentityV1.GetInviteCodeResponse(code: code.text, campaign: campaign.code)
    }

    package func claimReferral(
        _ request: IdentityV1.ClaimReferralRequest,
        context: CallContext
    ) async throws -> IdentityV1.ClaimReferralResponse {
        guard let code = InviteCode(request.code) else {
            throw RPCError.invalid(
                field: "code",
                "is no invite code, or mistyped: it has \(InviteCode.length) letters and digits"
            )
        }
        let claim = ReferralClaim(
            invitee: try MemberID(requested: request.memberID),
            code: code,
            device: try EngagementCall.device(request.device)
        )
        try await requireScope(claim.invitee, context)
        let keyed = try EngagementCall.request(
            "ClaimReferral",
            key: request.idempotencyKey,
            [
                KeyedRequest.Field("member_id", request.memberID),
                KeyedRequest.Field("code", code.text),
                KeyedRequest.Field("device", request.device),
            ],
            context
        )
        let outcome = try await StoreFailures.reporting {
            try await store.claim(claim, as: keyed, program: program)
        }
        let (answer, isReplay) = try EngagementCall.answer(outcome)
        switch answer {
        case .claimed(let referralID, let campaign):
            return IdentityV1.ClaimReferralResponse(
                referralID: referralID,
                campaign: campaign,
                replayed: isReplay
            )
        case .refused(let refusal):
            throw refusal.rpcError
        }
    }

    package func listReferrals(
        _ request: IdentityV1.ListReferralsRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListReferralsResponse {
        let memberID = try MemberID(requested: request.memberID)
        guard request.pageSize <= Self.pageSizeMax else {
            throw RPCError.invalid(field: "page_size", "must be at most \(Self.pageSizeMax)")
        }
        var before: Int64?
        if !request.cursor.isEmpty {
            guard let number = Int64(request.cursor, radix: 36), number > 0 else {
                throw RPCError.invalid(field: "cursor", "must be next_cursor of the page before")
            }
            before = number
        }
        try await requireScope(memberID, context)
        let size = Int(request.pageSize == 0 ? Self.pageSizeDefault : request.pageSize)
        let referrals = try await StoreFailures.reporting { [before] in
            try await store.referrals(of: memberID, before: before, countMax: size + 1)
        }
        let page = referrals.prefix(size)
        return IdentityV1.ListReferralsResponse(
            referrals: page.map { referral in
                IdentityV1.Referral(referral, in: program.campaign(referral.campaign))
            },
            nextCursor: referrals.count > size
                ? page.last.map { String($0.id, radix: 36) } ?? "" : ""
        )
    }

    package func getReferralResults(
        _ request: IdentityV1.GetReferralResultsRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetReferralResultsResponse {
        let campaign = try campaign(request.campaign)
        let organisation = try OrganisationPath(requested: request.organisation)
        let results = try await StoreFailures.reporting {
            try await store.results(of: campaign, in: organisation)
        }
        let seesAll =
            switch context.principal?.kind {
            case .service, .operator: true
            case .till, .channelApp, .member, .staff, .partner, nil:
                context.principal?.organisation?.contains(campaign.organisation) ?? false
            }
        return IdentityV1.GetReferralResultsResponse(
            campaign: campaign.code,
            states: results.states.sorted { $0.key.rawValue < $1.key.rawValue }.map { state in
                IdentityV1.GetReferralResultsResponse.StateCount(
                    state: IdentityV1.ReferralState(state.key),
                    referrals: UInt64(state.value)
                )
            },
            refusals: results.refusals.sorted { $0.key.rawValue < $1.key.rawValue }.map { refusal in
                IdentityV1.GetReferralResultsResponse.ReasonCount(
                    reason: refusal.key.rawValue,
                    referrals: UInt64(refusal.value)
                )
            },
            rewarded: results.rewarded,
            currency: campaign.currency,
            budget: seesAll ? campaign.budget : nil,
            budgetTaken: seesAll ? results.budgetTaken : nil
        )
    }

    private func campaign(_ code: String) throws(RPCError) -> ReferralCampaign {
        guard let campaign = program.campaign(code) else {
            throw RPCError(
                .notFound,
                reason: "identity.campaign_unknown",
                message: "the program has no such campaign",
                fieldViolations: [
                    .init(field: "campaign", description: "is no campaign of the program")
                ]
            )
        }
        return campaign
    }

    /// Who sees only a part of the organisation asks for its members only.
    private func requireScope(_ memberID: MemberID, _ context: CallContext) async throws {
        switch context.principal?.kind {
        case .service, .operator, .member: return
        case .till, .channelApp, .staff, .partner, nil: break
        }
        let member = try await StoreFailures.reporting { try await members.member(memberID) }
        guard let member else { throw EngagementCall.memberUnknown }
        try EngagementCall.requireScope(member.facts.home, context)
    }

    static let memberNotActive = RPCError(
        .failedPrecondition,
        reason: "identity.member_not_active",
        message: "the member is not active, or there is none"
    )
}
