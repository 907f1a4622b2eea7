/// What another policy would have brought, from the log of the one that ran.
///
/// Inverse propensity scores (Horvitz and Thompson, 1952), their self-normalised form
/// (Swaminathan and Joachims, 2015) and the doubly robust form (Dudík, Langford and Li, 2011).
package struct OffPolicyEstimate: Hashable, Sendable {
    /// One line of the log.
    package struct Event: Hashable, Sendable {
        /// The arm that was shown.
        package let arm: Int
        /// The chance with which the running policy showed it, as logged.
        package let propensity: Double
        /// What it brought.
        package let reward: Double
        /// The chance of each arm under the policy in question.
        package let target: [Double]
        /// What a model expects of each arm; zeros without a model.
        package let expected: [Double]

        /// Wraps a line.
        ///
        /// - Parameters:
        ///   - arm: An index of `target`.
        ///   - propensity: Above 0.
        ///   - reward: Any number.
        ///   - target: Chances that add up to 1.
        ///   - expected: As many numbers, or none.
        package init(
            arm: Int,
            propensity: Double,
            reward: Double,
            target: [Double],
            expected: [Double] = []
        ) {
            precondition(propensity > 0 && propensity <= 1, "a propensity of \(propensity)")
            precondition(target.indices.contains(arm), "arm \(arm) of \(target.count)")
            precondition(expected.isEmpty || expected.count == target.count, "one for each arm")
            self.arm = arm
            self.propensity = propensity
            self.reward = reward
            self.target = target
            self.expected = expected.isEmpty ? target.map { _ in 0 } : expected
        }
    }

    /// A mean and the deviation of that mean.
    package struct Mean: Hashable, Sendable {
        /// The estimate.
        package let value: Double
        /// How far it is off by chance, one deviation.
        package let deviation: Double
    }

    /// By inverse propensity scores: right on average, but restless.
    package let inversePropensity: Mean
    /// Divided by the sum of the weights: a little wrong on average, but calmer.
    package let selfNormalised: Mean
    /// Corrected by a model: right if either the model or the propensities are.
    package let doublyRobust: Mean
    /// How many evenly weighted lines the log is worth (Kish, 1965).
    package let effectiveCount: Double
    /// The share of lines whose weight was cut to `weightMax`.
    package let cutShare: Double

    /// Judges a policy.
    ///
    /// - Parameters:
    ///   - events: At least one line.
    ///   - weightMax: Larger weights are cut, which trades a little bias for calm.
    package init(_ events: [Event], weightMax: Double = .infinity) {
        precondition(!events.isEmpty, "the log is empty")
        var weighted = ArmSummary()
        var robust = ArmSummary()
        var sum = 0.0
        var squares = 0.0
        var cut = 0
        var weights: [Double] = []
        for event in events {
            let full = event.target[event.arm] / event.propensity
            let weight = min(full, weightMax)
            if full > weightMax { cut += 1 }
            weights.append(weight)
            sum += weight
            squares += weight * weight
            weighted.add(weight * event.reward)
            var expected = 0.0
            for (chance, value) in zip(event.target, event.expected) { expected += chance * value }
            robust.add(expected + weight * (event.reward - event.expected[event.arm]))
        }
        let count = Double(events.count)
        func mean(_ summary: ArmSummary) -> Mean {
            Mean(value: summary.mean, deviation: (summary.variance / count).squareRoot())
        }
        inversePropensity = mean(weighted)
        doublyRobust = mean(robust)
        let normalised = sum > 0 ? weighted.mean * count / sum : 0
        var rest = 0.0
        for (event, weight) in zip(events, weights) {
            let difference = weight * (event.reward - normalised)
            rest += difference * difference
        }
        selfNormalised = Mean(
            value: normalised,
            deviation: sum > 0 ? rest.squareRoot() / sum : .infinity
        )
        effectiveCount = squares > 0 ? sum * sum / squares : 0
        cutShare = Double(cut) / count
    }
}
