import Glibc

/// Minimises a function of a few numbers without derivatives: Nelder and Mead (1965), with the
/// coefficients that adapt to the dimension (Gao and Han, 2012).
package struct NelderMead: Sendable {
    /// The evaluations after which the search ends.
    package var evaluationsMax = 4_000
    /// The search ends when the best and the worst corner differ by less than this.
    package var tolerance = 1e-9
    /// The first simplex reaches this far from the start in each direction.
    package var reach = 0.4
    /// How often the search begins anew from its result, against a simplex that has collapsed.
    package var restarts = 2

    /// Where the search ended.
    package struct Result: Sendable {
        /// The best point found.
        package let point: [Double]
        /// The function there.
        package let value: Double
        /// How often the function was evaluated.
        package let evaluations: Int
    }

    /// Makes a search with the usual settings.
    package init() {}

    /// Searches for the least value of a function.
    ///
    /// - Parameters:
    ///   - start: Where the search begins.
    ///   - function: What is minimised; infinity where it is not defined.
    /// - Returns: The best point of all searches.
    package func minimise(from start: [Double], _ function: ([Double]) -> Double) -> Result {
        var best = search(from: start, reach: reach, function)
        var evaluations = best.evaluations
        for restart in 0..<restarts {
            let again = search(from: best.point, reach: reach / Double(4 << restart), function)
            evaluations += again.evaluations
            if again.value <= best.value { best = again }
        }
        return Result(point: best.point, value: best.value, evaluations: evaluations)
    }

    /// Searches positive numbers by their logarithms, kept within `bounds`.
    package func minimisePositive(
        from start: [Double],
        bounds: ClosedRange<Double> = 1e-6...1e6,
        _ function: ([Double]) -> Double
    ) -> Result {
        let low = log(bounds.lowerBound)
        let high = log(bounds.upperBound)
        func positive(_ point: [Double]) -> [Double] { point.map { exp(min(max($0, low), high)) } }
        let found = minimise(from: start.map { log($0) }) { point in
            // Beyond the bounds the function grows, so that the search turns back.
            var beyond = 0.0
            for value in point { beyond += max(0, low - value) + max(0, value - high) }
            return function(positive(point)) + beyond
        }
        return Result(
            point: positive(found.point),
            value: found.value,
            evaluations: found.evaluations
        )
    }

    private struct Corner {
        var point: [Double]
        var value: Double
    }

    private func search(
        from start: [Double],
        reach: Double,
        _ function: ([Double]) -> Double
    ) -> Result {
        let count = Double(start.count)
        var evaluations = 0
        func corner(_ point: [Double]) -> Corner {
            evaluations += 1
            let value = function(point)
            return Corner(point: point, value: value.isNaN ? .infinity : value)
        }
        var corners = [corner(start)]
        for index in start.indices {
            var point = start
            point[index] += reach
            corners.append(corner(point))
        }
        while evaluations < evaluationsMax {
            corners.sort { $0.value < $1.value }
            let worst = corners[corners.count - 1]
            let size = zip(worst.point, corners[0].point).map { abs($0 - $1) }.max() ?? 0
            if worst.value - corners[0].value < tolerance, size < 1e-5 { break }
            var centre = [Double](repeating: 0, count: start.count)
            for corner in corners.dropLast() {
                for index in centre.indices { centre[index] += corner.point[index] / count }
            }
            func moved(_ factor: Double) -> Corner {
                corner(zip(centre, worst.point).map { $0 + factor * ($0 - $1) })
            }
            let reflected = moved(1)
            if reflected.value < corners[0].value {
                let expanded = moved(1 + 2 / count)
                corners[corners.count - 1] = expanded.value < reflected.value ? expanded : reflected
            } else if reflected.value < corners[corners.count - 2].value {
                corners[corners.count - 1] = reflected
            } else {
                let inner = 0.75 - 1 / (2 * count)
                let contracted = moved(reflected.value < worst.value ? inner : -inner)
                if contracted.value < min(reflected.value, worst.value) {
                    corners[corners.count - 1] = contracted
                } else {
                    let best = corners[0].point
                    for index in corners.indices.dropFirst() {
                        corners[index] = corner(
                            zip(best, corners[index].point).map {
                                $0 + (1 - 1 / count) * ($1 - $0)
                            }
                        )
                    }
                }
            }
        }
        let best = corners.min { $0.value < $1.value } ?? corners[0]
        return Result(point: best.point, value: best.value, evaluations: evaluations)
    }
}
