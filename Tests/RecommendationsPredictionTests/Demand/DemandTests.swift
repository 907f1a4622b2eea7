import Foundation
import Primitives
import RecommendationsPrediction
import Testing

@Suite struct DemandTests {
    private func series(
        _ days: Int,
        seed: UInt64,
        mean: (Int) -> Double
    ) -> [Double] {
        var random = SeededRandom(seed: seed)
        return (0..<days).map { Double(Sampling.poisson(mean($0), using: &random)) }
    }

    private let week = [0.6, 0.8, 0.8, 0.9, 1.2, 1.6, 1.1]

    @Test func findsTheDaysOfTheWeek() {
        let demand = DailyDemand(series(200, seed: 61) { 40 * self.week[$0 % 7] })
        for (found, truth) in zip(demand.weekdays, week) { #expect(abs(found - truth) < 0.08) }
        #expect(abs(demand.level - 40) < 4)
        #expect(demand.dispersion < 0.01)
        // Day 200 is the fifth of its week: 200 % 7 = 4.
        #expect(abs(demand.mean(daysAhead: 1) - 40 * week[4]) < 6)
        #expect(demand.mean(daysAhead: 2) > demand.mean(daysAhead: 4))
    }

    /// Of one day, a week and a month to come, the interval holds about as often as it says.
    @Test(arguments: [1, 7, 30]) func intervalsHold(days: Int) {
        var inside = 0
        let rounds = 150
        for round in 0..<rounds {
            let all = series(170 + days, seed: UInt64(1_000 + round)) {
                9 * self.week[$0 % 7]
            }
            let forecast = DailyDemand(Array(all.prefix(170)))
                .forecast(daysAhead: 1...days, coverage: 0.9)
            let sum = Int(all.suffix(days).reduce(0, +))
            if forecast.interval.contains(sum) { inside += 1 }
        }
        #expect(Double(inside) / Double(rounds) > 0.8)
    }

    @Test func followsATrendForAWhile() {
        let growing = DailyDemand((0..<150).map { 20 + 0.3 * Double($0) })
        #expect(growing.trend > 0)
        #expect(growing.level > 55)
        let far = growing.mean(daysAhead: 400)
        #expect(far < growing.level + growing.trend * 40)
    }

    @Test func nothingSoldExpectsNothing() {
        let forecast = DailyDemand([0, 0, 0]).forecast(daysAhead: 1...30)
        #expect(forecast.mean == 0 && forecast.interval == 0...0)
        #expect(DailyDemand([4]).mean(daysAhead: 1) > 0)
    }

    @Test func countsHaveTheirDistributions() {
        let poisson = CountDistribution(mean: 3, variance: 3)
        // exp(-3)·(1 + 3 + 4.5).
        #expect(poisson.share(upTo: 2).isClose(to: exp(-3) * 8.5, within: 1e-9))
        #expect(poisson.quantile(0.5) == 3)
        // Size 1 is the geometric distribution: P(at most k) = 1 - (m / (1 + m))^(k + 1).
        let geometric = CountDistribution(mean: 2, variance: 6)
        for count in 0..<8 {
            let share = 1 - pow(2.0 / 3, Double(count + 1))
            #expect(geometric.share(upTo: count).isClose(to: share, within: 1e-9))
        }
        #expect(geometric.share(upTo: geometric.quantile(0.9)) >= 0.9)
        #expect(geometric.share(upTo: geometric.quantile(0.9) - 1) < 0.9)
    }

    @Test func movedInputsAreSeen() {
        var random = SeededRandom(seed: 70)
        func draw(_ shift: Double) -> [Double] {
            (0..<5_000).map { _ in Sampling.normal(using: &random) + shift }
        }
        let stability = PopulationStability(training: draw(0))
        #expect(stability.index(of: draw(0)) < 0.02)
        let small = stability.index(of: draw(0.2))
        #expect(small < PopulationStability.watchFrom)
        let large = stability.index(of: draw(0.7))
        #expect(large > PopulationStability.alarmFrom)
        #expect(stability.index(of: []) == 0)
        // For normal inputs the index nears the symmetric divergence, the squared shift.
        #expect(abs(large - 0.49) < 0.12)
    }

    @Test func calibrationDriftIsSeen() {
        var random = SeededRandom(seed: 71)
        let given = (0..<4_000).map { _ in Double.random(in: 0.05..<0.6, using: &random) }
        func answers(_ factor: Double) -> [Bool] {
            given.map { Double.random(in: 0..<1, using: &random) < $0 * factor }
        }
        #expect(CalibrationDrift(given, answers: answers(1)).level == .none)
        let drifted = CalibrationDrift(given, answers: answers(1.3))
        #expect(drifted.level == .alarm)
        #expect(abs(drifted.ratio - 1.3) < 0.1)
        #expect(drifted.excess > 4)
        #expect(CalibrationDrift([], answers: []).level == .none)
    }
}
