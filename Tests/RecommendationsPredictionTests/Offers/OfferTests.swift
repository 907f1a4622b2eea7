import Primitives
import RecommendationsPrediction
import Testing

@Suite struct OfferTests {
    private let coupon = PublishedOffer(id: 7, benefitCost: 5, contactCost: 0.1, margin: 30)

    @Test func aSureBuyerIsNotPaidToBuy() {
        let sure = OfferChoice.Prospect(offer: coupon, baseline: 0.95, uplift: 0.02)
        let wavering = OfferChoice.Prospect(offer: coupon, baseline: 0.2, uplift: 0.15)
        #expect(sure.expectedNet < 0)
        #expect(wavering.expectedNet.isClose(to: 0.15 * 30 - 0.35 * 5 - 0.1))
        #expect(OfferChoice([sure]).ranked.isEmpty)
        #expect(OfferChoice([sure, wavering]).ranked == [wavering])
    }

    @Test func theBestAreMadeAndTiesHaveAnOrder() {
        let prospects = [3, 1, 2].map { id in
            OfferChoice.Prospect(
                offer: PublishedOffer(id: id, benefitCost: 1, contactCost: 0, margin: 20),
                baseline: 0.1,
                uplift: 0.2
            )
        }
        let best = OfferChoice.Prospect(
            offer: PublishedOffer(id: 9, benefitCost: 1, contactCost: 0, margin: 40),
            baseline: 0.1,
            uplift: 0.2
        )
        let choice = OfferChoice(prospects + [best], countMax: 3)
        #expect(choice.ranked.map(\.offer.id) == [9, 1, 2])
        #expect(OfferChoice(prospects, countMax: 3, netMin: 100).ranked.isEmpty)
    }

    @Test func upliftIsKeptWithinProbabilities() {
        let prospect = OfferChoice.Prospect(offer: coupon, baseline: 0.9, uplift: 0.5)
        #expect(prospect.uplift.isClose(to: 0.1))
        let worse = OfferChoice.Prospect(offer: coupon, baseline: 0.1, uplift: -0.5)
        #expect(worse.uplift.isClose(to: -0.1))
    }

    /// Segments with known effects: drawn together where they are small and alike.
    @Test func smallSegmentsAreDrawnToTheMean() {
        var random = SeededRandom(seed: 44)
        func arm(_ rate: Double, _ count: Int) -> ArmSummary {
            var arm = ArmSummary()
            for _ in 0..<count {
                arm.add(Double.random(in: 0..<1, using: &random) < rate ? 1 : 0)
            }
            return arm
        }
        var alike: [Int: (treated: ArmSummary, control: ArmSummary)] = [:]
        var rawSquare = 0.0
        for segment in 0..<30 {
            alike[segment] = (arm(0.3, 60), arm(0.2, 60))
            if let arms = alike[segment] {
                let raw = arms.treated.mean - arms.control.mean
                rawSquare += (raw - 0.1) * (raw - 0.1)
            }
        }
        let estimate = UpliftEstimate(alike)
        #expect(abs(estimate.overall.mean - 0.1) < 4 * estimate.overall.deviation)
        var square = 0.0
        for segment in 0..<30 {
            let error = estimate.effect(of: segment).mean - 0.1
            square += error * error
        }
        #expect(square < rawSquare / 2)
        #expect(estimate.effect(of: 99) == estimate.overall)
        let apart: [Int: (treated: ArmSummary, control: ArmSummary)] = [
            0: (arm(0.6, 4_000), arm(0.2, 4_000)), 1: (arm(0.2, 4_000), arm(0.2, 4_000)),
            2: (arm(0.4, 4_000), arm(0.2, 4_000)),
        ]
        let different = UpliftEstimate(apart)
        #expect(different.betweenVariance > 0.01)
        #expect(abs(different.effect(of: 0).mean - 0.4) < 0.05)
        #expect(abs(different.effect(of: 1).mean) < 0.05)
    }

    /// The effect grows with the first number; the second says who buys anyway, and who got it.
    private func cases(spread: Double, seed: UInt64) -> [UpliftModel.Case] {
        var random = SeededRandom(seed: seed)
        return (0..<12_000).map { _ in
            let row = (0..<3).map { _ in Double.random(in: -1..<1, using: &random) }
            let propensity = 0.5 + 0.2 * row[1]
            let isTreated = Double.random(in: 0..<1, using: &random) < propensity
            let rate = 0.3 + 0.2 * row[1] + (isTreated ? 0.1 + spread * row[0] : 0)
            return UpliftModel.Case(
                row: row,
                isTreated: isTreated,
                bought: Double.random(in: 0..<1, using: &random) < rate,
                propensity: propensity
            )
        }
    }

    @Test func membersWithAnEffectAreFound() {
        let cases = cases(spread: 0.1, seed: 45)
        let model = UpliftModel(cases)
        #expect(abs(model.meanEffect - 0.1) < 4 * model.meanDeviation)
        #expect(model.meanDeviation < 0.01)
        #expect(model.trust > 0.5)
        let strong = model.effect(of: [1, 0, 0])
        let weak = model.effect(of: [-1, 0, 0])
        #expect(strong > weak + 0.08)
        #expect(abs((strong + weak) / 2 - 0.1) < 0.04)
        #expect(model.baseline(of: [0, 1, 0]) > model.baseline(of: [0, -1, 0]) + 0.2)
        // Who was chosen buys more anyway: the plain difference is far off.
        func mean(_ isTreated: Bool) -> Double {
            let kind = cases.filter { $0.isTreated == isTreated }
            return Double(kind.count { $0.bought }) / Double(kind.count)
        }
        #expect(mean(true) - mean(false) > model.meanEffect + 0.03)
    }

    @Test func differencesThatAreNoneAreNotBelieved() {
        for seed in [46, 47] as [UInt64] {
            let model = UpliftModel(cases(spread: 0, seed: seed))
            let strong = model.effect(of: [1, 0, 0])
            #expect(abs(strong - model.effect(of: [-1, 0, 0])) < 0.04)
            #expect(abs(model.meanEffect - 0.1) < 4 * model.meanDeviation)
        }
    }
}
