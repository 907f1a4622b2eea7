import Glibc

/// Turns a model's log odds into probabilities that come true as often as they say.
package struct PlattCalibration: Hashable, Sendable {
    /// What the log odds are multiplied by.
    package let slope: Double
    /// What is added to them.
    package let shift: Double

    /// Leaves log odds as they are.
    package static let none = Self(slope: 1, shift: 0)

    init(slope: Double, shift: Double) {
        self.slope = slope
        self.shift = shift
    }

    /// Fits slope and shift to answers that the model has not seen: Platt (1999), with his
    /// softened targets, and held near slope 1 and shift 0 by `hold` rows' evidence.
    package init(logits: [Double], answers: [Bool], hold: Double = 20) {
        precondition(logits.count == answers.count, "one answer for each")
        var slope = 1.0
        var shift = 0.0
        for _ in 0..<50 {
            var slopes = (hold * (1 - slope), -hold * shift)
            var curves = (hold, 0.0, hold)
            for (logit, answer) in zip(logits, answers) {
                let probability = SpecialFunctions.logistic(slope * logit + shift)
                let rest = (answer ? 1 : 0) - probability
                let curve = probability * (1 - probability)
                slopes = (slopes.0 + rest * logit, slopes.1 + rest)
                curves = (
                    curves.0 + curve * logit * logit, curves.1 + curve * logit, curves.2 + curve
                )
            }
            let determinant = curves.0 * curves.2 - curves.1 * curves.1
            guard determinant > 0 else { break }
            let first = (curves.2 * slopes.0 - curves.1 * slopes.1) / determinant
            let second = (curves.0 * slopes.1 - curves.1 * slopes.0) / determinant
            slope += min(max(first, -1), 1)
            shift += min(max(second, -1), 1)
            if abs(first) + abs(second) < 1e-10 { break }
        }
        self.slope = slope
        self.shift = shift
    }

    /// Takes only the slope of another calibration, about the middle of the log odds, and the shift
    /// that later answers ask for.
    ///
    /// How sure a model may be carries over to a model that has seen more days; how often members
    /// buy does not.
    ///
    /// - Parameters:
    ///   - slope: Found with answers that an earlier model had not seen.
    ///   - logits: What the model says of the latest rows.
    ///   - answers: As many.
    ///   - hold: The rows' evidence that stands against a shift.
    package init(slope: Double, logits: [Double], answers: [Bool], hold: Double) {
        precondition(logits.count == answers.count, "one answer for each")
        let centre = logits.reduce(0, +) / Double(max(1, logits.count))
        let turned = logits.map { centre + slope * ($0 - centre) }
        var shift = 0.0
        for _ in 0..<50 {
            var gradient = -hold * shift
            var curve = hold
            for (logit, answer) in zip(turned, answers) {
                let probability = SpecialFunctions.logistic(logit + shift)
                gradient += (answer ? 1 : 0) - probability
                curve += probability * (1 - probability)
            }
            guard curve > 0 else { break }
            let step = min(max(gradient / curve, -1), 1)
            shift += step
            if abs(step) < 1e-10 { break }
        }
        self.slope = slope
        self.shift = centre * (1 - slope) + shift
    }

    /// The calibrated log odds.
    package func logit(_ logit: Double) -> Double { slope * logit + shift }
}

/// The best steps upwards through answers sorted by score: pool adjacent violators (Ayer and
/// others, 1955; for calibration Zadrozny and Elkan, 2002).
package struct IsotonicCalibration: Hashable, Sendable {
    /// The lowest score of each step, ascending.
    private let starts: [Double]
    private let levels: [Double]

    /// Fits the steps.
    ///
    /// - Parameters:
    ///   - scores: At least one.
    ///   - answers: As many.
    ///   - priorRows: Rows of the mean answer added to each step, so that none says 0 or 1.
    package init(scores: [Double], answers: [Bool], priorRows: Double = 1) {
        precondition(!scores.isEmpty && scores.count == answers.count, "one answer for each")
        let order = scores.indices.sorted { scores[$0] < scores[$1] }
        var blocks: [(start: Double, sum: Double, count: Double)] = []
        for index in order {
            let value = answers[index] ? 1.0 : 0
            if let last = blocks.last, last.start == scores[index] {
                blocks[blocks.count - 1].sum += value
                blocks[blocks.count - 1].count += 1
            } else {
                blocks.append((scores[index], value, 1))
            }
            while blocks.count > 1 {
                let last = blocks[blocks.count - 1]
                let before = blocks[blocks.count - 2]
                guard before.sum * last.count >= last.sum * before.count else { break }
                blocks.removeLast()
                blocks[blocks.count - 1].sum += last.sum
                blocks[blocks.count - 1].count += last.count
            }
        }
        let mean = blocks.reduce(0) { $0 + $1.sum } / Double(scores.count)
        starts = blocks.map(\.start)
        // The prior draws every step towards one mean: a running maximum keeps the order.
        var highest = 0.0
        levels = blocks.map { block in
            highest = max(highest, (block.sum + priorRows * mean) / (block.count + priorRows))
            return highest
        }
    }

    /// The probability of a score.
    package func probability(_ score: Double) -> Double {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= score { low = middle + 1 } else { high = middle }
        }
        return levels[max(0, low - 1)]
    }
}
