import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// What is measured from orders, what bandits and guardrails do, and what another policy would have
/// brought.
@Suite(.timeLimit(.minutes(5)))
struct ExperimentResultsTests {
    private static func bandit(
        _ experiment: inout RecommendationsV1.Experiment
    ) {
        experiment.policy = .bandit
        experiment.arms = [
            .init(name: "plain", share: 5_000, shareMin: 1_500, shareMax: 9_000),
            .init(name: "warm", share: 5_000, shareMin: 1_000, shareMax: 8_000),
        ]
    }

    /// Members buy after their exposure with the chance of their arm.
    private func run(
        _ house: OfferHouse,
        _ laboratory: Laboratory,
        _ members: ClosedRange<Int64>,
        rates: [String: Double],
        paidFen: Int64 = 10_000,
        using random: inout SeededRandom
    ) async throws {
        var buyers: [Int64] = []
        for member in members {
            let arm = try await ExperimentsTests.assign(laboratory, house, member).arm
            let rate = rates[arm, default: 0]
            if Double.random(in: 0..<1, using: &random) < rate { buyers.append(member) }
        }
        house.wait(days: 8)
        try await house.buy(
            buyers.map { .init(member: $0, daysAgo: 5, paidFen: paidFen) }
        )
    }

    @Test(arguments: StorageEngine.allCases)
    func ordersAfterTheExposureCountUntilTheDaysAreOver(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            _ = try await ExperimentsTests.put(
                laboratory,
                house,
                ExperimentsTests.experiment {
                    $0.metric = .init(kind: .spend, days: 7, spendMaxFen: 15_000)
                }
            )
            // Before the exposure: does not count.
            try await house.buy([.init(member: 1, daysAgo: 1)])
            let arm = try await ExperimentsTests.assign(laboratory, house, 1).arm
            house.wait(days: 6)
            try await house.buy([
                .init(member: 1, daysAgo: 5, paidFen: 4_000), .init(member: 1, daysAgo: 2),
            ])
            var results = try await ExperimentsTests.results(laboratory, house)
            #expect(results.arms.first { $0.arm == arm }?.measured == 0)
            house.wait(days: 4)
            // After the days: does not count.
            try await house.buy([.init(member: 1, daysAgo: 1)])
            results = try await ExperimentsTests.results(laboratory, house)
            var own = try #require(results.arms.first { $0.arm == arm })
            #expect(own.measured == 1 && own.mean == 14_000)
            // A member that is somebody else now is left out.
            let (one, two) = (MemberID(rawValue: 1), MemberID(rawValue: 2))
            let (absorbed, survivor) = (try #require(one), try #require(two))
            let store = house.store
            _ = try await house.database.write {
                try store.apply([.merged(absorbed, into: survivor, mergeID: 9)], in: $0)
            }
            results = try await ExperimentsTests.results(laboratory, house)
            own = try #require(results.arms.first { $0.arm == arm })
            #expect(own.members == 0)
            // Of an erased one nothing is kept.
            _ = try await house.database.write { try store.apply([.erased(survivor)], in: $0) }
            #expect(try await laboratory.store.part(of: absorbed, in: "greeting") == nil)
        }
    }

    @Test func anEffectIsSeenAndAPolicyIsJudged() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            _ = try await ExperimentsTests.put(
                laboratory,
                house,
                ExperimentsTests.experiment {
                    $0.arms = [
                        .init(name: "plain", share: 5_000), .init(name: "warm", share: 5_000),
                    ]
                    $0.metric = .init(kind: .purchase, days: 7, effectExpected: 1_000)
                }
            )
            var random = SeededRandom(seed: 41)
            let rates = ["plain": 0.2, "warm": 0.5]
            try await run(house, laboratory, 1...800, rates: rates, using: &random)
            let results = try await ExperimentsTests.results(laboratory, house)
            let comparison = try #require(results.comparisons.first)
            #expect(comparison.significant && comparison.low > 0)
            #expect(comparison.low < 0.3 && comparison.high > 0.3)
            let handlers = ExperimentsHandlers(laboratory: laboratory)
            let policy = try await handlers.evaluatePolicy(
                .init(
                    organisation: "acme",
                    experiment: "greeting",
                    shares: [0, 1],
                    segments: [.init(segment: "regular", shares: [1, 0])]
                ),
                context: house.context()
            )
            for estimate in [
                policy.inversePropensity, policy.selfNormalised, policy.doublyRobust,
            ] {
                let found = try #require(estimate)
                #expect(abs(found.value - 0.5) < 4 * found.deviation)
                #expect(found.deviation < 0.05)
            }
            let logged = try #require(policy.logged)
            #expect(abs(logged.value - 0.35) < 4 * logged.deviation)
            #expect(policy.members == 800)
            // Everybody had an even chance: half of them speak for this policy.
            #expect(abs(policy.effectiveMembers - 400) < 60)
            let bad = await #expect(throws: RPCError.self) {
                _ = try await handlers.evaluatePolicy(
                    .init(organisation: "acme", experiment: "greeting", shares: [0.5, 0.6]),
                    context: house.context()
                )
            }
            #expect(bad?.fieldViolations.map(\.field) == ["shares"])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aBanditMovesWithinItsBoundsAndLogsItsChances(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            let other = try await house.laboratory()
            _ = try await ExperimentsTests.put(
                laboratory,
                house,
                ExperimentsTests.experiment(Self.bandit)
            )
            var random = SeededRandom(seed: 42)
            let rates = ["plain": 0.1, "warm": 0.5]
            try await run(house, laboratory, 1...200, rates: rates, using: &random)
            // Both sweep at once, as two processes do: the version is made once.
            async let one: Void = laboratory.sweep()
            async let two: Void = other.sweep()
            _ = try await (one, two)
            let state = try #require(
                try await laboratory.store.experiment(named: "greeting")
            )
            #expect(try await laboratory.store.shares(of: "greeting").map(\.version) == [1, 2])
            // The bound of the better arm.
            #expect(abs(state.current.values[1] - 0.8) < 1e-9)
            #expect(abs(state.current.values[0] - 0.2) < 1e-9)
            let answers = try await (201...300).asyncMap { member in
                try await ExperimentsTests.assign(other, house, Int64(member))
            }
            #expect(
                answers.allSatisfy {
                    $0.propensity == state.current.values[$0.arm == "warm" ? 1 : 0]
                }
            )
            #expect(answers.count { $0.arm == "warm" } > 60)
            let results = try await ExperimentsTests.results(laboratory, house)
            #expect(!results.sampleRatioMismatch)
            let expected = results.arms.map(\.expectedShare)
            let share: Double = (200.0 * 0.5 + 100.0 * 0.8) / 300.0
            #expect(abs(expected[1] - share) < 1e-9)
        }
    }

    /// With nothing measured, and then with the same measured again and again.
    @Test func aBanditKeepsWhatItBeginsWithAndIsNotMovedByNoise() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            _ = try await ExperimentsTests.put(
                laboratory,
                house,
                ExperimentsTests.experiment { experiment in
                    experiment.policy = .bandit
                    experiment.arms = [
                        .init(name: "plain", share: 8_000, shareMin: 100, shareMax: 9_900),
                        .init(name: "warm", share: 2_000, shareMin: 100, shareMax: 9_900),
                    ]
                }
            )
            func versions() async throws -> Int {
                try await laboratory.store.shares(of: "greeting").count
            }
            var random = SeededRandom(seed: 44)
            let rates = ["plain": 0.3, "warm": 0.3]
            for _ in 0..<5 { try await laboratory.sweep() }
            #expect(try await versions() == 1)
            // Of the smaller arm some thirty are measured: too few.
            try await run(house, laboratory, 1...150, rates: rates, using: &random)
            for _ in 0..<5 { try await laboratory.sweep() }
            #expect(try await versions() == 1)
            try await run(house, laboratory, 151...400, rates: rates, using: &random)
            for _ in 0..<20 { try await laboratory.sweep() }
            #expect(try await versions() == 2)
            // One more member is no reason.
            try await run(house, laboratory, 401...401, rates: rates, using: &random)
            for _ in 0..<5 { try await laboratory.sweep() }
            #expect(try await versions() == 2)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oneProcessSweepsUntilItsClaimEnds(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let first = try await house.laboratory(holder: "first")
            let second = try await house.laboratory(holder: "second")
            try await first.sweep()
            _ = try await ExperimentsTests.put(
                first,
                house,
                ExperimentsTests.experiment(Self.bandit)
            )
            func versions() async throws -> Int {
                try await first.store.shares(of: "greeting").count
            }
            var random = SeededRandom(seed: 42)
            let rates = ["plain": 0.1, "warm": 0.5]
            try await run(house, first, 1...200, rates: rates, using: &random)
            try await first.store.addShares(
                .init(version: 2, values: [0.5, 0.5], madeAt: house.now),
                of: "greeting"
            )
            // Eight days later the claim of the first has ended: the second takes it.
            try await second.sweep()
            #expect(try await versions() == 3)
            try await first.store.addShares(
                .init(version: 4, values: [0.5, 0.5], madeAt: house.now),
                of: "greeting"
            )
            try await first.sweep()
            #expect(try await versions() == 4)
            try await second.sweep()
            #expect(try await versions() == 5)
        }
    }

    /// What was better beyond chance at first, and is a hair worse by now, is not stopped.
    @Test func aGuardrailLooksAtWhatIsWorseNow() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            _ = try await ExperimentsTests.put(
                laboratory,
                house,
                ExperimentsTests.experiment {
                    $0.arms = [
                        .init(name: "plain", share: 5_000), .init(name: "warm", share: 5_000),
                    ]
                    $0.metric = .init(kind: .click, days: 7)
                    $0.guardrail = .init(kind: .purchase, days: 7, effectExpected: 1_000)
                }
            )
            var random = SeededRandom(seed: 45)
            let better = ["plain": 0.1, "warm": 0.6]
            try await run(house, laboratory, 1...400, rates: better, using: &random)
            let later = ["plain": 0.6, "warm": 0.4]
            try await run(house, laboratory, 401...1_800, rates: later, using: &random)
            let results = try await ExperimentsTests.results(laboratory, house)
            let guardrail = try #require(results.guardrails.first)
            #expect(guardrail.difference < 0 && guardrail.high > 0 && guardrail.p < 0.05)
            try await laboratory.sweep()
            #expect(try await laboratory.store.experiment(named: "greeting")?.stop == nil)
        }
    }

    @Test func aGuardrailStopsWhatMakesWorse() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            _ = try await ExperimentsTests.put(
                laboratory,
                house,
                ExperimentsTests.experiment {
                    $0.arms = [
                        .init(name: "plain", share: 5_000), .init(name: "warm", share: 5_000),
                    ]
                    $0.metric = .init(kind: .click, days: 7)
                    $0.guardrail = .init(kind: .purchase, days: 7, effectExpected: 1_000)
                }
            )
            var random = SeededRandom(seed: 43)
            let rates = ["plain": 0.5, "warm": 0.5]
            try await run(house, laboratory, 1...400, rates: rates, using: &random)
            try await laboratory.sweep()
            #expect(try await laboratory.store.experiment(named: "greeting")?.stop == nil)
            let worse = ["plain": 0.6, "warm": 0.1]
            try await run(house, laboratory, 401...1_200, rates: worse, using: &random)
            try await laboratory.sweep()
            let stop = try await laboratory.store.experiment(named: "greeting")?.stop
            #expect(stop?.reason == "guardrail" && stop?.keptArm == "plain")
            #expect(try await ExperimentsTests.assign(laboratory, house, 1).arm == "plain")
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(
        _ body: (Element) async throws -> Result
    ) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
