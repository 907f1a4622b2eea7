package import Messages
package import RPCCore

/// Calls that are passed on as they are, in the caller's name and for as long as it waits.
extension GatewayHandlers {
    /// Passed on to identity.
    package func registerMember(
        _ request: IdentityV1.RegisterMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.RegisterMemberResponse {
        try await upstreams.identity.registerMember(request, options: try options(context))
    }

    /// Passed on to points: neither tiers nor recommendations are needed.
    package func commitOrder(
        _ request: PointsV1.CommitOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.CommitOrderResponse {
        try await upstreams.points.commitOrder(request, options: try options(context))
    }

    /// Passed on to points.
    package func reverseOrder(
        _ request: PointsV1.ReverseOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.ReverseOrderResponse {
        try await upstreams.points.reverseOrder(request, options: try options(context))
    }

    /// Passed on to points.
    package func listStatement(
        _ request: PointsV1.ListStatementRequest,
        context: CallContext
    ) async throws -> PointsV1.ListStatementResponse {
        try await upstreams.points.listStatement(request, options: try options(context))
    }

    /// Passed on to identity: each service has a trail of its own, and this is identity's.
    package func listMemberReads(
        _ request: RPCV1.ListMemberReadsRequest,
        context: CallContext
    ) async throws -> RPCV1.ListMemberReadsResponse {
        try await upstreams.audit.listMemberReads(request, options: try options(context))
    }

    /// Passed on to recommendations.
    package func putProducts(
        _ request: RecommendationsV1.PutProductsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutProductsResponse {
        try await upstreams.recommendations.putProducts(request, options: try options(context))
    }

    /// Deadline, request id and trace travel on by themselves.
    func options(_ context: CallContext) throws -> CallOptions {
        CallOptions(token: try assertions.token(for: context))
    }
}
