import Primitives
import RecommendationsPrediction
import Testing

/// Arms compared while members come in: errors stay as rare as said however often one looks.
@Suite(.timeLimit(.minutes(5))) struct ArmsComparisonTests {
    /// Whether an experiment with these rates, looked at all the time, ever says that arms differ.
    private func everSignificant(
        _ rates: [Double],
        _ method: ArmsComparison.Method,
        members: Int,
        using random: inout SeededRandom
    ) -> Bool {
        var comparison = ArmsComparison(
            armCount: rates.count,
            method: method,
            alpha: 0.05,
            bounds: 0...1,
            effectDeviation: 0.05
        )
        var wins = [Int](repeating: 1, count: rates.count)
        for index in 0..<members {
            let arm: Int
            if method == .moving, index >= 400 {
                // A greedy policy, which ruins plain tests: nine of ten to what looks best.
                let best = wins.indices.max { lhs, rhs in
                    let left = Double(wins[lhs]) / Double(1 + comparison.summary(of: lhs).count)
                    let right = Double(wins[rhs]) / Double(1 + comparison.summary(of: rhs).count)
                    return left < right
                }
                arm =
                    Double.random(in: 0..<1, using: &random) < 0.9
                    ? best ?? 0 : Int.random(in: 0..<rates.count, using: &random)
            } else {
                arm = Int.random(in: 0..<rates.count, using: &random)
            }
            let won = Double.random(in: 0..<1, using: &random) < rates[arm]
            wins[arm] += won ? 1 : 0
            comparison.add(won ? 1 : 0, arm: arm)
            guard index % 200 == 199 else { continue }
            for other in 1..<rates.count
            where (comparison.difference(of: other)?.p ?? 1) <= 0.05 { return true }
        }
        return false
    }

    @Test(arguments: [ArmsComparison.Method.fixed, .moving], [2, 3])
    func lookingAllTheTimeMakesNoMoreErrors(method: ArmsComparison.Method, arms: Int) {
        var random = SeededRandom(seed: 21)
        let rounds = 200
        let errors = (0..<rounds).count { _ in
            everSignificant(
                Array(repeating: 0.2, count: arms),
                method,
                members: 4_000,
                using: &random
            )
        }
        // At most one in twenty: four deviations of chance are let pass.
        let bound = 0.05 * Double(rounds) + 4 * (0.05 * 0.95 * Double(rounds)).squareRoot()
        #expect(Double(errors) <= bound, "\(errors) of \(rounds)")
    }

    @Test(arguments: [ArmsComparison.Method.fixed, .moving])
    func effectsAreSeen(method: ArmsComparison.Method) {
        var random = SeededRandom(seed: 22)
        let found = (0..<20).count { _ in
            everSignificant([0.2, 0.4], method, members: 6_000, using: &random)
        }
        #expect(found >= 18)
    }

    @Test func tooLittleSaysNothingAndIntervalsFitTheirP() throws {
        var random = SeededRandom(seed: 23)
        for method in [ArmsComparison.Method.fixed, .moving] {
            var comparison = ArmsComparison(
                armCount: 2,
                method: method,
                alpha: 0.05,
                bounds: 0...1,
                effectDeviation: 0.05
            )
            for _ in 0..<150 { comparison.add(0, arm: 0) }
            let early = comparison.difference(of: 1)
            #expect(early == nil)
            for index in 0..<8_000 {
                let rate = index % 2 == 0 ? 0.2 : 0.35
                comparison.add(
                    Double.random(in: 0..<1, using: &random) < rate ? 1 : 0,
                    arm: index % 2
                )
            }
            let found = comparison.difference(of: 1)
            let difference = try #require(found)
            #expect(difference.p <= 0.05)
            #expect(difference.interval.lowerBound > 0)
            #expect(difference.interval.contains(difference.value))
        }
    }

    @Test func aFairLotRaisesNoAlarmHoweverOftenOneLooks() {
        var random = SeededRandom(seed: 24)
        var alarms = 0
        for _ in 0..<400 {
            var counts = [0, 0, 0]
            var least = 1.0
            for member in 0..<2_000 {
                let draw = Double.random(in: 0..<1, using: &random)
                counts[draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2] += 1
                guard member % 50 == 49 else { continue }
                var ratio = SampleRatio()
                ratio.add(counts: counts, shares: [0.5, 0.3, 0.2])
                least = min(least, ratio.p)
            }
            if least < 0.05 { alarms += 1 }
        }
        // At 0.05 at most one in twenty; the alarm itself is set to one in a thousand.
        #expect(Double(alarms) <= 20 + 4 * (400 * 0.05 * 0.95).squareRoot())
    }

    @Test func lostMembersRaiseTheAlarm() {
        var ratio = SampleRatio()
        // A tenth of one arm's members was lost.
        ratio.add(counts: [10_000, 9_000], shares: [0.5, 0.5])
        #expect(ratio.p < SampleRatio.pMin)
        var fair = SampleRatio()
        fair.add(counts: [10_000, 9_950], shares: [0.5, 0.5])
        fair.add(counts: [2_010, 1_000], shares: [0.667, 0.333])
        #expect(fair.p > 0.1)
    }

    @Test func armsKeepBoundsOfTheirOwn() {
        var random = SeededRandom(seed: 25)
        for _ in 0..<50 {
            let arms = (0..<3).map { _ in
                BoundedBandit.Arm(
                    yes: Int.random(in: 0...60, using: &random),
                    no: Int.random(in: 0...60, using: &random)
                )
            }
            let bounds = [0.5...0.8, 0.05...0.4, 0.1...0.15]
            let shares = BoundedBandit(arms: arms, bounds: bounds).shares(
                using: &random,
                rounds: 200
            )
            #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
            for (share, bound) in zip(shares, bounds) {
                #expect(
                    share >= bound.lowerBound - 1e-9 && share <= bound.upperBound + 1e-9,
                    "\(shares)"
                )
            }
        }
    }
}
