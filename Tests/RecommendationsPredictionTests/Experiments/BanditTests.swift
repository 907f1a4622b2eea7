import Primitives
@testable import RecommendationsPrediction
import Testing

@Suite struct BanditTests {
    private let hash = SipHash(key: 1, 2)

    @Test func sharesStayWithinTheirBounds() {
        for shares in [[1.0, 0, 0], [0.5, 0.5, 0], [0.98, 0.01, 0.01], [0.34, 0.33, 0.33]] {
            let kept = BoundedBandit.bounded(shares, within: shares.map { _ in 0.05...0.8 })
            #expect(abs(kept.reduce(0, +) - 1) < 1e-9)
            for share in kept { #expect(share > 0.05 - 1e-9 && share < 0.8 + 1e-9) }
            // The order is kept.
            for (before, after) in zip(shares.dropFirst(), kept.dropFirst()) {
                #expect(shares[0] < before || kept[0] >= after - 1e-9)
            }
        }
        #expect(
            BoundedBandit.bounded([0.2, 0.3, 0.5], within: .init(repeating: 0.05...0.9, count: 3))[
                1
            ] == 0.3
        )
    }

    @Test func shiftsToTheBetterArmAndGoesOnTrying() throws {
        var random = SeededRandom(seed: 21)
        var bandit = BoundedBandit(
            arms: [.init(), .init(), .init()],
            shareMin: 0.1,
            shareMax: 0.75
        )
        let rates = [0.05, 0.1, 0.06]
        var shown = [0, 0, 0]
        var lastShares: [Double] = []
        var member: Int64 = 0
        for round in 0..<20 {
            let shares = bandit.shares(using: &random, rounds: 400)
            for _ in 0..<400 {
                member += 1
                let draw = bandit.draw(
                    for: try #require(MemberID(rawValue: member)),
                    shares: shares,
                    experiment: "hero-\(round)",
                    hash: hash
                )
                #expect(draw.propensity == shares[draw.arm])
                shown[draw.arm] += 1
                let worked = Double.random(in: 0..<1, using: &random) < rates[draw.arm]
                bandit.record(arm: draw.arm, worked: worked)
            }
            lastShares = shares
        }
        #expect(lastShares[1] > 0.6)
        #expect(shown.min() ?? 0 > 500)
        #expect(bandit.arms.reduce(0) { $0 + $1.yes + $1.no } == 8_000)
    }

    @Test func theSameSeedGivesTheSameShares() {
        let bandit = BoundedBandit(arms: [.init(yes: 3, no: 30), .init(yes: 5, no: 28)])
        var first = SeededRandom(seed: 5)
        var second = SeededRandom(seed: 5)
        #expect(bandit.shares(using: &first) == bandit.shares(using: &second))
    }

    /// Rewards of context and arm are known: the estimators must find the target's value.
    @Test(arguments: [0.0, 0.5]) func estimatorsFindTheTruth(modelError: Double) {
        var random = SeededRandom(seed: 31)
        var events: [OffPolicyEstimate.Event] = []
        var truth = 0.0
        let count = 20_000
        for _ in 0..<count {
            let context = Double.random(in: 0..<1, using: &random)
            let rates = [0.2 + 0.3 * context, 0.6 - 0.4 * context]
            let logging = context < 0.5 ? [0.7, 0.3] : [0.4, 0.6]
            let target = context < 0.5 ? [0.1, 0.9] : [0.9, 0.1]
            let arm = Double.random(in: 0..<1, using: &random) < logging[0] ? 0 : 1
            let reward = Double.random(in: 0..<1, using: &random) < rates[arm] ? 1.0 : 0
            truth += (target[0] * rates[0] + target[1] * rates[1]) / Double(count)
            events.append(
                OffPolicyEstimate.Event(
                    arm: arm,
                    propensity: logging[arm],
                    reward: reward,
                    target: target,
                    expected: rates.map { $0 + modelError }
                )
            )
        }
        let estimate = OffPolicyEstimate(events)
        for mean in [estimate.inversePropensity, estimate.selfNormalised, estimate.doublyRobust] {
            #expect(abs(mean.value - truth) < 4 * mean.deviation)
            #expect(mean.deviation > 0 && mean.deviation < 0.03)
        }
        if modelError == 0 {
            #expect(estimate.doublyRobust.deviation < estimate.inversePropensity.deviation)
        }
        #expect(estimate.effectiveCount > 1_000 && estimate.effectiveCount < Double(count))
        let naive = events.reduce(0) { $0 + $1.reward } / Double(count)
        #expect(abs(naive - truth) > 0.05)
    }

    @Test func theRunningPolicyIsJudgedByItsMean() {
        let events = (0..<10).map { index in
            OffPolicyEstimate.Event(
                arm: index % 2,
                propensity: 0.5,
                reward: Double(index),
                target: [0.5, 0.5]
            )
        }
        let estimate = OffPolicyEstimate(events)
        #expect(estimate.inversePropensity.value.isClose(to: 4.5))
        #expect(estimate.selfNormalised.value.isClose(to: 4.5))
        #expect(estimate.doublyRobust.value.isClose(to: 4.5))
        #expect(estimate.effectiveCount.isClose(to: 10))
        #expect(OffPolicyEstimate(events, weightMax: 0.5).cutShare == 1)
    }
}
