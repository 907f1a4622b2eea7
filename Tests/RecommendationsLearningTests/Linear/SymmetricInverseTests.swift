import Primitives
import Testing

@testable import RecommendationsLearning

@Suite struct SymmetricInverseTests {
    @Test(arguments: [1, 2, 5, 17, 40, 100]) func timesTheMatrixIsOne(size: Int) {
        var random = SeededRandom(seed: UInt64(size))
        let factors = (0..<size * size).map { _ in Float.random(in: -1...1, using: &random) }
        var matrix = [Float](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0..<size {
                for inner in 0..<size {
                    matrix[row * size + column] +=
                        factors[row * size + inner] * factors[column * size + inner]
                }
            }
            matrix[row * size + row] += 1
        }
        var inverse = matrix
        SymmetricInverse.invert(&inverse, size: size)
        for row in 0..<size {
            for column in 0..<size {
                var product: Float = 0
                for inner in 0..<size {
                    product += matrix[row * size + inner] * inverse[inner * size + column]
                }
                #expect(abs(product - (row == column ? 1 : 0)) < 2e-3)
            }
        }
    }
}
