import Foundation
package import Primitives

/// Draws indices of which few come often: rank r with weight 1 / r^exponent.
package struct Zipf: Sendable {
    private let cumulative: [Double]

    /// Prepares `count` ranks.
    package init(count: Int, exponent: Double) {
        var sum = 0.0
        cumulative = (1...count).map { rank in
            sum += pow(Double(rank), -exponent)
            return sum
        }
    }

    /// Draws an index from 0.
    package func draw(_ random: inout SeededRandom) -> Int {
        let target = Double.random(in: 0..<cumulative[cumulative.count - 1], using: &random)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
