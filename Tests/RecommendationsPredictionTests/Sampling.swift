import Foundation

/// Random numbers of the distributions that the models assume.
enum Sampling {
    /// Marsaglia and Tsang (2000); a shape below 1 by the power of a uniform number.
    static func gamma(_ shape: Double, using random: inout some RandomNumberGenerator) -> Double {
        if shape < 1 {
            let uniform = Double.random(in: Double.ulpOfOne..<1, using: &random)
            return gamma(shape + 1, using: &random) * pow(uniform, 1 / shape)
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal(using: &random)
            let v = pow(1 + c * x, 3)
            guard v > 0 else { continue }
            let uniform = Double.random(in: Double.ulpOfOne..<1, using: &random)
            if log(uniform) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
        }
    }

    static func beta(
        _ a: Double,
        _ b: Double,
        using random: inout some RandomNumberGenerator
    ) -> Double {
        let x = gamma(a, using: &random)
        return x / (x + gamma(b, using: &random))
    }

    /// Box and Muller (1958).
    static func normal(using random: inout some RandomNumberGenerator) -> Double {
        let radius = (-2 * log(Double.random(in: Double.ulpOfOne..<1, using: &random))).squareRoot()
        return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &random))
    }

    /// Knuth's multiplication, for small means.
    static func poisson(_ mean: Double, using random: inout some RandomNumberGenerator) -> Int {
        let limit = exp(-mean)
        var product = Double.random(in: 0..<1, using: &random)
        var count = 0
        while product > limit {
            product *= Double.random(in: 0..<1, using: &random)
            count += 1
        }
        return count
    }
}
