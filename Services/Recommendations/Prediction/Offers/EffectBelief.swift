/// What is believed of an offer's effect: a mean and how far it may be off.
///
/// An assumption and a measurement, both normal, weighted by their precisions (Bayes).
package struct EffectBelief: Hashable, Sendable {
    /// How much likelier a member buys.
    package let mean: Double
    /// One deviation.
    package let deviation: Double

    /// The least deviation of an assumption: one member of a hundred.
    package static let assumedDeviationMin = 0.01

    /// How far an effect that was observed in chosen members may be off although everything that is
    /// known of them was allowed for: two members of a hundred, added as a variance.
    package static let observedBias = 0.02

    /// Wraps a belief.
    package init(mean: Double, deviation: Double) {
        precondition(deviation > 0, "a deviation of \(deviation)")
        self.mean = mean
        self.deviation = deviation
    }

    /// What is assumed before anything is measured.
    ///
    /// - Parameter uplift: The assumption, as unsure as it is large.
    package init(assumed uplift: Double) {
        self.init(mean: uplift, deviation: max(abs(uplift), Self.assumedDeviationMin))
    }

    /// The belief after a measurement.
    ///
    /// - Parameters:
    ///   - mean: What was measured.
    ///   - deviation: How far that may be off by chance.
    ///   - isByLot: Whether members were held out by lot; otherwise `observedBias` is added.
    /// - Returns: What is believed then.
    package func updated(mean: Double, deviation: Double, isByLot: Bool) -> EffectBelief {
        let bias = isByLot ? 0 : Self.observedBias
        let variance = max(deviation * deviation + bias * bias, 1e-12)
        let own = 1 / (self.deviation * self.deviation)
        let total = own + 1 / variance
        return EffectBelief(
            mean: (own * self.mean + mean / variance) / total,
            deviation: (1 / total).squareRoot()
        )
    }
}
