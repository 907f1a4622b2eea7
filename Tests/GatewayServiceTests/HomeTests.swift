import GatewayDomain
import GatewayService
import Messages
import RPCCore
import TestKit
import Testing

/// One call for a screen.
@Suite struct HomeTests {
    @Test func everyPartIsThere() async throws {
        let bench = Bench()
        let home = try await bench.gateway().home()
        #expect(home.memberID == 7)
        #expect(home.profile?.name == "王小明")
        #expect(home.points?.balances.first?.available == 42)
        #expect(home.tier?.growth == 99)
        #expect(home.recommendations?.items.count == 10)
        #expect(home.missing.isEmpty)
        for part in Part.allCases {
            let contexts = bench.service(part).contexts
            #expect(contexts.count == 1)
            #expect(contexts.first?.principal?.kind == .channelApp)
            #expect(contexts.first?.principal?.id == "mini")
            #expect(contexts.first?.deadline?.remaining(now: bench.clock.now) == .milliseconds(800))
        }
        let ids = Part.allCases.map { bench.service($0).contexts.first?.metadata.requestID }
        #expect(Set(ids).count == 1)
    }

    @Test(arguments: [(0, 10), (1, 1), (100, 100)] as [(UInt32, Int)])
    func recommendationsAreAsManyAsAskedFor(asked: UInt32, count: Int) async throws {
        let home = try await Bench().gateway().home(recommendationsMax: asked)
        #expect(home.recommendations?.items.count == count)
    }

    @Test func whereTheHomeIsShownIsPassedOn() async throws {
        let bench = Bench()
        _ = try await bench.gateway().home()
        _ = try await bench.gateway().home(recommendationsMax: 5) { request in
            request.organisation = "acme/north/store-12"
            request.channel = "mini_program"
            request.inStockOnly = true
            request.log = true
        }
        #expect(
            bench.recommendations.listRequests == [
                RecommendationsV1.RecommendRequest(memberID: 7, itemsMax: 10),
                RecommendationsV1.RecommendRequest(
                    memberID: 7,
                    itemsMax: 5,
                    organisation: "acme/north/store-12",
                    channel: "mini_program",
                    inStockOnly: true,
                    log: true
                ),
            ]
        )
    }

    /// A list that was asked for wrongly is the caller's mistake, and no service that is missing.
    @Test(arguments: ["organisation", "channel", "in_stock_only"])
    func whatIsWrongForTheListIsRefused(field: String) async throws {
        let bench = Bench()
        bench.recommendations.behave(.fails(.invalid(field: field, "is wrong")))
        let error = await #expect(throws: RPCError.self) { try await bench.gateway().home() }
        #expect(error?.code == .invalidArgument)
        #expect(error?.fieldViolations.map(\.field) == [field])
    }

    @Test(
        arguments: Part.allCases,
        [
            RPCError(.unavailable, reason: "rpc.not_connected", message: ""),
            RPCError(.internalError, reason: "rpc.internal", message: ""),
            RPCError(.resourceExhausted, reason: "points.overloaded", message: ""),
            RPCError(.permissionDenied, reason: "rpc.method_denied", message: ""),
        ]
    )
    func failedPartIsNamedAndTheRestServed(part: Part, error: RPCError) async throws {
        let bench = Bench()
        bench.service(part).behave(.fails(error))
        let home = try await bench.gateway().home()
        #expect((home.profile == nil) == (part == .profile))
        #expect((home.points == nil) == (part == .points))
        #expect((home.tier == nil) == (part == .tier))
        #expect((home.recommendations == nil) == (part == .recommendations))
        let missing = try #require(home.missing.first)
        #expect(home.missing.count == 1)
        #expect(missing.part == Self.wire(part))
        #expect(missing.code == error.code.description)
        #expect(missing.reason == error.reason)
    }

    @Test(arguments: Part.allCases)
    func latePartIsNamedWhenTheBudgetIsSpent(part: Part) async throws {
        let bench = Bench()
        bench.service(part).behave(.silent)
        let caller = try bench.gateway()
        async let home = caller.home()
        try await bench.service(part).entry(1).wait()
        try await bench.finished.reached(3).wait()
        bench.clock.advance(by: .milliseconds(799))
        #expect(bench.service(part).contexts.count == 1)
        bench.clock.advance(by: .milliseconds(1))
        let answer = try await home
        #expect(answer.missing.map(\.part) == [Self.wire(part)])
        #expect(answer.missing.first?.code == "DEADLINE_EXCEEDED")
    }

    @Test func memberThatIdentityDoesNotKnowIsNotFoundAtOnce() async throws {
        let bench = Bench()
        bench.identity.behave(
            .fails(RPCError(.notFound, reason: "identity.member_unknown", message: ""))
        )
        // Nobody turns the clock: the answer may not wait for a silent part.
        bench.tiers.behave(.silent)
        let error = await #expect(throws: RPCError.self) { try await bench.gateway().home() }
        #expect(error?.code == .notFound)
        #expect(error?.reason == "identity.member_unknown")
    }

    @Test func memberThatOnlyOthersDoNotKnowHasAHome() async throws {
        let bench = Bench()
        bench.tiers.behave(.fails(RPCError(.notFound, reason: "tiers.unknown", message: "")))
        let home = try await bench.gateway().home()
        #expect(home.missing.map(\.reason) == ["tiers.unknown"])
    }

    @Test func nothingAvailableIsUnavailable() async throws {
        let bench = Bench()
        for part in Part.allCases {
            bench.service(part).behave(
                .fails(RPCError(.unavailable, reason: "rpc.not_connected", message: ""))
            )
        }
        let error = await #expect(throws: RPCError.self) { try await bench.gateway().home() }
        #expect(error?.code == .unavailable)
        #expect(error?.reason == "gateway.no_part_available")
        #expect(error?.retryAfter == .seconds(1))
    }

    @Test func refusalOfEveryPartIsPassedOn() async throws {
        let bench = Bench()
        let refusal = RPCError(.permissionDenied, reason: "rpc.scope_denied", message: "")
        for part in Part.allCases { bench.service(part).behave(.fails(refusal)) }
        let error = await #expect(throws: RPCError.self) { try await bench.gateway().home() }
        #expect(error?.code == .permissionDenied)
        #expect(error?.reason == "rpc.scope_denied")
    }

    @Test(
        arguments: [
            (0, 0, "member_id"),
            (-7, 0, "member_id"),
            (7, 101, "recommendations_max"),
        ] as [(Int64, UInt32, String)]
    )
    func wrongRequestNamesTheField(
        memberID: Int64,
        recommendationsMax: UInt32,
        field: String
    ) async throws {
        let bench = Bench()
        let error = await #expect(throws: RPCError.self) {
            try await bench.gateway().home(memberID, recommendationsMax: recommendationsMax)
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.fieldViolations.map(\.field) == [field])
        #expect(Part.allCases.allSatisfy { bench.service($0).contexts.isEmpty })
    }

    @Test func hurriedCallerLeavesPartsLessTime() async throws {
        let bench = Bench()
        _ = try await bench.gateway().home(timeout: .milliseconds(100))
        for part in Part.allCases {
            let deadline = bench.service(part).contexts.first?.deadline
            #expect(deadline?.remaining(now: bench.clock.now) == .milliseconds(80))
        }
    }

    @Test func anotherMembersHomeIsDenied() async throws {
        let error = await #expect(throws: RPCError.self) {
            try await Bench().gateway(token: "member:8").home(7)
        }
        #expect(error?.code == .permissionDenied)
    }

    static func wire(_ part: Part) -> GatewayV1.Part {
        switch part {
        case .profile: .profile
        case .points: .points
        case .tier: .tier
        case .recommendations: .recommendations
        }
    }
}
