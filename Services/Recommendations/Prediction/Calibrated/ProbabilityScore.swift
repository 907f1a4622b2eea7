import Glibc

/// How good probabilities were, once the answers are known.
package struct ProbabilityScore: Hashable, Sendable {
    /// The probability that a yes was given more than a no (Hanley and McNeil, 1982).
    package let areaUnderCurve: Double
    /// The mean square error (Brier, 1950).
    package let brier: Double
    /// The mean of -log of what was given to what happened, clipped to 1e-4 from 0 and 1.
    package let logLoss: Double
    /// The mean of the probabilities less the share of yes.
    package let bias: Double
    /// How many were scored.
    package let count: Int

    /// Scores probabilities.
    ///
    /// - Parameters:
    ///   - probabilities: At least one.
    ///   - answers: As many.
    package init(_ probabilities: [Double], answers: [Bool]) {
        precondition(!probabilities.isEmpty && probabilities.count == answers.count, "one each")
        let count = Double(probabilities.count)
        var square = 0.0
        var loss = 0.0
        var excess = 0.0
        for (probability, answer) in zip(probabilities, answers) {
            let truth = answer ? 1.0 : 0
            square += (probability - truth) * (probability - truth)
            let kept = min(max(probability, 1e-4), 1 - 1e-4)
            loss -= log(answer ? kept : 1 - kept)
            excess += probability - truth
        }
        self.count = probabilities.count
        brier = square / count
        logLoss = loss / count
        bias = excess / count
        areaUnderCurve = Self.area(probabilities, answers)
    }

    /// By ranks, ties shared.
    private static func area(_ probabilities: [Double], _ answers: [Bool]) -> Double {
        let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
        var ranks = 0.0
        var positives = 0.0
        var index = 0
        while index < order.count {
            var end = index
            while end < order.count, probabilities[order[end]] == probabilities[order[index]] {
                end += 1
            }
            // Ranks count from 1: those from index + 1 to end share their mean.
            let rank = Double(index + 1 + end) / 2
            for position in index..<end where answers[order[position]] {
                ranks += rank
                positives += 1
            }
            index = end
        }
        let negatives = Double(order.count) - positives
        guard positives > 0, negatives > 0 else { return 0.5 }
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives)
    }
}
