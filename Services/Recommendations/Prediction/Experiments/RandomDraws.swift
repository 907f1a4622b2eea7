import Glibc

/// Random numbers of the distributions that bandits draw from.
enum RandomDraws {
    static func uniform(using random: inout some RandomNumberGenerator) -> Double {
        // Never 0, whose logarithm has no end.
        (Double(random.next() >> 11) + 0.5) * 0x1p-53
    }

    /// Box and Muller (1958).
    static func normal(using random: inout some RandomNumberGenerator) -> Double {
        let radius = (-2 * log(uniform(using: &random))).squareRoot()
        return radius * cos(2 * Double.pi * uniform(using: &random))
    }

    /// Marsaglia and Tsang (2000), for shapes of at least 1.
    static func gamma(_ shape: Double, using random: inout some RandomNumberGenerator) -> Double {
        precondition(shape >= 1, "a shape of \(shape)")
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal(using: &random)
            let root = 1 + c * x
            let v = root * root * root
            guard v > 0 else { continue }
            if log(uniform(using: &random)) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
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
}
