import Glibc

/// Functions of probability theory that the C library lacks.
///
/// Sources: Abramowitz and Stegun (1964), "A&S"; the NIST Digital Library of Mathematical
/// Functions, "DLMF"; Press and others, Numerical Recipes (3rd edition, 2007), "NR".
package enum SpecialFunctions {
    /// The logarithm of Γ(x) for x > 0.
    package static func logGamma(_ x: Double) -> Double {
        // lgamma(3) writes the sign to a global; for x > 0 the re-entrant form says +1.
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }

    /// The logarithm of B(a, b) for positive arguments.
    package static func logBeta(_ a: Double, _ b: Double) -> Double {
        logGamma(a) + logGamma(b) - logGamma(a + b)
    }

    /// The share of the beta distribution (a, b) below x: I_x(a, b), DLMF 8.17.2.
    ///
    /// By the continued fraction of DLMF 8.17.22, evaluated as in NR 6.4.
    package static func regularisedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        precondition(a > 0 && b > 0, "a beta distribution has positive parameters: \(a), \(b)")
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
        if x < (a + 1) / (a + b + 2) {
            return front * betaFraction(x, a, b) / a
        }
        return 1 - front * betaFraction(1 - x, b, a) / b
    }

    /// The share of the gamma distribution of this shape and rate 1 below x: P(a, x), DLMF 8.2.4.
    package static func regularisedGamma(_ x: Double, shape: Double) -> Double {
        precondition(shape > 0, "a gamma distribution has a positive shape: \(shape)")
        guard x > 0 else { return 0 }
        let front = exp(shape * log(x) - x - logGamma(shape))
        if x < shape + 1 {
            // The series DLMF 8.7.1.
            var term = 1 / shape
            var sum = term
            var index = shape
            for _ in 0..<10_000 {
                index += 1
                term *= x / index
                sum += term
                if term < sum * 1e-16 { break }
            }
            return min(1, front * sum)
        }
        return 1 - front * upperGammaFraction(x, shape)
    }

    /// The share of the standard normal distribution below x.
    package static func normalShare(_ x: Double) -> Double {
        0.5 * erfc(-x / 2.0.squareRoot())
    }

    /// The x below which a share of the standard normal distribution lies.
    ///
    /// A&S 26.2.23, then Newton steps to full precision.
    package static func normalQuantile(_ share: Double) -> Double {
        precondition(share > 0 && share < 1, "a share lies between 0 and 1: \(share)")
        let tail = min(share, 1 - share)
        let root = (-2 * log(tail)).squareRoot()
        let numerator = 2.515517 + root * (0.802853 + root * 0.010328)
        let denominator = 1 + root * (1.432788 + root * (0.189269 + root * 0.001308))
        var x = numerator / denominator - root
        for _ in 0..<4 {
            let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
            let step = (normalShare(x) - tail) / density
            // Halley's correction, since the density changes over the step.
            x -= step / (1 + x * step / 2)
        }
        return share < 0.5 ? x : -x
    }

    /// log(exp(a) + exp(b)) without overflow.
    package static func logSum(_ a: Double, _ b: Double) -> Double {
        let high = max(a, b)
        guard high > -.infinity else { return -.infinity }
        return high + log1p(exp(min(a, b) - high))
    }

    /// The probability whose log odds these are.
    package static func logistic(_ logit: Double) -> Double {
        logit >= 0 ? 1 / (1 + exp(-logit)) : exp(logit) / (1 + exp(logit))
    }

    /// The log odds of a probability, which is kept `margin` away from 0 and 1.
    package static func logit(_ probability: Double, margin: Double = 1e-6) -> Double {
        let kept = min(max(probability, margin), 1 - margin)
        return log(kept / (1 - kept))
    }

    /// DLMF 8.17.22 by the method of Lentz.
    private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var value = d
        for step in 1..<2_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            value *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return value
    }

    /// DLMF 8.9.2 by the method of Lentz, without its front factor.
    private static func upperGammaFraction(_ x: Double, _ shape: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - shape
        var c = 1 / tiny
        var d = 1 / b
        var value = d
        for step in 1..<10_000 {
            let a = -Double(step) * (Double(step) - shape)
            b += 2
            d = a * d + b
            if abs(d) < tiny { d = tiny }
            c = b + a / c
            if abs(c) < tiny { c = tiny }
            d = 1 / d
            value *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return value
    }
}
