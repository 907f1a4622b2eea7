/// What the trees are to make small, by its derivatives with respect to each row's score.
package protocol BoostingObjective: Sendable {
    /// The score every row starts from.
    var startScore: Double { get }
    /// Where each group of rows starts, and at last the number of rows; groups are sampled whole.
    /// Empty where each row stands for itself.
    var groupStarts: [Int] { get }

    /// Writes the first and second derivatives at these scores.
    func differentiate(scores: [Double], gradients: inout [Double], hessians: inout [Double])
}

/// Half the square of the distance to a number.
package struct SquaredObjective: BoostingObjective {
    private let targets: [Float]
    package let startScore: Double
    package let groupStarts: [Int] = []

    /// Wants each row's score to be its target.
    package init(targets: [Float]) {
        self.targets = targets
        startScore = targets.reduce(0) { $0 + Double($1) } / Double(max(1, targets.count))
    }

    package func differentiate(
        scores: [Double],
        gradients: inout [Double],
        hessians: inout [Double]
    ) {
        for row in scores.indices {
            gradients[row] = scores[row] - Double(targets[row])
            hessians[row] = 1
        }
    }
}

/// The log loss of probabilities: scores are log odds.
package struct LogisticObjective: BoostingObjective {
    private let labels: [Bool]
    private let weights: [Float]
    package let startScore: Double
    package let groupStarts: [Int] = []

    /// Wants the probability of what is true.
    ///
    /// - Parameters:
    ///   - labels: Whether each row came true.
    ///   - weights: How much each row counts; empty for all alike.
    package init(labels: [Bool], weights: [Float] = []) {
        precondition(weights.isEmpty || weights.count == labels.count, "a weight for each row")
        self.labels = labels
        self.weights = weights
        var positive = 0.0
        var all = 0.0
        for row in labels.indices {
            let weight = weights.isEmpty ? 1 : Double(weights[row])
            all += weight
            if labels[row] { positive += weight }
        }
        let share = min(max((positive + 0.5) / (all + 1), 1e-9), 1 - 1e-9)
        startScore = Elementary.log(share / (1 - share))
    }

    package func differentiate(
        scores: [Double],
        gradients: inout [Double],
        hessians: inout [Double]
    ) {
        for row in scores.indices {
            let p = Elementary.sigmoid(scores[row])
            let weight = weights.isEmpty ? 1 : Double(weights[row])
            gradients[row] = weight * (p - (labels[row] ? 1 : 0))
            hessians[row] = weight * max(p * (1 - p), 1e-12)
        }
    }
}
