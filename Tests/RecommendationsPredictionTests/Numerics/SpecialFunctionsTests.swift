import Foundation
import RecommendationsPrediction
import Testing

@Suite struct SpecialFunctionsTests {
    private typealias F = SpecialFunctions

    @Test func gammaOfWholeNumbersIsTheFactorial() {
        var factorial = 0.0
        for number in 1...60 {
            #expect(abs(F.logGamma(Double(number)) - factorial) < 1e-12 * max(1, factorial))
            factorial += log(Double(number))
        }
        #expect(F.logGamma(0.5).isClose(to: 0.5 * log(Double.pi)))
    }

    /// Abramowitz and Stegun, table 26.5 and closed forms: I_x(1, b) and I_x(a, 1).
    @Test(arguments: [0.01, 0.08, 0.22, 0.5, 0.57, 0.78, 0.92, 0.99])
    func betaSharesHaveTheirClosedForms(x: Double) {
        for n in [0.5, 1.0, 2.5, 9.0, 80.0] {
            #expect(F.regularisedBeta(x, 1, n).isClose(to: 1 - pow(1 - x, n), within: 1e-11))
            #expect(F.regularisedBeta(x, n, 1).isClose(to: pow(x, n), within: 1e-11))
            let there = F.regularisedBeta(x, n, 3.3)
            #expect(abs(there + F.regularisedBeta(1 - x, 3.3, n) - 1) < 1e-12)
        }
        // The arcsine distribution.
        let arcsine = 2 / Double.pi * asin(x.squareRoot())
        #expect(F.regularisedBeta(x, 0.5, 0.5).isClose(to: arcsine, within: 1e-11))
    }

    @Test func gammaSharesHaveTheirClosedForms() {
        for x in stride(from: 0.1, to: 30, by: 0.7) {
            #expect(F.regularisedGamma(x, shape: 1).isClose(to: -expm1(-x), within: 1e-11))
            #expect(
                F.regularisedGamma(x, shape: 0.5).isClose(to: erf(x.squareRoot()), within: 1e-11)
            )
            let poisson = exp(-x) * (1 + x + x * x / 2)
            #expect(abs(F.regularisedGamma(x, shape: 3) - (1 - poisson)) < 1e-12)
        }
    }

    @Test func normalQuantilesAreThoseOfTheTables() {
        #expect(F.normalQuantile(0.975).isClose(to: 1.959963984540054, within: 1e-12))
        #expect(F.normalQuantile(0.95).isClose(to: 1.6448536269514722, within: 1e-12))
        #expect(abs(F.normalQuantile(0.5)) < 1e-12)
        for share in [1e-9, 0.001, 0.2, 0.77, 0.9999] {
            #expect(F.normalShare(F.normalQuantile(share)).isClose(to: share, within: 1e-9))
        }
    }

    /// DLMF 15.4.1, 15.4.4, 15.4.6.
    @Test(arguments: [0.001, 0.1, 0.4, 0.77, 0.95, 0.999])
    func hypergeometricHasItsClosedForms(z: Double) {
        #expect(F.hypergeometric(1, 1, 2, z).isClose(to: -log1p(-z) / z, within: 1e-9))
        #expect(F.logHypergeometric(1, 1, 2, z).isClose(to: log(-log1p(-z) / z), within: 1e-9))
        let root = z.squareRoot()
        #expect(F.hypergeometric(0.5, 0.5, 1.5, z).isClose(to: asin(root) / root, within: 1e-8))
        for power in [0.3, 2.0, z < 0.99 ? 150 : 9] {
            let logarithm = F.logHypergeometric(power, 3.7, 3.7, z)
            #expect(logarithm.isClose(to: -power * log1p(-z), within: 1e-9))
        }
    }

    /// Gauss's relation between neighbours, DLMF 15.5.11:
    /// (c-a)F(a-1) + (2a-c+(b-a)z)F(a) + a(z-1)F(a+1) = 0.
    @Test func hypergeometricObeysItsRecurrence() {
        for (a, b, c) in [(1.243, 2.426, 4.219), (5.2, 1.6, 3.1), (40.2, 42.4, 42.2)] {
            for z in [0.05, 0.3, 0.6, 0.85] {
                let below = exp(F.logHypergeometric(a - 1, b, c, z))
                let here = exp(F.logHypergeometric(a, b, c, z))
                let above = exp(F.logHypergeometric(a + 1, b, c, z))
                let terms = [
                    (c - a) * below, (2 * a - c + (b - a) * z) * here, a * (z - 1) * above,
                ]
                let size = terms.map { abs($0) }.max() ?? 1
                #expect(abs(terms.reduce(0, +)) < 1e-9 * size)
            }
        }
    }

    /// Euler's transformation, DLMF 15.8.1, joins two ways of summing.
    @Test func hypergeometricIsTheSameEitherWay() {
        for (a, b, c) in [(0.8, 1.606, 2.5), (3.0, 4.0, 5.5), (0.4, 2.0, 2.2)] {
            for z in [0.1, 0.5, 0.9] {
                let plain = F.hypergeometric(a, b, c, z)
                let turned = pow(1 - z, c - a - b) * F.hypergeometric(c - a, c - b, c, z)
                #expect(plain.isClose(to: turned, within: 1e-10))
                #expect(exp(F.logHypergeometric(a, b, c, z)).isClose(to: plain, within: 1e-10))
            }
        }
    }

    @Test func hugeParametersDoNotOverflow() {
        let value = F.logHypergeometric(500, 480, 500, 0.9)
        #expect(value.isClose(to: -480 * log1p(-0.9), within: 1e-9))
    }

    @Test func logitsComeBack() {
        for probability in [0.001, 0.2, 0.5, 0.93] {
            #expect(F.logistic(F.logit(probability)).isClose(to: probability, within: 1e-12))
        }
        #expect(F.logistic(-800) == 0 && F.logistic(800) == 1)
        #expect(F.logSum(-1000, -1000).isClose(to: -1000 + log(2)))
        #expect(F.logSum(-.infinity, 3) == 3)
    }
}
