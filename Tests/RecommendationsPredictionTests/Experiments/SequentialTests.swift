import Primitives
import RecommendationsPrediction
import Testing

@Suite struct SequentialTests {
    /// The share of experiments in which an effect is seen at any of the looks.
    private func seen(
        lift: Double,
        experiments: Int,
        looks: Int,
        seed: UInt64
    ) -> (sequential: Double, fixed: Double) {
        var random = SeededRandom(seed: seed)
        var sequential = 0
        var fixed = 0
        for _ in 0..<experiments {
            var treatment = ArmSummary()
            var control = ArmSummary()
            var comparison = SequentialComparison(alpha: 0.05, effectDeviation: 0.03)
            var isSeen = false
            var isSeenByPeeking = false
            for _ in 0..<looks {
                for _ in 0..<100 {
                    treatment.add(Double.random(in: 0..<1, using: &random) < 0.3 + lift ? 1 : 0)
                    control.add(Double.random(in: 0..<1, using: &random) < 0.3 ? 1 : 0)
                }
                guard let result = comparison.look(treatment: treatment, control: control)
                else { continue }
                isSeen = isSeen || result.isSignificant
                let variance =
                    (treatment.variance + control.variance) / Double(treatment.count)
                let z = result.difference / variance.squareRoot()
                isSeenByPeeking = isSeenByPeeking || abs(z) > 1.96
            }
            sequential += isSeen ? 1 : 0
            fixed += isSeenByPeeking ? 1 : 0
        }
        let count = Double(experiments)
        return (Double(sequential) / count, Double(fixed) / count)
    }

    /// With forty looks the usual test errs in far more than one of twenty; this one does not.
    @Test func peekingMakesNoMoreErrors() {
        let (sequential, fixed) = seen(lift: 0, experiments: 300, looks: 40, seed: 3)
        #expect(sequential <= 0.05 + 0.025)
        #expect(fixed > 0.15)
    }

    @Test func effectsAreFound() {
        let (sequential, _) = seen(lift: 0.06, experiments: 60, looks: 40, seed: 4)
        #expect(sequential > 0.9)
    }

    @Test func saysNothingOfTooLittle() {
        var comparison = SequentialComparison(effectDeviation: 0.1)
        var arm = ArmSummary()
        for index in 0..<99 { arm.add(Double(index % 2)) }
        #expect(comparison.look(treatment: arm, control: arm) == nil)
        arm.add(1)
        let result = comparison.look(treatment: arm, control: arm)
        #expect(result?.difference == 0)
        #expect(result?.isSignificant == false)
        #expect(result?.interval.contains(0) == true)
    }

    /// The p value never rises, and is below alpha just where the interval has left out 0.
    @Test func testAndIntervalAgree() throws {
        var random = SeededRandom(seed: 9)
        var comparison = SequentialComparison(alpha: 0.05, effectDeviation: 0.05)
        var treatment = ArmSummary()
        var control = ArmSummary()
        var leftOut = false
        var before = 1.0
        for step in 1...8_000 {
            treatment.add(Double.random(in: 0..<1, using: &random) < 0.36 ? 1 : 0)
            control.add(Double.random(in: 0..<1, using: &random) < 0.3 ? 1 : 0)
            guard step % 200 == 0 else { continue }
            let looked = comparison.look(treatment: treatment, control: control)
            let result = try #require(looked)
            leftOut = leftOut || !result.interval.contains(0)
            #expect(result.isSignificant == leftOut)
            #expect(result.p <= before)
            before = result.p
        }
        #expect(leftOut)
    }

    /// Equation (24) of the paper, whose figures are rounded to two digits.
    @Test(arguments: [1.0, 10, 100, 1e4, 1e6]) func boundaryIsThePublishedOne(v: Double) {
        let loglog = logarithm(logarithm(2 * v))
        let published = 1.7 * (v * (loglog + 3.8)).squareRoot() + 3.4 * loglog + 13
        let ours = ConfidenceSequence.boundary(variation: v, alpha: 0.025)
        #expect(ours <= published * 1.01)
        #expect(ours > published * 0.75)
    }

    private func logarithm(_ x: Double) -> Double {
        // Through the module under test: log(p / (1 - p)) at p = x / (1 + x).
        SpecialFunctions.logit(x / (1 + x), margin: 0)
    }

    /// Looked at after every measurement, the interval leaves out the mean in few sequences.
    @Test func sequencesKeepTheMean() {
        var random = SeededRandom(seed: 12)
        var missed = 0
        for _ in 0..<200 {
            var sequence = ConfidenceSequence(alpha: 0.1)
            var isMissed = false
            for _ in 0..<1_000 {
                sequence.add(Double.random(in: 0..<1, using: &random) < 0.2 ? 1 : 0)
                isMissed = isMissed || !sequence.interval.contains(0.2)
            }
            missed += isMissed ? 1 : 0
            #expect(sequence.interval.upperBound - sequence.interval.lowerBound < 0.25)
        }
        #expect(missed <= 20)
    }

    @Test func sequencesUseTheirBounds() {
        var sequence = ConfidenceSequence(bounds: -10...30)
        #expect(sequence.interval == -10...30)
        for _ in 0..<2_000 { sequence.add(5) }
        #expect(sequence.interval.contains(5))
        #expect(sequence.interval.lowerBound > 3 && sequence.interval.upperBound < 7)
    }
}
