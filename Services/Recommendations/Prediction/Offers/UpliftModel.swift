import Glibc

/// What an offer changes for a member, from the member's own numbers.
///
/// Two linear models, one of members with the offer and one of those held out (the T-learner of
/// Künzel and others, PNAS 116(10), 2019); their difference, which errs with both, is averaged with
/// a ridge regression on the transformed outcome Y·(W − e) / (e·(1 − e)), whose mean is the effect
/// (Athey and Imbens, PNAS 113(27), 2016).
///
/// The mean effect is the doubly robust one (Robins, Rotnitzky and Zhao, 1994) over models that
/// have not seen the member. How members differ is believed only as far as it holds for them: by
/// the slope of their doubly robust scores on the predicted effects (the best linear predictor of
/// Chernozhukov, Demirer, Duflo and Fernández-Val, 2018), less one deviation.
package struct UpliftModel: Sendable {
    /// A member who took part, with the chance of having got the offer.
    package struct Case: Hashable, Sendable {
        /// What is known of the member before.
        package let row: [Double]
        /// Whether the member got the offer.
        package let isTreated: Bool
        /// Whether the member bought.
        package let bought: Bool
        /// With which chance the offer was given, strictly between 0 and 1.
        package let propensity: Double

        /// Wraps a case.
        package init(row: [Double], isTreated: Bool, bought: Bool, propensity: Double) {
            precondition(propensity > 0 && propensity < 1, "a propensity of \(propensity)")
            self.row = row
            self.isTreated = isTreated
            self.bought = bought
            self.propensity = propensity
        }
    }

    /// The mean effect over the cases.
    package let meanEffect: Double
    /// One deviation of the mean effect.
    package let meanDeviation: Double
    /// How far differences between members are believed, from 0 to 1.
    package let trust: Double
    let parts: Parts
    let centre: Double

    init(meanEffect: Double, meanDeviation: Double, trust: Double, parts: Parts, centre: Double) {
        self.meanEffect = meanEffect
        self.meanDeviation = meanDeviation
        self.trust = trust
        self.parts = parts
        self.centre = centre
    }

    /// Fits the models.
    ///
    /// - Parameters:
    ///   - cases: Some of either kind, in an order that has nothing to do with them.
    ///   - ridge: The penalty, in rows.
    package init(_ cases: [Case], ridge: Double = 20) {
        let parts = Parts(cases, ridge: ridge)
        var scores = ArmSummary()
        var points: [(predicted: Double, score: Double)] = []
        for fold in 0..<2 {
            let others = Parts(Self.fold(cases, 1 - fold), ridge: ridge)
            for item in Self.fold(cases, fold) {
                let score = others.score(item)
                scores.add(score)
                points.append((others.effect(item.row), score))
            }
        }
        var predicted = ArmSummary()
        for point in points { predicted.add(point.predicted) }
        var product = 0.0
        for point in points {
            product += (point.predicted - predicted.mean) * (point.score - scores.mean)
        }
        let square = predicted.variance * Double(max(1, points.count - 1))
        let slope = square > 0 ? product / square : 0
        let deviation = square > 0 ? (scores.variance / square).squareRoot() : .infinity
        trust = min(1, max(0, slope - deviation))
        meanEffect = scores.mean
        meanDeviation = (scores.variance / Double(max(1, points.count))).squareRoot()
        centre = cases.reduce(0) { $0 + parts.effect($1.row) } / Double(cases.count)
        self.parts = parts
    }

    /// The change of the probability of a purchase by the offer.
    package func effect(of row: [Double]) -> Double {
        meanEffect + trust * (parts.effect(row) - centre)
    }

    /// The probability of a purchase without the offer.
    package func baseline(of row: [Double]) -> Double { parts.withoutOffer(row) }

    private static func fold(_ cases: [Case], _ fold: Int) -> [Case] {
        stride(from: fold, to: cases.count, by: 2).map { cases[$0] }
    }

    struct Parts: Sendable {
        let treated: LogisticRegression
        let control: LogisticRegression
        let transformed: RidgeRegression

        init(
            treated: LogisticRegression,
            control: LogisticRegression,
            transformed: RidgeRegression
        ) {
            self.treated = treated
            self.control = control
            self.transformed = transformed
        }

        init(_ cases: [Case], ridge: Double) {
            let width = cases.first?.row.count ?? 0
            var rows = [TrainingRows(width: width), TrainingRows(width: width)]
            var outcomes: [Double] = []
            for item in cases {
                rows[item.isTreated ? 1 : 0].append(item.row, answer: item.bought)
                let e = item.propensity
                let sign = (item.isTreated ? 1 : 0) - e
                outcomes.append((item.bought ? 1 : 0) * sign / (e * (1 - e)))
            }
            precondition(rows.allSatisfy { $0.count > 0 }, "cases of one kind say nothing")
            treated = LogisticRegression(rows[1], ridge: ridge)
            control = LogisticRegression(rows[0], ridge: ridge)
            transformed = RidgeRegression(cases.map(\.row), outcomes: outcomes, ridge: ridge)
        }

        func withOffer(_ row: [Double]) -> Double { SpecialFunctions.logistic(treated.logit(row)) }

        func withoutOffer(_ row: [Double]) -> Double {
            SpecialFunctions.logistic(control.logit(row))
        }

        func effect(_ row: [Double]) -> Double {
            let own = min(max(transformed.value(row), -1), 1)
            return 0.5 * (withOffer(row) - withoutOffer(row)) + 0.5 * own
        }

        /// A number whose mean is the effect if either the models or the propensities are right.
        func score(_ item: Case) -> Double {
            let with = withOffer(item.row)
            let without = withoutOffer(item.row)
            let truth = item.bought ? 1.0 : 0
            let rest =
                item.isTreated
                ? (truth - with) / item.propensity : -(truth - without) / (1 - item.propensity)
            return with - without + rest
        }
    }
}

/// A weighted sum of standardised numbers, fitted by least squares with a penalty (Hoerl and
/// Kennard, 1970).
struct RidgeRegression: Sendable {
    let weights: [Double]
    let means: [Double]
    let scales: [Double]
    let constant: Double

    init(weights: [Double], means: [Double], scales: [Double], constant: Double) {
        self.weights = weights
        self.means = means
        self.scales = scales
        self.constant = constant
    }

    init(_ rows: [[Double]], outcomes: [Double], ridge: Double) {
        let width = rows.first?.count ?? 0
        let count = Double(rows.count)
        var means = [Double](repeating: 0, count: width)
        for row in rows { for column in 0..<width { means[column] += row[column] / count } }
        var scales = [Double](repeating: 0, count: width)
        for row in rows {
            for column in 0..<width {
                scales[column] += (row[column] - means[column]) * (row[column] - means[column])
            }
        }
        scales = scales.map { $0 > 1e-12 ? 1 / ($0 / count).squareRoot() : 0 }
        let constant = outcomes.reduce(0, +) / count
        var products = [Double](repeating: 0, count: width * width)
        var right = [Double](repeating: 0, count: width)
        for (row, outcome) in zip(rows, outcomes) {
            let scaled = (0..<width).map { (row[$0] - means[$0]) * scales[$0] }
            for column in 0..<width {
                right[column] += scaled[column] * (outcome - constant)
                for other in 0...column {
                    products[column * width + other] += scaled[column] * scaled[other]
                }
            }
        }
        for column in 0..<width { products[column * width + column] += max(ridge, 1e-9) }
        weights = CholeskyFactor(products, count: width)?.solve(right) ?? right.map { _ in 0 }
        self.means = means
        self.scales = scales
        self.constant = constant
    }

    func value(_ row: [Double]) -> Double {
        var sum = constant
        for column in weights.indices {
            sum += weights[column] * (row[column] - means[column]) * scales[column]
        }
        return sum
    }
}
