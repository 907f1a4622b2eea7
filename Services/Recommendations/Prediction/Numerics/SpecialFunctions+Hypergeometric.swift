import Glibc

extension SpecialFunctions {
    /// The terms of a series that are added at most; 2F1 at 0.99 needs some thousands.
    private static let termsMax = 200_000

    /// The logarithm of Gauss's 2F1(a, b; c; z) for positive a, b and c and 0 <= z < 1.
    ///
    /// All terms of the series (DLMF 15.2.1) are positive, so that nothing cancels; the sum is
    /// scaled down as it grows, so that hundreds of purchases do not overflow. Where Euler's
    /// transformation (DLMF 15.8.1) makes the series converge sooner and keeps its terms
    /// positive, that is summed.
    package static func logHypergeometric(
        _ a: Double,
        _ b: Double,
        _ c: Double,
        _ z: Double
    ) -> Double {
        precondition(a > 0 && b > 0 && c > 0, "2F1 is for positive parameters: \(a), \(b), \(c)")
        precondition(z >= 0 && z < 1, "2F1 is for arguments in [0, 1): \(z)")
        guard z > 0 else { return 0 }
        if c > a, c > b, c < a + b {
            return (c - a - b) * log1p(-z) + logSeries(c - a, c - b, c, z)
        }
        return logSeries(a, b, c, z)
    }

    /// Gauss's 2F1(a, b; c; z) for any real a, b and c (c not 0, -1, -2 …) and |z| < 1.
    ///
    /// Terms may change their sign here; for large parameters of one sign prefer the logarithm.
    package static func hypergeometric(
        _ a: Double,
        _ b: Double,
        _ c: Double,
        _ z: Double
    ) -> Double {
        precondition(abs(z) < 1, "2F1 is for arguments in (-1, 1): \(z)")
        precondition(c > 0 || c != c.rounded(), "2F1 has a pole at c = \(c)")
        var term = 1.0
        var sum = 1.0
        for index in 0..<termsMax {
            let n = Double(index)
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z
            sum += term
            if abs(term) <= abs(sum) * 1e-17, n > abs(c) { break }
        }
        return sum
    }

    private static func logSeries(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var scale = 0.0
        for index in 0..<termsMax {
            let n = Double(index)
            let ratio = (a + n) * (b + n) / ((c + n) * (n + 1)) * z
            term *= ratio
            sum += term
            if sum > 1e200 {
                term *= 1e-200
                sum *= 1e-200
                scale += 200 * log(10)
            }
            // The terms fall like a geometric series once their ratio is below 1: what is left
            // out is below term / (1 - ratio).
            if ratio < 1, term * ratio < sum * 1e-17 * (1 - ratio) { break }
        }
        return log(sum) + scale
    }
}
