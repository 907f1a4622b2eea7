import Glibc

/// Log odds as a weighted sum of standardised numbers.
///
/// Fitted with a quadratic penalty on the weights (Hoerl and Kennard's ridge, for logistic models
/// le Cessie and van Houwelingen, 1992) by iteratively re-weighted least squares: Newton's method
/// (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd edition, 4.4.1).
package struct LogisticRegression: Sendable {
    /// The weight of each number, in its own unit; the constant is last.
    package let weights: [Double]

    /// Standardised values farther out than this many deviations are taken as this far.
    private static let deviationsMax = 5.0
    let means: [Double]
    let scales: [Double]

    init(weights: [Double], means: [Double], scales: [Double]) {
        precondition(weights.count == means.count + 1 && means.count == scales.count, "widths")
        self.weights = weights
        self.means = means
        self.scales = scales
    }

    /// Fits the weights.
    ///
    /// - Parameters:
    ///   - rows: At least one.
    ///   - ridge: The penalty, in rows: how many rows' evidence stands against each weight.
    ///   - free: The numbers whose weights are not held: with a large penalty the model is these
    ///     alone, calibrated.
    ///   - start: The weights from which the search begins, of a model of the same rows; or none.
    ///   - iterationsMax: Newton's steps at most; 6 to 10 are needed.
    package init(
        _ rows: TrainingRows,
        ridge: Double,
        free: Set<Int> = [],
        start: [Double] = [],
        iterationsMax: Int = 20
    ) {
        precondition(rows.count > 0, "nothing to fit to")
        let width = rows.width
        let (means, scales) = Self.moments(rows)
        let size = width + 1
        var weights = [Double](repeating: 0, count: size)
        let share = min(max(Self.weightedShare(rows), 1e-6), 1 - 1e-6)
        weights[width] = log(share / (1 - share))
        if start.count == size { weights = start }
        let table = Self.standardised(rows, means: means, scales: scales)
        // A free weight is held by a hair, so that what two of them share is shared evenly.
        let penalties = (0..<width).map { free.contains($0) ? min(ridge, 1) : ridge }
        var loss = Self.loss(table, rows, weights: weights, penalties: penalties)
        for _ in 0..<iterationsMax {
            let (gradient, hessian) = Self.slopes(
                table,
                rows,
                weights: weights,
                penalties: penalties
            )
            guard let factor = CholeskyFactor(hessian, count: size) else { break }
            let step = factor.solve(gradient)
            // A whole step may leap beyond the bottom: halved until it goes down.
            var share = 1.0
            var next = weights
            var nextLoss = Double.infinity
            while share > 1e-4 {
                next = zip(weights, step).map { $0 + share * $1 }
                nextLoss = Self.loss(table, rows, weights: next, penalties: penalties)
                if nextLoss <= loss { break }
                share /= 2
            }
            guard nextLoss <= loss else { break }
            let gain = loss - nextLoss
            (weights, loss) = (next, nextLoss)
            if gain < 1e-7 * loss { break }
        }
        self.means = means
        self.scales = scales
        self.weights = weights
    }

    /// The mean of the models of several penalties, which errs less than the choice of one.
    ///
    /// - Parameters:
    ///   - rows: At least one.
    ///   - ridges: The penalties, descending, at least one.
    ///   - free: The numbers whose weights are not held.
    package init(_ rows: TrainingRows, ridges: [Double], free: Set<Int> = []) {
        var latest = Self(rows, ridge: ridges[0], free: free)
        var sums = latest.weights
        for ridge in ridges.dropFirst() {
            latest = Self(rows, ridge: ridge, free: free, start: latest.weights)
            sums = zip(sums, latest.weights).map { $0 + $1 }
        }
        // The rows are the same, so that means and scales are: log odds are averaged by weights.
        self.init(
            weights: sums.map { $0 / Double(ridges.count) },
            means: latest.means,
            scales: latest.scales
        )
    }

    /// The log odds of a row.
    package func logit(_ row: some Sequence<Double>) -> Double {
        var sum = weights[means.count]
        var index = 0
        for value in row {
            let deviation = (value - means[index]) * scales[index]
            let kept = min(max(deviation, -Self.deviationsMax), Self.deviationsMax)
            sum += weights[index] * kept
            index += 1
        }
        precondition(index == means.count, "a row of \(index) numbers, not \(means.count)")
        return sum
    }

    /// The log odds of the mean row.
    package var logitOfMean: Double { weights[means.count] }

    /// What each number of a row adds to the log odds of the mean row.
    package func contributions(_ row: [Double]) -> [Double] {
        precondition(row.count == means.count, "a row of \(row.count) numbers")
        return row.indices.map { index in
            let deviation = (row[index] - means[index]) * scales[index]
            return weights[index] * min(max(deviation, -Self.deviationsMax), Self.deviationsMax)
        }
    }

    private static func weightedShare(_ rows: TrainingRows) -> Double {
        var sum = 0.0
        var total = 0.0
        for index in 0..<rows.count {
            sum += rows.answers[index] * rows.weights[index]
            total += rows.weights[index]
        }
        return sum / total
    }

    /// The mean of each column, and 1 over its deviation; 0 where a column never changes.
    private static func moments(_ rows: TrainingRows) -> (means: [Double], scales: [Double]) {
        let width = rows.width
        let count = Double(rows.count)
        var means = [Double](repeating: 0, count: width)
        var squares = means
        rows.values.withUnsafeBufferPointer { values in
            for index in values.indices { means[index % width] += values[index] }
            for column in 0..<width { means[column] /= count }
            for index in values.indices {
                let deviation = values[index] - means[index % width]
                squares[index % width] += deviation * deviation
            }
        }
        let scales = squares.map { square in
            let deviation = (square / count).squareRoot()
            return deviation > 1e-9 ? 1 / deviation : 0
        }
        return (means, scales)
    }

    private static func standardised(
        _ rows: TrainingRows,
        means: [Double],
        scales: [Double]
    ) -> [Double] {
        let width = rows.width
        var table = [Double](repeating: 1, count: rows.count * (width + 1))
        for row in 0..<rows.count {
            for column in 0..<width {
                let deviation =
                    (rows.values[row * width + column] - means[column]) * scales[column]
                table[row * (width + 1) + column] =
                    min(max(deviation, -deviationsMax), deviationsMax)
            }
        }
        return table
    }

    /// What is to be made small: -log of what was given to what happened, and the penalty.
    private static func loss(
        _ table: [Double],
        _ rows: TrainingRows,
        weights: [Double],
        penalties: [Double]
    ) -> Double {
        let size = weights.count
        var loss = 0.0
        table.withUnsafeBufferPointer { table in
            weights.withUnsafeBufferPointer { weights in
                for row in 0..<rows.count {
                    var logit = 0.0
                    for column in 0..<size { logit += weights[column] * table[row * size + column] }
                    let sign = rows.answers[row] > 0 ? -logit : logit
                    loss += rows.weights[row] * (max(sign, 0) + log1p(exp(-abs(sign))))
                }
            }
        }
        for (weight, penalty) in zip(weights, penalties) { loss += penalty / 2 * weight * weight }
        return loss
    }

    /// The slope of the penalised log-likelihood, and how fast it falls.
    private static func slopes(
        _ table: [Double],
        _ rows: TrainingRows,
        weights: [Double],
        penalties: [Double]
    ) -> (gradient: [Double], hessian: [Double]) {
        let size = weights.count
        var gradient = [Double](repeating: 0, count: size)
        var hessian = [Double](repeating: 0, count: size * size)
        table.withUnsafeBufferPointer { table in
            hessian.withUnsafeMutableBufferPointer { hessian in
                for row in 0..<rows.count {
                    let start = row * size
                    var logit = 0.0
                    for column in 0..<size { logit += weights[column] * table[start + column] }
                    let probability = SpecialFunctions.logistic(logit)
                    let rest = rows.weights[row] * (rows.answers[row] - probability)
                    let curve = rows.weights[row] * max(1e-9, probability * (1 - probability))
                    for column in 0..<size {
                        let value = table[start + column]
                        gradient[column] += rest * value
                        let scaled = curve * value
                        if scaled == 0 { continue }
                        let target = column * size
                        for other in 0...column {
                            hessian[target + other] += scaled * table[start + other]
                        }
                    }
                }
            }
        }
        for column in 0..<(size - 1) {
            gradient[column] -= penalties[column] * weights[column]
            hessian[column * size + column] += penalties[column]
        }
        hessian[size * size - 1] += 1e-9
        return (gradient, hessian)
    }
}
