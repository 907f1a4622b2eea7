import Foundation
import RecommendationsPrediction
import Testing

@Suite struct OptimisationTests {
    /// Rosenbrock's valley, whose least value 0 lies at (1, 1).
    @Test func findsTheEndOfTheValley() {
        let found = NelderMead().minimise(from: [-1.2, 1]) { point in
            let bend = point[1] - point[0] * point[0]
            return 100 * bend * bend + (1 - point[0]) * (1 - point[0])
        }
        #expect(abs(found.point[0] - 1) < 1e-4 && abs(found.point[1] - 1) < 1e-4)
        #expect(found.value < 1e-8)
    }

    @Test func staysWithinItsBounds() {
        let found = NelderMead().minimisePositive(from: [1], bounds: 0.1...10) { -$0[0] }
        #expect(abs(found.point[0] - 10) < 1e-3)
    }

    @Test func solvesEquations() throws {
        let matrix: [Double] = [4, 2, 0.6, 2, 5, 1.5, 0.6, 1.5, 3]
        let factor = try #require(CholeskyFactor(matrix, count: 3))
        let x = factor.solve([1, -2, 0.5])
        for row in 0..<3 {
            let sum = (0..<3).reduce(0.0) { $0 + matrix[row * 3 + $1] * x[$1] }
            #expect(abs(sum - [1, -2, 0.5][row]) < 1e-12)
        }
        #expect(CholeskyFactor([1, 2, 2, 1], count: 2) == nil)
    }

    @Test(arguments: [1, 2, 5, 16, 40]) func integratesPolynomialsExactly(degree: Int) {
        let rule = GaussLegendre(degree: degree)
        // Exact up to degree 2n - 1.
        let power = 2 * degree - 1
        let value = rule.integrate(0...2) { pow($0, Double(power)) }
        #expect(value.isClose(to: pow(2, Double(power + 1)) / Double(power + 1), within: 1e-11))
        #expect(rule.integrate(-3...5) { _ in 1 }.isClose(to: 8, within: 1e-12))
    }
}
