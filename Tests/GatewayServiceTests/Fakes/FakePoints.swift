import Messages
import RPCCore

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

    func getBalance(
        _ request: PointsV1.GetBalanceRequest,
        context: CallContext
    ) async throws -> PointsV1.GetBalanceResponse {
        try await service.enter(context)
        return PointsV1.GetBalanceResponse(
            memberID: request.memberID,
            balances: [PointsV1.Balance(currency: "points", available: 42)]
        )
    }

    func listStatement(
        _ request: PointsV1.ListStatementRequest,
        context: CallContext
    ) async throws -> PointsV1.ListStatementResponse {
        try await service.enter(context)
        return PointsV1.ListStatementResponse(nextCursor: "next")
    }
}

/// What the gateway never calls.
extension FakePoints {
    func earn(
        _ request: PointsV1.EarnRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func burn(
        _ request: PointsV1.BurnRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func placeHold(
        _ request: PointsV1.PlaceHoldRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func capture(
        _ request: PointsV1.CaptureRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func release(
        _ request: PointsV1.ReleaseRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func reverse(
        _ request: PointsV1.ReverseRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func transfer(
        _ request: PointsV1.TransferRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func adjust(
        _ request: PointsV1.AdjustRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func decideAdjustment(
        _ request: PointsV1.DecideAdjustmentRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func writeOff(
        _ request: PointsV1.WriteOffRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func mergeMembers(
        _ request: PointsV1.MergeMembersRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func unmergeMembers(
        _ request: PointsV1.UnmergeMembersRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func confirmNotice(
        _ request: PointsV1.ConfirmNoticeRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        throw RPCError.untested
    }

    func getOrder(
        _ request: PointsV1.GetOrderRequest,
        context: CallContext
    ) async throws -> PointsV1.GetOrderResponse {
        throw RPCError.untested
    }

    func explainEntry(
        _ request: PointsV1.ExplainEntryRequest,
        context: CallContext
    ) async throws -> PointsV1.ExplainEntryResponse {
        throw RPCError.untested
    }

    func getLiability(
        _ request: PointsV1.GetLiabilityRequest,
        context: CallContext
    ) async throws -> PointsV1.GetLiabilityResponse {
        throw RPCError.untested
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
