import Foundation
import Primitives
import RecommendationsLearning
import RecommendationsPrediction
import Testing

/// What is learned of offers, by lot and from chosen members, and what is believed of it.
@Suite struct UpliftLearnerTests {
    /// Members whose chance to buy is known, with and without the offer.
    private struct World {
        /// What the offer adds, on the whole.
        var effect = 0.06
        /// How strongly those who buy anyway are chosen.
        var choice = 0.0
        var isByLot = true

        func observations(
            _ count: Int,
            using random: inout SeededRandom
        ) -> [UpliftLearner.Observation] {
            (0..<count).map { _ in
                let zeal = Double.random(in: -1...1, using: &random)
                let noise = Double.random(in: -1...1, using: &random)
                let chance = isByLot ? 0.7 : 1 / (1 + exp(-choice * zeal))
                let isTreated = Double.random(in: 0..<1, using: &random) < chance
                let rate = 0.3 + 0.2 * zeal + (isTreated ? effect : 0)
                return UpliftLearner.Observation(
                    row: [zeal, noise],
                    isTreated: isTreated,
                    bought: Double.random(in: 0..<1, using: &random) < rate,
                    propensity: isByLot ? chance : nil
                )
            }
        }
    }

    /// The mean over worlds is the truth, and the deviation that is told is the one that is seen.
    @Test func byLotTheEffectIsRightOnAverage() throws {
        var random = SeededRandom(seed: 11)
        var means = ArmSummary()
        var told = ArmSummary()
        for _ in 0..<40 {
            let lesson = try #require(
                UpliftLearner.learn(
                    World().observations(1_500, using: &random),
                    using: &random
                )
            )
            #expect(lesson.isByLot)
            means.add(lesson.model.meanEffect)
            told.add(lesson.model.meanDeviation)
        }
        let error = (means.variance / 40).squareRoot()
        #expect(abs(means.mean - 0.06) < 4 * error)
        #expect(means.variance.squareRoot() < 1.5 * told.mean)
        #expect(told.mean < 1.5 * means.variance.squareRoot())
    }

    /// Those who buy anyway were chosen: the plain difference is far off, the corrected one is not.
    @Test func chosenMembersAreCorrectedFor() throws {
        var random = SeededRandom(seed: 12)
        let seen = World(choice: 2, isByLot: false).observations(20_000, using: &random)
        func rate(_ isTreated: Bool) -> Double {
            let own = seen.filter { $0.isTreated == isTreated }
            return Double(own.count { $0.bought }) / Double(own.count)
        }
        #expect(rate(true) - rate(false) > 0.15)
        let lesson = try #require(UpliftLearner.learn(seen, using: &random))
        #expect(!lesson.isByLot)
        #expect(abs(lesson.model.meanEffect - 0.06) < 4 * lesson.model.meanDeviation)
        #expect(lesson.model.meanDeviation < 0.015)
    }

    @Test func tooFewSayNothing() {
        var random = SeededRandom(seed: 13)
        let few = World().observations(250, using: &random)
        #expect(few.count { !$0.isTreated } < UpliftLearner.countMin)
        #expect(UpliftLearner.learn(few, using: &random) == nil)
        #expect(UpliftLearner.learn([], using: &random) == nil)
    }

    @Test func theSameMembersAndSeedGiveTheSameBytesAndBytesComeBack() throws {
        var random = SeededRandom(seed: 14)
        let seen = World().observations(1_000, using: &random)
        func learned() throws -> UpliftModel {
            var seed = SeededRandom(seed: 5)
            return try #require(UpliftLearner.learn(seen, using: &seed)).model
        }
        let model = try learned()
        let bytes = model.encoded()
        #expect(bytes == (try learned()).encoded())
        let again = try UpliftModel(decoding: bytes)
        #expect(again.effect(of: [0.3, -0.2]) == model.effect(of: [0.3, -0.2]))
        #expect(again.baseline(of: [0.3, -0.2]) == model.baseline(of: [0.3, -0.2]))
        #expect(again.width == 2)
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[index] ^= 0x40
            #expect(throws: ModelBytesError.self) { try UpliftModel(decoding: damaged) }
        }
        #expect(throws: ModelBytesError.self) { try UpliftModel(decoding: []) }
    }

    @Test func beliefsAreAssumptionsUntilSomethingIsMeasured() {
        let assumed = EffectBelief(assumed: 0.005)
        #expect(assumed.mean == 0.005 && assumed.deviation == 0.01)
        let measured = assumed.updated(mean: 0.05, deviation: 0.001, isByLot: true)
        #expect(abs(measured.mean - 0.05) < 0.001 && measured.deviation < 0.001)
        // Of chosen members the measurement counts no more than two hundredths allow.
        let observed = assumed.updated(mean: 0.05, deviation: 0.001, isByLot: false)
        #expect(observed.mean < 0.02 && observed.deviation > 0.008)
        // One that is as sure as the assumption counts half.
        let half = assumed.updated(mean: 0.025, deviation: 0.01, isByLot: true)
        #expect(abs(half.mean - 0.015) < 1e-12)
    }

    /// Ehrenberg's model against a count of members drawn from it.
    @Test func chancesOfPurchasesAreThoseOfTheModel() {
        var random = SeededRandom(seed: 15)
        var seen: [Int: (members: Int, bought: Int)] = [:]
        for _ in 0..<40_000 {
            let rate = Sampling.gamma(0.8, using: &random) / 50
            let past = Sampling.poisson(rate * 100, using: &random)
            let next = Sampling.poisson(rate * 14, using: &random)
            seen[past, default: (0, 0)].members += 1
            seen[past, default: (0, 0)].bought += next > 0 ? 1 : 0
        }
        for count in 0...4 {
            // Days in which the member was known: the first order is 100 days ago.
            let days = (0..<count).map { Int32($0 == 0 ? 0 : 50 + $0) }
            let orders = days.map { OfferHistory.Order(day: $0, paidFen: 1, scopeFen: 1) }
            let first = OfferHistory.Order(day: 0, paidFen: 1, scopeFen: nil)
            let history = OfferHistory(orders + (count == 0 ? [first] : []), today: 100)
            let chance = history.chance(within: 14, rateShape: 0.8, rateDays: 50)
            guard let own = seen[count] else { continue }
            let share = Double(own.bought) / Double(own.members)
            let error = (share * (1 - share) / Double(own.members)).squareRoot()
            #expect(abs(share - chance) < 4 * error, "\(count) orders")
        }
    }

    @Test func aHistoryLooksOneYearBackAndNotAhead() {
        func order(_ day: Int32, _ scopeFen: Int64?) -> OfferHistory.Order {
            .init(day: day, paidFen: 1_000, scopeFen: scopeFen)
        }
        let history = OfferHistory(
            [order(1, 500), order(700, 300), order(900, nil), order(1_000, 900)],
            today: 1_000
        )
        #expect(history.year.days == [700, 900])
        #expect(history.inScope.map(\.day) == [700])
        #expect(history.features.count == OfferHistory.width)
        #expect(history.basketFen(usualFen: 500) == 400)
        #expect(history.meanBenefit(whole: 9) { $0 / 3 } == 100)
        #expect(OfferHistory([], today: 5).meanBenefit(whole: 9) { $0 } == 9)
    }
}
