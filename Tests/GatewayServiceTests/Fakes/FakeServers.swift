import Messages
import RPCCore

struct FakeIdentity: IdentityV1.IdentityServer {
    let service: FakeService

    func registerMember(
        _ request: IdentityV1.RegisterMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.RegisterMemberResponse {
        try await service.enter(context)
        return IdentityV1.RegisterMemberResponse(memberID: 7, created: true)
    }

    func resolveMember(
        _ request: IdentityV1.ResolveMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.ResolveMemberResponse {
        try await service.enter(context)
        return IdentityV1.ResolveMemberResponse(memberID: 7, matched: .card)
    }

    func getMember(
        _ request: IdentityV1.GetMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetMemberResponse {
        try await service.enter(context)
        return IdentityV1.GetMemberResponse(
            member: IdentityV1.Member(
                memberID: request.memberID,
                name: "王小明",
                maskedName: "王*"
            )
        )
    }

    func verifyIdentity(
        _ request: IdentityV1.VerifyIdentityRequest,
        context: CallContext
    ) async throws -> IdentityV1.VerifyIdentityResponse {
        throw RPCError.untested
    }
}

struct FakePoints: PointsV1.PointsServer {
    let service: FakeService

    func commitOrder(
        _ request: PointsV1.CommitOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.CommitOrderResponse {
        try await service.enter(context)
        return PointsV1.CommitOrderResponse(balanceAfter: 42)
    }

    func reverseOrder(
        _ request: PointsV1.ReverseOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.ReverseOrderResponse {
        try await service.enter(context)
        return PointsV1.ReverseOrderResponse(replayed: true)
    }

    func getOrder(
        _ request: PointsV1.GetOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.GetOrderResponse {
        throw RPCError.untested
    }

    func getBalance(
        _ request: PointsV1.GetBalanceRequest,
        context: CallContext
    ) async throws -> PointsV1.GetBalanceResponse {
        try await service.enter(context)
        return PointsV1.GetBalanceResponse(memberID: request.memberID, available: 42)
    }

    func listStatement(
        _ request: PointsV1.ListStatementRequest,
        context: CallContext
    ) async throws -> PointsV1.ListStatementResponse {
        try await service.enter(context)
        return PointsV1.ListStatementResponse(nextCursor: "next")
    }

    func getTrialBalance(
        _ request: PointsV1.GetTrialBalanceRequest,
        context: CallContext
    ) async throws -> PointsV1.GetTrialBalanceResponse {
        throw RPCError.untested
    }

    func verifyPoints(
        _ request: PointsV1.VerifyPointsRequest,
        context: CallContext
    ) async throws -> PointsV1.VerifyPointsResponse {
        throw RPCError.untested
    }
}

struct FakeTiers: TiersV1.TiersServer {
    let service: FakeService

    func getStanding(
        _ request: TiersV1.GetStandingRequest,
        context: CallContext
    ) async throws -> TiersV1.GetStandingResponse {
        try await service.enter(context)
        return TiersV1.GetStandingResponse(memberID: request.memberID, growth: 99)
    }

    func listTierHistory(
        _ request: TiersV1.ListTierHistoryRequest,
        context: CallContext
    ) async throws -> TiersV1.ListTierHistoryResponse {
        throw RPCError.untested
    }

    func listGrowth(
        _ request: TiersV1.ListGrowthRequest,
        context: CallContext
    ) async throws -> TiersV1.ListGrowthResponse {
        throw RPCError.untested
    }

    func getProgram(
        _ request: TiersV1.GetProgramRequest,
        context: CallContext
    ) async throws -> TiersV1.GetProgramResponse {
        throw RPCError.untested
    }

    func verifyTiers(
        _ request: TiersV1.VerifyTiersRequest,
        context: CallContext
    ) async throws -> TiersV1.VerifyTiersResponse {
        throw RPCError.untested
    }
}

struct FakeRecommendations: RecommendationsV1.RecommendationsServer {
    let service: FakeService

    func recommend(
        _ request: RecommendationsV1.RecommendRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.RecommendResponse {
        try await service.enter(context)
        let items = (0..<request.itemsMax).map { number in
            RecommendationsV1.RecommendResponse.Item(sku: "sku-\(number)")
        }
        return RecommendationsV1.RecommendResponse(items: items)
    }

    func putProducts(
        _ request: RecommendationsV1.PutProductsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutProductsResponse {
        try await service.enter(context)
        return RecommendationsV1.PutProductsResponse(added: 1)
    }

    func verifyRecommendations(
        _ request: RecommendationsV1.VerifyRecommendationsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.VerifyRecommendationsResponse {
        throw RPCError.untested
    }
}
