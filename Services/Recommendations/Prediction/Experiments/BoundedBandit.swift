import Glibc
package import Primitives

/// Shifts members to the arms that do better, within bounds, and says with which chance.
///
/// Thompson sampling (Thompson, 1933; Chapelle and Li, 2011) for yes-or-no results: an arm's share
/// is the probability that it is the best one, given Beta(1 + yes, 1 + no) for its rate. Shares
/// are kept within a minimum and a maximum, so that every arm goes on being learned of and none
/// takes all; the shares are what is logged as propensities.
package struct BoundedBandit: Hashable, Sendable {
    /// What an arm has shown.
    package struct Arm: Hashable, Sendable {
        /// How often it was shown and worked.
        package var yes = 0
        /// How often it was shown and did not.
        package var no = 0

        /// Takes the counts.
        package init(yes: Int = 0, no: Int = 0) {
            self.yes = yes
            self.no = no
        }
    }

    /// What was drawn, for the log from which other policies are judged later.
    package struct Draw: Hashable, Sendable {
        /// The arm.
        package let arm: Int
        /// The chance with which it was drawn.
        package let propensity: Double
    }

    /// The arms.
    package private(set) var arms: [Arm]
    /// The least and the largest share of each arm.
    package let bounds: [ClosedRange<Double>]

    /// Sets up the arms.
    ///
    /// - Parameters:
    ///   - arms: At least two.
    ///   - shareMin: At most 1 over the number of arms.
    ///   - shareMax: At least that.
    package init(arms: [Arm], shareMin: Double = 0.05, shareMax: Double = 0.9) {
        let even = 1 / Double(arms.count)
        precondition(arms.count > 1, "\(arms.count) arms leave no choice")
        precondition(shareMin > 0 && shareMin <= even, "a least share of \(shareMin)")
        precondition(shareMax >= even && shareMax <= 1, "a largest share of \(shareMax)")
        self.arms = arms
        bounds = arms.map { _ in shareMin...shareMax }
    }

    /// Sets up arms each of which has bounds of its own.
    ///
    /// - Parameters:
    ///   - arms: At least two.
    ///   - bounds: For each arm the least share, above 0, and the largest; the least add up to at
    ///     most 1, the largest to at least 1.
    package init(arms: [Arm], bounds: [ClosedRange<Double>]) {
        precondition(arms.count > 1 && bounds.count == arms.count, "\(arms.count) arms")
        precondition(
            bounds.allSatisfy { $0.lowerBound > 0 && $0.upperBound <= 1 },
            "bounds are \(bounds)"
        )
        precondition(
            bounds.reduce(0) { $0 + $1.lowerBound } <= 1 + 1e-9
                && bounds.reduce(0) { $0 + $1.upperBound } >= 1 - 1e-9,
            "no shares lie within \(bounds)"
        )
        self.arms = arms
        self.bounds = bounds
    }

    /// Counts a result.
    package mutating func record(arm: Int, worked: Bool) {
        if worked { arms[arm].yes += 1 } else { arms[arm].no += 1 }
    }

    /// The share of each arm for now: computed once for many draws, so that what is logged is
    /// exactly what was drawn with.
    ///
    /// - Parameters:
    ///   - random: Any seed gives shares that differ by chance only.
    ///   - rounds: How often the rates are drawn.
    /// - Returns: Shares within the bounds, adding up to 1.
    package func shares(
        using random: inout some RandomNumberGenerator,
        rounds: Int = 2_000
    ) -> [Double] {
        var wins = [Double](repeating: 0, count: arms.count)
        for _ in 0..<rounds {
            var best = 0
            var bestRate = -1.0
            for (index, arm) in arms.enumerated() {
                let rate = RandomDraws.beta(
                    Double(arm.yes) + 1,
                    Double(arm.no) + 1,
                    using: &random
                )
                if rate > bestRate { (best, bestRate) = (index, rate) }
            }
            wins[best] += 1
        }
        return Self.bounded(wins.map { $0 / Double(rounds) }, within: bounds)
    }

    /// Draws the arm of a member: a member who comes again under the same shares gets the same.
    package func draw(
        for member: MemberID,
        shares: [Double],
        experiment: String,
        hash: SipHash
    ) -> Draw {
        let assignment = ExperimentAssignment(experiment: experiment, shares: shares, hash: hash)
        let arm = assignment.arm(of: member)
        return Draw(arm: arm, propensity: shares[arm])
    }

    /// The shares nearest in proportion that lie within the bounds and add up to 1.
    static func bounded(_ shares: [Double], within bounds: [ClosedRange<Double>]) -> [Double] {
        // The sum of clamp(share · factor) grows with the factor: halved until it is 1.
        func clamped(_ factor: Double) -> [Double] {
            zip(shares, bounds).map { share, bounds in
                min(max(share * factor, bounds.lowerBound), bounds.upperBound)
            }
        }
        var low = 0.0
        var high = 1.0
        while clamped(high).reduce(0, +) < 1, high < 1e18 { high *= 2 }
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if clamped(middle).reduce(0, +) < 1 { low = middle } else { high = middle }
        }
        var kept = clamped(high)
        // An arm that never won cannot be scaled up: the rest is spread evenly over what may grow.
        for _ in shares {
            let rest = 1 - kept.reduce(0, +)
            let growing = kept.indices.filter { kept[$0] < bounds[$0].upperBound }
            guard rest > 1e-12, !growing.isEmpty else { break }
            for index in growing {
                kept[index] = min(
                    bounds[index].upperBound,
                    kept[index] + rest / Double(growing.count)
                )
            }
        }
        let sum = kept.reduce(0, +)
        return kept.map { $0 / sum }
    }
}
