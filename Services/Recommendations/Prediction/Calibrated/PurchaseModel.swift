package import RecommendationsLearning

/// A calibrated prediction of one question: a linear model and boosted trees, blended and
/// calibrated on a later time than they were fitted to.
///
/// Trained from earlier days that look like the day in question: every `cutStepDays` a cut is made,
/// members are described by what came before and answered by what came after it. Cuts whose answers
/// reach beyond the last known day are left out, so that nothing is learned from the future.
package struct PurchaseModel: Sendable {
    /// How a model is trained.
    package struct Settings: Hashable, Sendable {
        /// Days from cut to cut, at least a quarter of the horizon; whole weeks keep the day of
        /// the week.
        package var cutStepDays: Int32 = 7
        /// Days of history before the first cut.
        package var historyDaysMin: Int32 = 90
        /// Rows at most; of more, every n-th member is taken at each cut, others at the next.
        ///
        /// Training holds some 3 KiB for each row, however many members there are.
        package var rowsMax = 150_000
        /// How long ago a cut counts half.
        package var halfLifeDays = 120.0
        /// The penalties of the linear model, descending: down to the one that the latest answers
        /// choose, the models of all of them are averaged.
        package var ridges = [10_000.0, 2_000, 400, 80]
        /// The trees' shares of the blended log odds among which the latest answers choose; one
        /// share is as good as a choice, which follows chance.
        package var treeShares = [0.5]
        /// How the trees are grown.
        package var trees = BoostingSettings(
            trees: 250,
            leavesMax: 10,
            learningRate: 0.03,
            leafRowsMin: 200,
            l2: 5,
            rowShare: 0.6,
            featureShare: 0.25,
            seed: 20_171_101
        )
        /// The cuts of so many latest days say how often members buy nowadays.
        package var lateDays: Int32 = 28
        /// The rows' evidence that stands against a slope other than 1.
        package var calibrationHold = 400.0
        /// The rows' evidence that stands against a level other than that of all cuts: how often
        /// members bought last month says little of how often they will in the next.
        package var levelHold = 4_000.0

        /// The settings found on the validation period of the retail data.
        package init() {}
    }

    /// What is asked.
    package let task: PurchaseTask
    /// From how many rows it was learned.
    package let rowCount: Int
    let features: PurchaseFeatures
    let linear: LogisticRegression
    let trees: BoostedTrees
    let calibration: PlattCalibration
    /// The penalty that was chosen for the linear model.
    package let ridge: Double
    /// The trees' share of the blended log odds that was chosen.
    package let treeShare: Double

    /// Trains on everything before a day.
    ///
    /// - Parameters:
    ///   - histories: All members; what lies on or after `day` is not looked at.
    ///   - task: What is asked.
    ///   - day: The first day that is not known.
    ///   - settings: How to train.
    package init(
        _ histories: [MemberHistory],
        task: PurchaseTask,
        before day: Int32,
        settings: Settings = Settings()
    ) {
        let horizon = task.horizonDays
        let features = PurchaseFeatures(of: histories, before: day - horizon, horizonDays: horizon)
        let cuts = Self.cuts(histories, task: task, before: day, settings: settings)
        precondition(!cuts.isEmpty, "no cut before day \(day) has an answer")
        let rows = CutRows(
            histories,
            task: task,
            cuts: cuts,
            features: features,
            settings: settings
        )
        let names =
            histories.first { !$0.days(before: cuts[0]).isEmpty }
            .map { features.names(like: $0, on: cuts[0]) } ?? []
        let choice = ModelChoice(rows, cuts: cuts, horizon: horizon, names: names, settings)
        let all = rows.joined(cuts)
        let linear = LogisticRegression(
            all,
            ridges: settings.ridges.filter { $0 >= choice.ridge },
            free: Self.free(names)
        )
        let trees = Self.trees(all, names, settings)
        let late = rows.joined(cuts.filter { $0 > cuts[0] - settings.lateDays })
        calibration = PlattCalibration(
            slope: choice.slope,
            logits: (0..<late.count).map {
                let row = late.row($0)
                let tree = trees.score(row.map { Float($0) })
                return (1 - choice.treeShare) * linear.logit(row) + choice.treeShare * tree
            },
            answers: late.answers.map { $0 > 0 },
            hold: settings.levelHold
        )
        self.linear = linear
        self.trees = trees
        ridge = choice.ridge
        treeShare = choice.treeShare
        self.features = features
        self.task = task
        rowCount = rows.count
    }

    init(
        task: PurchaseTask,
        rowCount: Int,
        features: PurchaseFeatures,
        linear: LogisticRegression,
        trees: BoostedTrees,
        calibration: PlattCalibration,
        ridge: Double,
        treeShare: Double
    ) {
        self.task = task
        self.rowCount = rowCount
        self.features = features
        self.linear = linear
        self.trees = trees
        self.calibration = calibration
        self.ridge = ridge
        self.treeShare = treeShare
    }

    /// The probability that the answer will be yes, seen from the morning of a day.
    package func probability(of history: MemberHistory, on day: Int32) -> Double {
        let logits = self.logits(of: history, on: day)
        return SpecialFunctions.logistic(calibration.logit(logits.blended))
    }

    /// What each part says by itself, not calibrated.
    package func parts(
        of history: MemberHistory,
        on day: Int32
    ) -> (linear: Double, trees: Double) {
        let logits = self.logits(of: history, on: day)
        return (
            SpecialFunctions.logistic(logits.linear), SpecialFunctions.logistic(logits.trees)
        )
    }

    private func logits(
        of history: MemberHistory,
        on day: Int32
    ) -> (linear: Double, trees: Double, blended: Double) {
        let row = features.values(of: history, on: day)
        precondition(!row.isEmpty, "member \(history.member) has bought nothing before \(day)")
        let line = linear.logit(row)
        let tree = trees.score(row.map { Float($0) })
        return (line, tree, (1 - treeShare) * line + treeShare * tree)
    }

    /// The days of the training cuts, the latest first.
    static func cuts(
        _ histories: [MemberHistory],
        task: PurchaseTask,
        before day: Int32,
        settings: Settings
    ) -> [Int32] {
        let first = histories.compactMap { $0.days.first?.day }.min() ?? day
        // Whole weeks before the day itself, so that the day of the week is the same. Answers that
        // overlap for the most part teach little more than one of them.
        let step = max(settings.cutStepDays, task.horizonDays / 4 / 7 * 7)
        var cuts: [Int32] = []
        var cut = day - (task.horizonDays + 6) / 7 * 7
        while cut >= first + settings.historyDaysMin {
            cuts.append(cut)
            cut -= step
        }
        return cuts
    }

    /// The places of the numbers that the linear model is held to.
    static func free(_ names: [String]) -> Set<Int> {
        Set(names.indices.filter { PurchaseFeatures.outlooks.contains(names[$0]) })
    }

    static func trees(
        _ rows: TrainingRows,
        _ names: [String],
        _ settings: Settings
    ) -> BoostedTrees {
        var table = FeatureTable(featureCount: rows.width)
        table.append(rows.values.map { Float($0) })
        return BoostedTrees(
            table: table,
            featureNames: names,
            objective: LogisticObjective(
                labels: rows.answers.map { $0 > 0 },
                weights: rows.weights.map { Float($0) }
            ),
            settings: settings.trees
        )
    }
}
