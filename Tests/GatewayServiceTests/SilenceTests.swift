import GatewayDomain
import GatewayService
import Messages
import RPCCore
import TestKit
import Testing

/// A service that takes calls and says nothing.
@Suite struct SilenceTests {
    /// Asks for homes that wait in vain for the tier, each until its time is up.
    private func homesWithSilentTier(
        _ count: Int,
        _ bench: Bench,
        timeout: Duration? = nil
    ) async throws {
        let caller = try bench.gateway()
        for number in 1...count {
            async let home = caller.home(timeout: timeout)
            try await bench.tiers.entry(number).wait()
            try await bench.finished.reached(number * 4 - 1).wait()
            bench.clock.advance(by: .milliseconds(800))
            // A caller in a hurry has gone by now.
            if timeout == nil {
                #expect(try await home.missing.map(\.code) == ["DEADLINE_EXCEEDED"])
            } else {
                _ = try? await home
            }
            try await bench.finished.reached(number * 4).wait()
        }
    }

    @Test func silentServiceIsLeftAloneForAWhile() async throws {
        let bench = Bench()
        bench.tiers.behave(.silent)
        try await homesWithSilentTier(UpstreamBreaker.failureCountMax, bench)
        // Nobody turns the clock: the answer comes without asking.
        let home = try await bench.gateway().home()
        #expect(home.missing.map(\.reason) == ["gateway.upstream_silent"])
        #expect(home.points?.balances.first?.available == 42)
        #expect(bench.tiers.contexts.count == UpstreamBreaker.failureCountMax)
    }

    @Test func serviceThatIsBackIsUsedAgain() async throws {
        let bench = Bench()
        bench.tiers.behave(.silent)
        try await homesWithSilentTier(UpstreamBreaker.failureCountMax, bench)
        bench.tiers.behave(.answers)
        bench.clock.advance(by: UpstreamBreaker.waitMin)
        #expect(try await bench.gateway().home().missing.isEmpty)
        #expect(try await bench.gateway().home().missing.isEmpty)
    }

    @Test func hurriedCallersSayNothingAboutAService() async throws {
        let bench = Bench()
        bench.tiers.behave(.silent)
        try await homesWithSilentTier(10, bench, timeout: .milliseconds(300))
        bench.tiers.behave(.answers)
        #expect(try await bench.gateway().home().missing.isEmpty)
    }

    @Test func serviceThatIsDownIsAskedEveryTime() async throws {
        let bench = Bench()
        bench.tiers.behave(
            .fails(RPCError(.unavailable, reason: "rpc.not_connected", message: ""))
        )
        for _ in 0..<20 {
            #expect(try await bench.gateway().home().missing.map(\.reason) == ["rpc.not_connected"])
        }
        bench.tiers.behave(.answers)
        #expect(try await bench.gateway().home().missing.isEmpty)
    }
}
