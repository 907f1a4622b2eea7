import GatewayDomain
import GatewayService
import Messages
import RPCCore
import TestKit
import Testing

/// One call for a till, and what is passed on.
@Suite struct TillTests {
    private static let down = FakeService.Behaviour.fails(
        RPCError(.unavailable, reason: "rpc.not_connected", message: "")
    )

    @Test func memberIsIdentified() async throws {
        let bench = Bench()
        let answer = try await bench.gateway(token: "till:17").identify()
        #expect(answer.memberID == 7)
        #expect(answer.maskedName == "王*")
        #expect(answer.matched == .card)
        #expect(answer.points?.balances.first?.available == 42)
        #expect(answer.tier?.growth == 99)
        #expect(answer.missing.isEmpty)
        #expect(bench.recommendations.contexts.isEmpty)
        #expect(bench.identity.contexts.map(\.principal?.id) == ["17", "17"])
    }

    @Test(arguments: [Part.points, .tier])
    func identificationGoesOnWithoutAPart(part: Part) async throws {
        let bench = Bench()
        bench.service(part).behave(Self.down)
        let answer = try await bench.gateway(token: "till:17").identify()
        #expect(answer.memberID == 7)
        #expect(answer.missing.map(\.part) == [HomeTests.wire(part)])
        #expect((answer.points == nil) == (part == .points))
        #expect((answer.tier == nil) == (part == .tier))
    }

    @Test(arguments: [
        RPCError(.notFound, reason: "identity.member_unknown", message: ""),
        RPCError(.invalidArgument, reason: "rpc.invalid_field", message: ""),
        RPCError(.unavailable, reason: "rpc.not_connected", message: ""),
    ])
    func failureToResolveIsPassedOn(error: RPCError) async throws {
        let bench = Bench()
        bench.identity.behave(.fails(error))
        let answer = await #expect(throws: RPCError.self) {
            try await bench.gateway(token: "till:17").identify()
        }
        #expect(answer?.code == error.code)
        #expect(answer?.reason == error.reason)
        #expect(bench.points.contexts.isEmpty)
    }

    @Test func ordersNeedPointsAlone() async throws {
        let bench = Bench()
        for part in [Part.profile, .tier, .recommendations] {
            bench.service(part).behave(Self.down)
        }
        let caller = try bench.gateway(token: "till:17")
        let committed = try await caller.client.commitOrder(
            PointsV1.CommitOrderRequest(memberID: 7, organisation: "acme/north"),
            options: caller.options(.seconds(3))
        )
        #expect(committed.balanceAfter == 42)
        let reversed = try await caller.client.reverseOrder(
            PointsV1.ReverseOrderRequest(organisation: "acme/north"),
            options: caller.options(.seconds(3))
        )
        #expect(reversed.replayed)
        let statement = try await caller.client.listStatement(
            PointsV1.ListStatementRequest(memberID: 7),
            options: caller.options(.seconds(3))
        )
        #expect(statement.nextCursor == "next")
        for context in bench.points.contexts {
            #expect(context.principal?.kind == .till)
            #expect(context.deadline?.remaining(now: bench.clock.now) == .seconds(3))
        }
        #expect(bench.points.contexts.count == 3)
        for part in [Part.profile, .tier, .recommendations] {
            #expect(bench.service(part).contexts.isEmpty)
        }
    }

    @Test func registrationNeedsIdentityAlone() async throws {
        let bench = Bench()
        for part in [Part.points, .tier, .recommendations] {
            bench.service(part).behave(Self.down)
        }
        let caller = try bench.gateway(token: "till:17")
        let response = try await caller.client.registerMember(
            IdentityV1.RegisterMemberRequest(organisation: "acme/north"),
            options: caller.options()
        )
        #expect(response.created)
    }

    @Test func refusalIsPassedOnWhole() async throws {
        let bench = Bench()
        let refusal = RPCError(
            .failedPrecondition,
            reason: "points.order_differs",
            message: "another order",
            fieldViolations: [.init(field: "lines[0].paid_fen", description: "differs")],
            retryAfter: .milliseconds(70)
        )
        bench.points.behave(.fails(refusal))
        let caller = try bench.gateway(token: "till:17")
        let error = await #expect(throws: RPCError.self) {
            try await caller.client.commitOrder(
                PointsV1.CommitOrderRequest(organisation: "acme/north"),
                options: caller.options()
            )
        }
        #expect(error == refusal)
    }

    @Test func scopeIsCheckedAtTheDoor() async throws {
        let bench = Bench()
        let caller = try bench.gateway(token: "till:17")
        let error = await #expect(throws: RPCError.self) {
            try await caller.client.commitOrder(
                PointsV1.CommitOrderRequest(organisation: "rival/north"),
                options: caller.options()
            )
        }
        #expect(error?.code == .permissionDenied)
        #expect(bench.points.contexts.isEmpty)
    }
}
