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
        service.take(request)
        try await service.enter(context)
        let items = (0..<request.itemsMax).map { number in
            RecommendationsV1.RecommendResponse.Item(sku: "sku-\(number)")
        }
        return RecommendationsV1.RecommendResponse(items: items)
    }

    func listPurchases(
        _ request: RecommendationsV1.ListPurchasesRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListPurchasesResponse {
        throw RPCError.untested
    }

    func putProducts(
        _ request: RecommendationsV1.PutProductsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutProductsResponse {
        try await service.enter(context)
        return RecommendationsV1.PutProductsResponse(added: 1)
    }

    func listProducts(
        _ request: RecommendationsV1.ListProductsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListProductsResponse {
        throw RPCError.untested
    }

    func verifyRecommendations(
        _ request: RecommendationsV1.VerifyRecommendationsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.VerifyRecommendationsResponse {
        throw RPCError.untested
    }
}
