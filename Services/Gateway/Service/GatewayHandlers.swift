package import Messages
package import RPCCore

import GatewayDomain
import Primitives

/// Answers the calls of `huitou.gateway.v1.Gateway`.
///
/// What changes something is passed on to the service that owns it, and needs no other one: a till
/// goes on while tiers and recommendations are down.
package struct GatewayHandlers: GatewayV1.GatewayServer {
    let upstreams: Upstreams
    let gatherer: PartGatherer
    let assertions: AssertionCache

    /// The longest list of recommendations on a home.
    package static let recommendationsMax: UInt32 = 100
    /// The list where the caller does not say.
    package static let recommendationsDefault: UInt32 = 10

    /// Answers from the services behind.
    package init(upstreams: Upstreams, gatherer: PartGatherer, assertions: AssertionCache) {
        self.upstreams = upstreams
        self.gatherer = gatherer
        self.assertions = assertions
    }

    package func getHome(
        _ request: GatewayV1.GetHomeRequest,
        context: CallContext
    ) async throws -> GatewayV1.GetHomeResponse {
        let memberID = try MemberID(requested: request.memberID).rawValue
        guard request.recommendationsMax <= Self.recommendationsMax else {
            throw RPCError.invalid(
                field: "recommendations_max",
                "must be at most \(Self.recommendationsMax)"
            )
        }
        let itemsMax =
            request.recommendationsMax == 0
            ? Self.recommendationsDefault : request.recommendationsMax
        let token = try assertions.token(for: context)
        let deadline = try gatherer.partDeadline(for: context)
        async let profile = profile(of: memberID, by: deadline, token: token)
        async let points = points(of: memberID, by: deadline, token: token)
        async let tier = tier(of: memberID, by: deadline, token: token)
        async let recommendations = gatherer.part(
            .recommendations,
            by: deadline,
            token: token
        ) { (options) throws(RPCError) in
            try await upstreams.recommendations.recommend(
                RecommendationsV1.RecommendRequest(
                    memberID: memberID,
                    itemsMax: itemsMax,
                    organisation: request.organisation,
                    channel: request.channel,
                    inStockOnly: request.inStockOnly,
                    log: request.log
                ),
                options: options
            )
        }
        var parts = GatheredParts()
        let member = parts.take(.profile, await profile)
        // Where there is no such member, the other parts are not waited for.
        if parts.isMemberUnknown { throw GatheredParts.memberUnknown }
        let list = await recommendations
        // What was wrong with the request is the caller's to mend: that is no part that is missing.
        if case .failure(let error) = list, error.code == .invalidArgument { throw error }
        return GatewayV1.GetHomeResponse(
            // Whoever was merged into another is served as that one.
            memberID: member?.memberID ?? memberID,
            profile: member,
            points: parts.take(.points, await points),
            tier: parts.take(.tier, await tier),
            recommendations: parts.take(.recommendations, list),
            missing: try parts.missing()
        )
    }

    package func identifyMember(
        _ request: GatewayV1.IdentifyMemberRequest,
        context: CallContext
    ) async throws -> GatewayV1.IdentifyMemberResponse {
        let token = try assertions.token(for: context)
        let deadline = try gatherer.partDeadline(for: context)
        let resolved = try await gatherer.part(
            .profile,
            by: deadline,
            token: token
        ) { (options) throws(RPCError) in
            try await upstreams.identity.resolveMember(
                IdentityV1.ResolveMemberRequest(identities: request.identities),
                options: options
            )
        }.get()
        let memberID = resolved.memberID
        async let profile = profile(of: memberID, by: deadline, token: token)
        async let points = points(of: memberID, by: deadline, token: token)
        async let tier = tier(of: memberID, by: deadline, token: token)
        var parts = GatheredParts()
        return GatewayV1.IdentifyMemberResponse(
            memberID: memberID,
            maskedName: parts.take(.profile, await profile)?.maskedName ?? "",
            matched: resolved.matched,
            points: parts.take(.points, await points),
            tier: parts.take(.tier, await tier),
            // Who it is, is known: that alone is an answer.
            missing: parts.missingParts
        )
    }
}

extension GatewayHandlers {
    private func profile(
        of memberID: Int64,
        by deadline: Deadline,
        token: String?
    ) async -> Result<IdentityV1.Member, RPCError> {
        await gatherer.part(.profile, by: deadline, token: token) { (options) throws(RPCError) in
            let response = try await upstreams.identity.getMember(
                IdentityV1.GetMemberRequest(memberID: memberID),
                options: options
            )
            guard let member = response.member else { throw GatheredParts.memberUnknown }
            return member
        }
    }

    private func points(
        of memberID: Int64,
        by deadline: Deadline,
        token: String?
    ) async -> Result<PointsV1.GetBalanceResponse, RPCError> {
        await gatherer.part(.points, by: deadline, token: token) { (options) throws(RPCError) in
            try await upstreams.points.getBalance(
                PointsV1.GetBalanceRequest(memberID: memberID),
                options: options
            )
        }
    }

    private func tier(
        of memberID: Int64,
        by deadline: Deadline,
        token: String?
    ) async -> Result<TiersV1.GetStandingResponse, RPCError> {
        await gatherer.part(.tier, by: deadline, token: token) { (options) throws(RPCError) in
            try await upstreams.tiers.getStanding(
                TiersV1.GetStandingRequest(memberID: memberID),
                options: options
            )
        }
    }
}
