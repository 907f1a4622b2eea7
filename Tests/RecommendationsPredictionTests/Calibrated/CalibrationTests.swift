import Foundation
import Primitives
import RecommendationsPrediction
import Testing

@Suite struct CalibrationTests {
    @Test func areaCountsPairs() {
        let answers = [false, false, true, true]
        // The textbook case: three of four pairs are in order.
        let score = ProbabilityScore([0.1, 0.4, 0.35, 0.8], answers: answers)
        #expect(score.areaUnderCurve.isClose(to: 0.75))
        #expect(score.brier.isClose(to: (0.01 + 0.16 + 0.4225 + 0.04) / 4))
        let loss = -(log(0.9) + log(0.6) + log(0.35) + log(0.8)) / 4
        #expect(score.logLoss.isClose(to: loss))
        #expect(ProbabilityScore([0.5, 0.5, 0.5, 0.5], answers: answers).areaUnderCurve == 0.5)
        #expect(ProbabilityScore([0, 0, 1, 1], answers: answers).areaUnderCurve == 1)
        #expect(ProbabilityScore([0, 1], answers: [true, false]).logLoss.isClose(to: -log(1e-4)))
        #expect(ProbabilityScore([0.3], answers: [true]).areaUnderCurve == 0.5)
    }

    @Test func plattUndoesWhatWasDone() {
        var random = SeededRandom(seed: 81)
        var logits: [Double] = []
        var answers: [Bool] = []
        for _ in 0..<20_000 {
            let truth = Sampling.normal(using: &random)
            answers.append(
                Double.random(in: 0..<1, using: &random) < SpecialFunctions.logistic(truth)
            )
            // Twice too sure of itself, and shifted.
            logits.append(2 * truth + 1)
        }
        let calibration = PlattCalibration(logits: logits, answers: answers, hold: 0)
        #expect(abs(calibration.slope - 0.5) < 0.03)
        #expect(abs(calibration.shift - -0.5) < 0.05)
        let held = PlattCalibration(logits: logits, answers: answers, hold: 1e9)
        #expect(abs(held.slope - 1) < 1e-3 && abs(held.shift) < 1e-3)
        // The slope of one set of answers, the level of another.
        let level = PlattCalibration(slope: 0.5, logits: logits, answers: answers, hold: 0)
        #expect(level.slope == 0.5)
        #expect(abs(level.shift - calibration.shift) < 0.05)
        let mean = logits.reduce(0, +) / Double(logits.count)
        let kept = PlattCalibration(slope: 0.5, logits: logits, answers: answers, hold: 1e12)
        #expect(abs(kept.logit(mean) - mean) < 1e-6)
        #expect(PlattCalibration.none.logit(0.7) == 0.7)
        #expect(PlattCalibration(logits: [], answers: []) == .none)
    }

    @Test func isotonicStepsOnlyRise() {
        let calibration = IsotonicCalibration(
            scores: [1, 2, 3, 4, 5, 6],
            answers: [false, true, false, true, false, true],
            priorRows: 0
        )
        #expect(calibration.probability(0) == 0)
        #expect(calibration.probability(1) == 0)
        // 2 and 3 are pooled, 4 and 5 are pooled.
        #expect(calibration.probability(2.5) == 0.5)
        #expect(calibration.probability(5.9) == 0.5)
        #expect(calibration.probability(9) == 1)
        var random = SeededRandom(seed: 82)
        let scores = (0..<500).map { _ in Double.random(in: 0..<1, using: &random) }
        let answers = scores.map { Double.random(in: 0..<1, using: &random) < $0 * $0 }
        let fitted = IsotonicCalibration(scores: scores, answers: answers)
        var before = 0.0
        for step in 0...100 {
            let probability = fitted.probability(Double(step) / 100)
            #expect(probability >= before && probability > 0 && probability < 1)
            before = probability
        }
        #expect(abs(fitted.probability(0.7) - 0.49) < 0.15)
    }

    @Test func logisticRegressionFindsItsWeights() {
        var random = SeededRandom(seed: 83)
        var rows = TrainingRows(width: 3)
        for _ in 0..<8_000 {
            let x = Sampling.normal(using: &random)
            let y = 10 * Sampling.normal(using: &random) + 50
            let chance = SpecialFunctions.logistic(0.5 + 1.2 * x - 0.08 * (y - 50))
            let answer = Double.random(in: 0..<1, using: &random) < chance
            rows.append([x, y, 7], answer: answer)
        }
        let model = LogisticRegression(rows, ridge: 0.1)
        let middle = model.logit([0, 50, 7])
        #expect(abs(middle - 0.5) < 0.1)
        #expect(abs(model.logit([1, 50, 7]) - middle - 1.2) < 0.12)
        #expect(abs(model.logit([0, 60, 7]) - middle - -0.8) < 0.12)
        // A number that never changes has no say.
        #expect(model.logit([0, 50, 900]) == middle)
        let stiff = LogisticRegression(rows, ridge: 1e7)
        #expect(abs(stiff.logit([1, 50, 7]) - stiff.logit([0, 50, 7])) < 0.01)
        let expected = rows.answers.reduce(0, +) / Double(rows.count)
        #expect(abs(SpecialFunctions.logistic(stiff.logit([0, 50, 7])) - expected) < 0.01)
    }

    @Test func separableAnswersDoNotRunAway() {
        var rows = TrainingRows(width: 1)
        for value in -20...20 where value != 0 { rows.append([Double(value)], answer: value > 0) }
        let model = LogisticRegression(rows, ridge: 1)
        #expect(model.logit([5]) > 1 && model.logit([5]) < 100)
        #expect(model.logit([-5]) < -1)
    }

    @Test func binsAreDrawnToTheMean() {
        let rows = (0..<1_000).map { [Double($0), 0, 0] }
        let answers = (0..<1_000).map { $0 < 200 }
        let bins = RecencyFrequencyBins(rows, answers: answers)
        #expect(bins.probability([10, 0, 0]) > 0.95)
        #expect(bins.probability([990, 0, 0]) < 0.01)
        #expect(bins.probability([990, 0, 0]) > 0)
    }
}
