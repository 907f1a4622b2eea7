/// The lower triangle L with L·Lᵀ = A of a symmetric, positive matrix, by which A·x = b is solved.
package struct CholeskyFactor: Sendable {
    private let count: Int
    private var rows: [Double]

    /// Factors a matrix given row by row, of which the lower triangle is read.
    ///
    /// - Returns: `nil` where the matrix is not positive definite.
    package init?(_ matrix: [Double], count: Int) {
        precondition(matrix.count == count * count, "\(matrix.count) is not \(count) squared")
        self.count = count
        rows = matrix
        for row in 0..<count {
            for column in 0...row {
                var sum = rows[row * count + column]
                for index in 0..<column {
                    sum -= rows[row * count + index] * rows[column * count + index]
                }
                if row == column {
                    guard sum > 0 else { return nil }
                    rows[row * count + row] = sum.squareRoot()
                } else {
                    rows[row * count + column] = sum / rows[column * count + column]
                }
            }
        }
    }

    /// The x for which A·x is this.
    package func solve(_ right: [Double]) -> [Double] {
        precondition(right.count == count, "\(right.count) values for \(count) rows")
        var x = right
        for row in 0..<count {
            for index in 0..<row { x[row] -= rows[row * count + index] * x[index] }
            x[row] /= rows[row * count + row]
        }
        for row in (0..<count).reversed() {
            for index in (row + 1)..<max(count, row + 1) {
                x[row] -= rows[index * count + row] * x[index]
            }
            x[row] /= rows[row * count + row]
        }
        return x
    }
}
