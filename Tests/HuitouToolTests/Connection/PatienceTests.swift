import HuitouTool
import RPCCore
import Testing

/// Calls are repeated while a service is away, and only then.
struct PatienceTests {
    private static func patience(_ limit: Duration) -> Patience {
        Patience(limit: limit, clock: ContinuousClock(), random: { 0 })
    }

    @Test func aServiceThatComesBackIsWaitedFor() async throws {
        var tries = 0
        let answer = try await Self.patience(.seconds(600)).call {
            () async throws(RPCError) -> Int in
            tries += 1
            guard tries > 3 else { throw RPCError(.unavailable, message: "away") }
            return 42
        }
        #expect(answer == 42)
        #expect(tries == 4)
    }

    @Test func aRefusalIsNotRepeated() async {
        var tries = 0
        await #expect(throws: RPCError.self) {
            try await Self.patience(.seconds(10)).call { () async throws(RPCError) -> Int in
                tries += 1
                throw RPCError(.failedPrecondition, message: "no")
            }
        }
        #expect(tries == 1)
    }

    @Test func patienceEnds() async {
        await #expect(throws: RPCError.self) {
            try await Self.patience(.zero).call { () async throws(RPCError) -> Int in
                throw RPCError(.unavailable, message: "away")
            }
        }
    }
}
