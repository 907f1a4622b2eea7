/// What the arms of an experiment have brought, member after member in the order in which they were
/// measured, so that it may be looked at any time.
///
/// With shares that stay, arms are compared by the mixture test of ``SequentialComparison``; with
/// a bandit's, whose means may not be taken for those of a fixed lot, by the arms' confidence
/// sequences, which hold whatever the shares depended on before. Errors of several arms are shared
/// out evenly (Bonferroni).
package struct ArmsComparison: Sendable {
    /// How arms are compared.
    package enum Method: Hashable, Sendable {
        /// Shares stay.
        case fixed
        /// Shares move.
        case moving
    }

    /// An arm's difference to the first arm.
    package struct Difference: Hashable, Sendable {
        /// The means' difference.
        package let value: Double
        /// The differences not ruled out.
        package let interval: ClosedRange<Double>
        /// The probability of no difference, valid at any time, for all arms together.
        package let p: Double
    }

    /// The share of experiments without an effect in which one is seen, at most.
    package let alpha: Double
    private let method: Method
    private let bounds: ClosedRange<Double>
    private var summaries: [ArmSummary]
    private var sequences: [ConfidenceSequence]
    private var comparisons: [SequentialComparison]
    private var last: [SequentialComparison.Result?]
    private var measured = 0
    private var looksAt = 0

    /// Sets a comparison up, before anything is measured.
    ///
    /// - Parameters:
    ///   - armCount: At least two.
    ///   - method: How arms are compared.
    ///   - alpha: The share of errors, of all arms together.
    ///   - bounds: What measurements lie within.
    ///   - effectDeviation: The size of effects that one reckons with, above 0.
    package init(
        armCount: Int,
        method: Method,
        alpha: Double,
        bounds: ClosedRange<Double>,
        effectDeviation: Double
    ) {
        precondition(armCount > 1, "\(armCount) arms leave nothing to compare")
        self.method = method
        self.alpha = alpha
        self.bounds = bounds
        let others = Double(armCount - 1)
        summaries = Array(repeating: ArmSummary(), count: armCount)
        sequences = Array(
            repeating: ConfidenceSequence(alpha: alpha / Double(armCount), bounds: bounds),
            count: armCount
        )
        comparisons = Array(
            repeating: SequentialComparison(
                alpha: alpha / others,
                effectDeviation: effectDeviation
            ),
            count: armCount
        )
        last = Array(repeating: nil, count: armCount)
    }

    /// Adds what was measured of a member.
    package mutating func add(_ value: Double, arm: Int) {
        let kept = min(max(value, bounds.lowerBound), bounds.upperBound)
        summaries[arm].add(kept)
        sequences[arm].add(kept)
        measured += 1
        // Looked at as often as changes anything: every member at first, then every hundredth part.
        if measured >= looksAt {
            look()
            looksAt = measured + max(1, measured / 100)
        }
    }

    /// What an arm has measured.
    package func summary(of arm: Int) -> ArmSummary { summaries[arm] }

    /// The means of an arm that are not ruled out, for all arms together.
    package func interval(of arm: Int) -> ClosedRange<Double> { sequences[arm].interval }

    /// How an arm differs from the first; `nil` where too little was measured.
    package mutating func difference(of arm: Int) -> Difference? {
        precondition(arm > 0 && arm < summaries.count, "arm \(arm) is compared with the first")
        guard
            min(summaries[arm].count, summaries[0].count) >= SequentialComparison.countMin
        else { return nil }
        switch method {
        case .fixed:
            look()
            guard let result = last[arm] else { return nil }
            let others = Double(summaries.count - 1)
            return Difference(
                value: result.difference,
                interval: result.interval,
                p: min(1, result.p * others)
            )
        case .moving:
            let alpha = self.alpha / Double(summaries.count)
            let own = sequences[arm].interval(alpha: alpha)
            let first = sequences[0].interval(alpha: alpha)
            return Difference(
                value: summaries[arm].mean - summaries[0].mean,
                interval: (own.lowerBound - first.upperBound)...(own.upperBound
                    - first.lowerBound),
                p: separation(of: arm)
            )
        }
    }

    private mutating func look() {
        guard method == .fixed else { return }
        for arm in 1..<summaries.count {
            let result = comparisons[arm].look(treatment: summaries[arm], control: summaries[0])
            last[arm] = result ?? last[arm]
        }
    }

    /// The least share of errors at which the arm's means and the first arm's are apart.
    private func separation(of arm: Int) -> Double {
        func areApart(_ alpha: Double) -> Bool {
            let share = alpha / Double(summaries.count)
            return !sequences[arm].interval(alpha: share).overlaps(
                sequences[0].interval(alpha: share)
            )
        }
        var low = 1e-12
        var high = 1.0
        guard areApart(high) else { return 1 }
        if areApart(low) { return low }
        // By halves of the exponent, so that small ones are told as well.
        for _ in 0..<60 {
            let middle = (low * high).squareRoot()
            if areApart(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
