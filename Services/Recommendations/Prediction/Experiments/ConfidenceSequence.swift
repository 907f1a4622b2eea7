import Glibc

/// Intervals for the mean of bounded measurements that hold at all times together.
///
/// Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence
/// sequences", Annals of Statistics 49(2), 2021. Nothing is assumed but the bounds; the variance is
/// learned from the measurements (their Theorem 4 with the stitched boundary of equation (10)).
package struct ConfidenceSequence: Hashable, Sendable {
    /// The share of sequences that leave out the mean at any time, at most.
    package let alpha: Double
    /// What measurements lie within.
    package let bounds: ClosedRange<Double>
    /// How many were measured.
    package private(set) var count = 0
    /// Their mean.
    package private(set) var mean = 0.0
    private var variation = 0.0

    /// Starts without measurements.
    package init(alpha: Double = 0.05, bounds: ClosedRange<Double> = 0...1) {
        precondition(alpha > 0 && alpha < 1, "an error share of \(alpha)")
        precondition(bounds.upperBound > bounds.lowerBound, "the bounds \(bounds) are one point")
        self.alpha = alpha
        self.bounds = bounds
    }

    /// Adds a measurement, which must lie within the bounds.
    package mutating func add(_ value: Double) {
        precondition(bounds.contains(value), "\(value) is not within \(bounds)")
        let scaled = (value - bounds.lowerBound) / width
        // Compared with what was expected before it was seen, as the theorem asks.
        let expected = count == 0 ? 0.5 : mean
        variation += (scaled - expected) * (scaled - expected)
        count += 1
        mean += (scaled - mean) / Double(count)
    }

    /// The means that are not ruled out.
    package var interval: ClosedRange<Double> { interval(alpha: alpha) }

    /// The means that are not ruled out where another share of errors is borne; the intervals of
    /// one share hold at all times together.
    package func interval(alpha: Double) -> ClosedRange<Double> {
        guard count > 0 else { return bounds }
        let reach = Self.boundary(variation: variation, alpha: alpha / 2) / Double(count)
        let low = max(0, mean - reach)
        let high = min(1, mean + reach)
        return unscaled(min(low, high))...unscaled(max(low, high))
    }

    /// The stitched boundary for measurements within an interval of width 1: equation (10) with
    /// η = 2, s = 1.4, m = 1, which at α = 0.025 is their example
    /// 1.7·√(v(log log 2v + 3.8)) + 3.4·log log 2v + 13.
    package static func boundary(variation: Double, alpha: Double) -> Double {
        let eta = 2.0
        let s = 1.4
        // The Riemann zeta function at 1.4.
        let zeta = 3.105_547_286_0
        let v = max(variation, 1)
        let level = s * log(log(eta * v)) + log(zeta / (alpha * pow(log(eta), s)))
        let first = (pow(eta, 0.25) + pow(eta, -0.25)) / 2.0.squareRoot()
        let second = (eta.squareRoot() + 1) / 2
        return (first * first * v * level + second * second * level * level).squareRoot()
            + second * level
    }

    private var width: Double { bounds.upperBound - bounds.lowerBound }

    private func unscaled(_ value: Double) -> Double { bounds.lowerBound + value * width }
}
