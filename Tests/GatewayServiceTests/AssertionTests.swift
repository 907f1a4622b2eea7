import GatewayDomain
import GatewayService
import Messages
import Primitives
import RPCCore
import Testing

/// Callers that have a certificate and no token.
@Suite struct AssertionTests {
    private static let alice = PeerIdentity(kind: .operator, name: "alice")

    @Test func servicesSeeTheOperatorAndNotTheGateway() async throws {
        let bench = Bench()
        let caller = try bench.gateway(token: nil, peer: Self.alice)
        _ = try await caller.home()
        for part in Part.allCases {
            let context = bench.service(part).contexts.first
            #expect(context?.principal?.kind == .operator)
            #expect(context?.principal?.id == "alice")
            #expect(context?.metadata.token == "operator:alice:1")
        }
        _ = try await caller.client.putProducts(
            RecommendationsV1.PutProductsRequest(),
            options: caller.options()
        )
        #expect(bench.recommendations.contexts.last?.metadata.token == "operator:alice:1")
    }

    @Test func assertionIsUsedForHalfItsLife() async throws {
        let bench = Bench()
        let caller = try bench.gateway(token: nil, peer: Self.alice)
        _ = try await caller.home()
        bench.turnWallClock(by: .milliseconds(29_999))
        _ = try await caller.home()
        #expect(bench.assertedCount == 1)
        bench.turnWallClock(by: .milliseconds(1))
        _ = try await caller.home()
        #expect(
            bench.points.contexts.map(\.metadata.token) == [
                "operator:alice:1", "operator:alice:1", "operator:alice:2",
            ]
        )
    }

    @Test func everyPrincipalHasItsOwn() async throws {
        let bench = Bench()
        let bob = PeerIdentity(kind: .operator, name: "bob")
        for peer in [Self.alice, bob, Self.alice, bob] {
            _ = try await bench.gateway(token: nil, peer: peer).home()
        }
        #expect(
            bench.points.contexts.map(\.metadata.token) == [
                "operator:alice:1", "operator:bob:2", "operator:alice:1", "operator:bob:2",
            ]
        )
    }

    @Test func ownTokenTravelsOn() async throws {
        let bench = Bench()
        _ = try await bench.gateway(token: "operator:alice", peer: Self.alice).home()
        #expect(bench.points.contexts.first?.metadata.token == "operator:alice")
        #expect(bench.assertedCount == 0)
    }

    @Test func nobodyElseIsSpokenFor() throws {
        let cache = AssertionCache(now: { Timestamp(microseconds: 0) }) { _, _ in "token" }
        for kind in Principal.Kind.allCases {
            let context = CallContext(
                method: GatewayV1.GatewayMethods.getHome,
                principal: Principal(kind: kind, id: "1"),
                peer: nil,
                deadline: nil,
                metadata: CallMetadata()
            )
            if kind == .operator || kind == .partner {
                #expect(try cache.token(for: context) == "token")
            } else {
                let error = #expect(throws: RPCError.self) { try cache.token(for: context) }
                #expect(error?.reason == "gateway.caller_needs_token")
            }
        }
    }

    @Test func rememberedAssertionsAreBounded() throws {
        let cache = AssertionCache(now: { Timestamp(microseconds: 0) }) { principal, _ in
            principal.id
        }
        for number in 0..<AssertionCache.principalsMax * 2 {
            let context = CallContext(
                method: GatewayV1.GatewayMethods.getHome,
                principal: Principal(kind: .partner, id: "p\(number)"),
                peer: nil,
                deadline: nil,
                metadata: CallMetadata()
            )
            #expect(try cache.token(for: context) == "p\(number)")
            #expect(cache.count <= AssertionCache.principalsMax)
        }
    }
}
