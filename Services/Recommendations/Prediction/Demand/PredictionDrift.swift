import Glibc

/// Whether today's inputs still look like those that a model was trained on.
///
/// The population stability index: the sum over bins of (actual − expected)·ln(actual / expected).
/// Below 0.1 nothing has changed, from 0.25 on the model is to be trained anew (Lewis, An
/// Introduction to Credit Scoring, 1994; Siddiqi, Credit Risk Scorecards, 2006).
package struct PopulationStability: Hashable, Sendable {
    /// From here on someone should look.
    package static let watchFrom = 0.1
    /// From here on the model is not to be trusted.
    package static let alarmFrom = 0.25

    /// What bounds the bins, ascending.
    let bounds: [Double]
    /// The shares of the bins in training.
    let expected: [Double]
    /// How many values training had.
    package let count: Int

    /// Cuts the inputs of the training into bins of equally many.
    ///
    /// - Parameters:
    ///   - values: At least one.
    ///   - bins: How many bins at most.
    package init(training values: [Double], bins: Int = 10) {
        precondition(!values.isEmpty && bins > 1, "\(values.count) values for \(bins) bins")
        let sorted = values.sorted()
        var bounds: [Double] = []
        for bin in 1..<bins {
            let bound = sorted[min(sorted.count - 1, sorted.count * bin / bins)]
            if bounds.last != bound { bounds.append(bound) }
        }
        self.bounds = bounds
        expected = Self.shares(values, bounds)
        count = values.count
    }

    init(bounds: [Double], expected: [Double], count: Int) {
        precondition(expected.count == bounds.count + 1 && count > 0, "a share for each bin")
        self.bounds = bounds
        self.expected = expected
        self.count = count
    }

    /// What is to be done about an index: nothing as long as chance alone would explain it.
    ///
    /// Over the sum of 1/n and 1/m the index of values that have not moved is distributed as chi
    /// squared with a degree for each bound (Yurdakul, Statistical Properties of Population
    /// Stability Index, 2018); three deviations above the mean are one in some hundreds.
    ///
    /// - Parameters:
    ///   - index: As `index(of:)` gave it.
    ///   - count: Of how many values.
    /// - Returns: The level.
    package func level(of index: Double, count: Int) -> CalibrationDrift.Level {
        guard count > 0 else { return .none }
        let degrees = Double(bounds.count)
        let unit = 1 / Double(self.count) + 1 / Double(count)
        guard index > unit * (degrees + 3 * (2 * degrees).squareRoot()) else { return .none }
        if index >= Self.alarmFrom { return .alarm }
        return index >= Self.watchFrom ? .watch : .none
    }

    /// How far other inputs have moved; 0 where they have not.
    package func index(of values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        var sum = 0.0
        for (actual, expected) in zip(Self.shares(values, bounds), expected) {
            sum += (actual - expected) * log(actual / expected)
        }
        return sum
    }

    /// Shares of the bins, with half a value more in each: no share is 0.
    private static func shares(_ values: [Double], _ bounds: [Double]) -> [Double] {
        var counts = [Double](repeating: 0.5, count: bounds.count + 1)
        for value in values {
            var low = 0
            var high = bounds.count
            while low < high {
                let middle = (low + high) / 2
                if bounds[middle] < value { low = middle + 1 } else { high = middle }
            }
            counts[low] += 1
        }
        let total = counts.reduce(0, +)
        return counts.map { $0 / total }
    }
}

/// Whether probabilities still come true as often as they say.
///
/// Spiegelhalter's test (Statistics in Medicine 5, 1986): the Brier score less what it would be if
/// the probabilities were right, in its own deviations; and the excess of yes in deviations.
package struct CalibrationDrift: Hashable, Sendable {
    /// What is to be done.
    package enum Level: String, Hashable, Sendable {
        /// Nothing.
        case none
        /// Someone should look: one in a hundred right models looks like this.
        case watch
        /// Train again: chance alone does this once in fifteen thousand.
        case alarm
    }

    /// Spiegelhalter's Z.
    package let spiegelhalter: Double
    /// The yes that came beyond those expected, in deviations.
    package let excess: Double
    /// The yes that came for each one expected.
    package let ratio: Double

    /// Compares probabilities with what happened.
    package init(_ probabilities: [Double], answers: [Bool]) {
        precondition(probabilities.count == answers.count, "one answer for each")
        var score = 0.0
        var scoreVariance = 0.0
        var rest = 0.0
        var restVariance = 0.0
        var yes = 0.0
        var expected = 0.0
        for (given, answer) in zip(probabilities, answers) {
            let p = min(max(given, 1e-9), 1 - 1e-9)
            let truth = answer ? 1.0 : 0
            score += (truth - p) * (1 - 2 * p)
            scoreVariance += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p)
            rest += truth - p
            restVariance += p * (1 - p)
            yes += truth
            expected += p
        }
        spiegelhalter = scoreVariance > 0 ? score / scoreVariance.squareRoot() : 0
        excess = restVariance > 0 ? rest / restVariance.squareRoot() : 0
        ratio = expected > 0 ? yes / expected : 1
    }

    /// What is to be done: deviations of 2.58 are one in a hundred, of 4 one in fifteen thousand.
    ///
    /// With many members small drifts are beyond chance: an alarm also needs yes to be a tenth more
    /// or fewer than expected, or its parts to be as far off as chance never brings them.
    package var level: Level {
        let largest = max(abs(spiegelhalter), abs(excess))
        if largest >= 4, abs(ratio - 1) >= 0.1 || abs(spiegelhalter) >= 6 { return .alarm }
        return largest >= 2.58 ? .watch : .none
    }
}
