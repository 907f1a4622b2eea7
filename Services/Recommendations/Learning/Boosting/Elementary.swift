/// Exponential and logarithm in plain arithmetic: the same bits on every machine, so that a model
/// trained from one log is the same wherever it is trained.
package enum Elementary {
    private static let ln2High = 0x1.62e42fee00000p-1
    private static let ln2Low = 0x1.a39ef35793c76p-33
    private static let ln2 = 0x1.62e42fefa39efp-1

    /// e to the power of x, to about 1e-15 of itself; beyond ±700 what it is there.
    package static func exp(_ x: Double) -> Double {
        guard x == x else { return x }
        let bounded = min(max(x, -700), 700)
        let power = (bounded / ln2).rounded()
        let rest = (bounded - power * ln2High) - power * ln2Low
        // Taylor's series; the rest is at most ln 2 / 2.
        var sum = 1.0
        for degree in stride(from: 13.0, through: 1.0, by: -1.0) { sum = 1 + rest / degree * sum }
        return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
    }

    /// The natural logarithm of a positive number; minus infinity for 0 and below.
    package static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == x ? -.infinity : x }
        guard x.isFinite else { return x }
        var exponent = Double(x.exponent)
        var significand = x.significand
        if significand > 1.414_213_562_373_095 {
            significand /= 2
            exponent += 1
        }
        // The series of the inverse hyperbolic tangent.
        let step = (significand - 1) / (significand + 1)
        let square = step * step
        var sum = 0.0
        for degree in stride(from: 23.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / degree }
        return 2 * step * sum + exponent * ln2
    }

    /// The logarithm to base 2.
    package static func log2(_ x: Double) -> Double { log(x) / ln2 }

    /// The probability whose log odds these are.
    package static func sigmoid(_ x: Double) -> Double {
        x >= 0 ? 1 / (1 + exp(-x)) : 1 - 1 / (1 + exp(x))
    }
}
