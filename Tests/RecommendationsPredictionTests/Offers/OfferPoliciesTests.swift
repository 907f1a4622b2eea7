import Primitives
import RecommendationsPrediction
import Testing

/// What policies would have brought, where the truth is known.
struct OfferPoliciesTests {
    /// A member leaves 1,000 fen and 500 more per unit of its number; an offer adds 400 where that
    /// is above a half and takes 200 otherwise.
    private static func effect(_ number: Double) -> Double { number > 0.5 ? 400 : -200 }

    /// A log of a lot that lets eight of ten have what is proposed; members have one to four
    /// proposals and one lot.
    private func log(members: Int, seed: UInt64) -> [OfferPolicies.Proposal] {
        var random = SeededRandom(seed: seed)
        return (1...Int64(members)).flatMap { member in
            let isMade = Double.random(in: 0..<1, using: &random) < 0.8
            return (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let number = Double.random(in: 0..<1, using: &random)
                let noise = Double.random(in: -900...900, using: &random)
                return OfferPolicies.Proposal(
                    member: member,
                    row: [number, number > 0.5 ? 1 : 0],
                    isMade: isMade,
                    propensity: 0.8,
                    netFen: 1_000 + 500 * number + (isMade ? Self.effect(number) : 0) + noise,
                    // The running policy is right only in part.
                    isWorth: number > 0.3
                )
            }
        }
    }

    /// The truth: numbers are even between 0 and 1.
    static let truths: [(OfferPolicies.Policy, fen: Double, madeShare: Double)] = [
        (.nobody, 1_250, 0), (.everybody, 1_350, 1), (.worthItsCost, 1_250 + 200 - 40, 0.7),
        (.learned, 1_450, 0.5),
    ]

    @Test(arguments: truths)
    func estimatesAreRight(
        policy: OfferPolicies.Policy,
        fen: Double,
        madeShare: Double
    ) {
        let result = OfferPolicies(log(members: 6_000, seed: 5)).result(of: policy)
        #expect(abs(result.madeShare - madeShare) < 0.03)
        for mean in [result.inversePropensity, result.selfNormalised, result.doublyRobust] {
            #expect(abs(mean.value - fen) < 4 * mean.deviation, "\(mean.value) of \(fen)")
        }
        #expect(abs(result.gain.value - (fen - 1_250)) <= 4 * result.gain.deviation)
        // The models take out what can be known of members.
        #expect(result.doublyRobust.deviation < result.inversePropensity.deviation)
        #expect(result.doublyRobust.deviation < 25)
        #expect(result.effectiveCount > 1_000)
    }

    @Test func makingNoneGainsNothing() {
        let result = OfferPolicies(log(members: 300, seed: 6)).result(of: .nobody)
        #expect(result.gain.value == 0 && result.gain.deviation == 0)
    }

    /// Nine of ten times the truth lies within 1.645 deviations, though members have several
    /// proposals with one lot.
    @Test func deviationsAreThoseOfMembers() {
        var hits = 0
        let runs = 200
        for seed in 0..<runs {
            let policies = OfferPolicies(log(members: 300, seed: UInt64(100 + seed)))
            let gain = policies.result(of: .everybody).gain
            if abs(gain.value - 100) < 1.645 * gain.deviation { hits += 1 }
        }
        #expect((168...196).contains(hits), "\(hits) of \(runs)")
    }

    /// With too few to learn from nothing is expected of anybody, and the chances alone count.
    @Test func fewAreJudgedByTheirChancesAlone() {
        let result = OfferPolicies(log(members: 20, seed: 7)).result(of: .everybody)
        #expect(result.doublyRobust.value == result.inversePropensity.value)
        #expect(result.madeShare == 1)
    }
}
