import Glibc

/// Integrates smooth functions by weighted sums (DLMF 3.5.15).
package struct GaussLegendre: Sendable {
    private let nodes: [Double]
    private let weights: [Double]

    /// Finds the nodes, the roots of the Legendre polynomial of this degree, by Newton's method.
    package init(degree: Int) {
        precondition(degree > 0, "a rule has at least one node")
        var nodes: [Double] = []
        var weights: [Double] = []
        for index in 0..<degree {
            var x = cos(Double.pi * (Double(index) + 0.75) / (Double(degree) + 0.5))
            var slope = 1.0
            for _ in 0..<100 {
                var previous = 1.0
                var value = x
                for order in 1..<max(degree, 1) {
                    let k = Double(order)
                    (previous, value) = (value, ((2 * k + 1) * x * value - k * previous) / (k + 1))
                }
                slope = Double(degree) * (x * value - previous) / (x * x - 1)
                let step = value / slope
                x -= step
                if abs(step) < 1e-15 { break }
            }
            nodes.append(x)
            weights.append(2 / ((1 - x * x) * slope * slope))
        }
        self.nodes = nodes
        self.weights = weights
    }

    /// The integral of a function over an interval.
    package func integrate(_ range: ClosedRange<Double>, _ function: (Double) -> Double) -> Double {
        let half = (range.upperBound - range.lowerBound) / 2
        let middle = (range.upperBound + range.lowerBound) / 2
        var sum = 0.0
        for (node, weight) in zip(nodes, weights) { sum += weight * function(middle + half * node) }
        return sum * half
    }
}
