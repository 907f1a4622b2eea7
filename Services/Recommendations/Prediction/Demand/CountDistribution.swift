import Glibc

/// Counts of a mean and a variance: negative-binomial, or Poisson where the variance is no larger.
package struct CountDistribution: Hashable, Sendable {
    /// The mean.
    package let mean: Double
    /// The variance.
    package let variance: Double

    /// Takes a positive mean.
    package init(mean: Double, variance: Double) {
        precondition(mean > 0, "a mean of \(mean)")
        self.mean = mean
        self.variance = max(variance, mean)
    }

    /// The probability of at most so many: by the gamma and beta distributions' shares
    /// (DLMF 8.4.10, 8.17.24).
    package func share(upTo count: Int) -> Double {
        guard count >= 0 else { return 0 }
        let upper = Double(count) + 1
        guard variance > mean * 1.000_001 else {
            return 1 - SpecialFunctions.regularisedGamma(mean, shape: upper)
        }
        let size = mean * mean / (variance - mean)
        return SpecialFunctions.regularisedBeta(size / (size + mean), size, upper)
    }

    /// The least count that is not exceeded with this probability.
    package func quantile(_ share: Double) -> Int {
        precondition(share > 0 && share < 1, "a share of \(share)")
        var low = -1
        var high = max(1, Int(mean + 3 * variance.squareRoot()))
        while self.share(upTo: high) < share { high *= 2 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if self.share(upTo: middle) < share { low = middle } else { high = middle }
        }
        return high
    }
}
