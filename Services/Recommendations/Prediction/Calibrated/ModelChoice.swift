import RecommendationsLearning

/// The penalty, the blend and the slope of calibration that did best on the latest answers.
///
/// Everything is fitted to cuts whose answers were all known before the first of the held-out cuts,
/// so that what is chosen is what would have predicted best (rolling-origin evaluation: Tashman,
/// International Journal of Forecasting 16, 2000).
struct ModelChoice {
    /// The cuts that are held out, the latest.
    private static let heldCuts = 2

    let ridge: Double
    let treeShare: Double
    /// How sure the blend may be.
    let slope: Double

    init(
        _ rows: CutRows,
        cuts: [Int32],
        horizon: Int32,
        names: [String],
        _ settings: PurchaseModel.Settings
    ) {
        precondition(!settings.ridges.isEmpty && !settings.treeShares.isEmpty, "nothing to choose")
        let held = Array(cuts.prefix(Self.heldCuts))
        let early = cuts.filter { $0 + horizon <= (held.last ?? 0) }
        guard !early.isEmpty else {
            ridge = settings.ridges[0]
            treeShare = 0.5
            slope = 1
            return
        }
        let known = rows.joined(early)
        let asked = rows.joined(held)
        let answers = asked.answers.map { $0 > 0 }
        let linear = Self.linear(known, asked: asked, answers, names, settings.ridges)
        let trees = PurchaseModel.trees(known, names, settings)
        var scores: [Double] = []
        trees.score(rows: asked.values.map { Float($0) }, into: &scores)
        var bestShare = 0.0
        var bestLoss = Double.infinity
        var blended: [Double] = []
        for share in settings.treeShares {
            let logits = zip(linear.logits, scores).map { (1 - share) * $0 + share * $1 }
            let loss = Self.loss(logits, answers)
            if loss < bestLoss { (bestShare, bestLoss, blended) = (share, loss, logits) }
        }
        ridge = linear.ridge
        treeShare = bestShare
        slope =
            PlattCalibration(logits: blended, answers: answers, hold: settings.calibrationHold)
            .slope
    }

    /// The largest penalty that does as well as the best one, but for chance: within one deviation
    /// of the difference (Breiman and others, 1984; The Elements of Statistical Learning, 7.10).
    private static func linear(
        _ known: TrainingRows,
        asked: TrainingRows,
        _ answers: [Bool],
        _ names: [String],
        _ ridges: [Double]
    ) -> (ridge: Double, logits: [Double]) {
        var tried: [(ridge: Double, logits: [Double], losses: [Double])] = []
        var weights: [Double] = []
        for ridge in ridges {
            let linear = LogisticRegression(
                known,
                ridge: ridge,
                free: PurchaseModel.free(names),
                start: weights
            )
            weights = linear.weights
            let logits = (0..<asked.count).map { linear.logit(asked.row($0)) }
            let losses = zip(logits, answers).map { logit, answer in
                -Elementary.log(Elementary.sigmoid(answer ? logit : -logit))
            }
            tried.append((ridge, logits, losses))
        }
        let sums = tried.map { $0.losses.reduce(0, +) }
        let best = sums.indices.min { sums[$0] < sums[$1] } ?? 0
        for one in tried {
            var difference = ArmSummary()
            for (loss, least) in zip(one.losses, tried[best].losses) {
                difference.add(loss - least)
            }
            let deviation = (difference.variance / Double(max(1, difference.count))).squareRoot()
            if difference.mean <= deviation { return (one.ridge, one.logits) }
        }
        return (tried[best].ridge, tried[best].logits)
    }

    private static func loss(_ logits: [Double], _ answers: [Bool]) -> Double {
        ProbabilityScore(logits.map { SpecialFunctions.logistic($0) }, answers: answers).logLoss
    }
}
