import Glibc

/// What an offer changes, by segment, from members who got it and members who were held out.
///
/// The difference of two means (the two-model approach with a mean as each model) is unbiased but
/// restless in small segments; each is drawn to the mean effect by empirical Bayes, with the
/// variance between segments after DerSimonian and Laird (1986). Members must have been held out
/// at random: with chosen members, differences say who was chosen, not what the offer did.
package struct UpliftEstimate: Hashable, Sendable {
    /// An effect and how sure it is.
    package struct Effect: Hashable, Sendable {
        /// The mean change of the measure.
        package let mean: Double
        /// One deviation.
        package let deviation: Double
    }

    /// The effect over all segments.
    package let overall: Effect
    /// The variance of effects between segments.
    package let betweenVariance: Double
    private let effects: [Int: Effect]

    /// Compares arms segment by segment.
    ///
    /// - Parameter segments: For each segment the members with the offer and those without.
    package init(_ segments: [Int: (treated: ArmSummary, control: ArmSummary)]) {
        var measured: [(segment: Int, difference: Double, variance: Double)] = []
        for segment in segments.keys.sorted() {
            guard let arms = segments[segment], arms.treated.count > 1, arms.control.count > 1
            else { continue }
            // An arm without variance, as where nobody bought, is not known exactly all the same.
            let variance =
                max(arms.treated.variance, 1e-9) / Double(arms.treated.count)
                + max(arms.control.variance, 1e-9) / Double(arms.control.count)
            measured.append((segment, arms.treated.mean - arms.control.mean, variance))
        }
        var weights = 0.0
        var weighted = 0.0
        var squares = 0.0
        for row in measured {
            weights += 1 / row.variance
            weighted += row.difference / row.variance
            squares += 1 / (row.variance * row.variance)
        }
        let fixed = weights > 0 ? weighted / weights : 0
        var heterogeneity = 0.0
        for row in measured {
            heterogeneity += (row.difference - fixed) * (row.difference - fixed) / row.variance
        }
        let scale = weights > 0 ? weights - squares / weights : 0
        let between =
            scale > 0 ? max(0, (heterogeneity - Double(measured.count - 1)) / scale) : 0
        var total = 0.0
        var sum = 0.0
        for row in measured {
            total += 1 / (row.variance + between)
            sum += row.difference / (row.variance + between)
        }
        let mean = total > 0 ? sum / total : 0
        var effects: [Int: Effect] = [:]
        for row in measured {
            let own = between / (between + row.variance)
            effects[row.segment] = Effect(
                mean: own * row.difference + (1 - own) * mean,
                deviation: (own * row.variance + (1 - own) * (1 - own) / total).squareRoot()
            )
        }
        overall = Effect(mean: mean, deviation: total > 0 ? (1 / total).squareRoot() : .infinity)
        betweenVariance = between
        self.effects = effects
    }

    /// The effect in a segment, drawn to the overall one; the overall one for others.
    package func effect(of segment: Int) -> Effect { effects[segment] ?? overall }
}
