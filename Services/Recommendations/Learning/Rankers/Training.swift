import Primitives

/// Learns rankers from how past days went on.
///
/// At some days before the end of the log, everything known then is put beside what each member
/// bought next. Nothing of a later day is ever seen: neither counts, nor models, nor who is served.
package struct Training: Sendable {
    /// How it is done.
    package struct Settings: Sendable {
        /// What is learned.
        package let task: RankingTask
        /// How many days before the end the cuts lie.
        package var cutAges: [Int32]
        /// How many days after a cut are looked at.
        package var windowDays: Int32
        /// The items' linear model.
        package var model: ItemModel.Settings
        /// The trees.
        package var boosting: BoostingSettings
        /// How many of the likeliest rows of a case are always kept, and the share of the others
        /// that are not wanted; each of these stands for as many as were left out.
        package var rowsKept: Int
        package var otherShare: Double
        /// The most members that cases are made of, each some 300 KiB; of more than that every
        /// second, every third and so on.
        package var membersMax = 5000
        /// How many ranks count.
        package var ranksMax: Int
        /// Evidence to keep back, to see what it is worth.
        package var hidden: Set<Evidence> = []

        /// What was found best for a task.
        package init(task: RankingTask) {
            self.task = task
            windowDays = 30
            model = ItemModel.Settings()
            rowsKept = 60
            ranksMax = 20
            switch task {
            case .nextBasket:
                cutAges = [9, 20, 30, 44, 58, 72]
                otherShare = 0.4
                boosting = BoostingSettings(
                    trees: 120,
                    leavesMax: 15,
                    learningRate: 0.1,
                    leafRowsMin: 400,
                    leafHessianMin: 0.1,
                    l2: 10,
                    rowShare: 0.7,
                    featureShare: 0.5
                )
            case .discovery:
                // What is bought for the first time needs a whole window to show.
                cutAges = [30, 44, 58, 72]
                otherShare = 0.25
                boosting = BoostingSettings(
                    trees: 100,
                    leavesMax: 31,
                    learningRate: 0.06,
                    leafRowsMin: 600,
                    leafHessianMin: 0.1,
                    l2: 20,
                    rowShare: 0.7,
                    featureShare: 0.5
                )
            }
        }
    }

    /// From how many purchase days on a member is learned from, and served by the rankers.
    package static let daysMin = 5

    /// The rows of many cases.
    package struct Cases: Sendable {
        var table = FeatureTable(featureCount: Feature.all.count)
        var isWanted: [Bool] = []
        var weights: [Float] = []
        var groupStarts: [Int] = [0]
        var wantedCounts: [Int] = []
        /// How many wanted items were among the candidates, of how many in all.
        package var found = 0
        /// How many items were wanted.
        package var wanted = 0

        /// No cases yet.
        package init() {}

        /// How many rows there are.
        package var rowCount: Int { isWanted.count }
        /// How many cases there are.
        package var caseCount: Int { wantedCounts.count }
    }

    private let settings: Settings
    private var random: SeededRandom
    /// What was collected so far.
    package private(set) var cases = Cases()

    /// Starts to collect cases.
    package init(settings: Settings) {
        self.settings = settings
        random = SeededRandom(seed: settings.boosting.seed)
    }

    /// Adds every member's case of one day.
    ///
    /// - Parameters:
    ///   - log: All purchases.
    ///   - knowledge: What was known before the day.
    ///   - day: The cut.
    ///   - end: The first day that is not to be looked at.
    package mutating func add(_ log: TrainingLog, _ knowledge: Knowledge, day: Int32, end: Int32) {
        // Rows are of items that count as wanted: what few buy is ranked as these are.
        let isEligible = knowledge.statistics.isEligible
        var reader = EvidenceReader(
            knowledge: knowledge.allowing(isEligible),
            hiding: settings.hidden
        )
        let step = max(1, (log.histories.count + settings.membersMax - 1) / settings.membersMax)
        for (member, history) in log.histories.enumerated()
        where member % step == 0 && history.dayCount(before: day) >= Self.daysMin {
            let wanted = Self.truth(
                settings.task,
                history,
                from: day,
                to: min(end, day + settings.windowDays),
                isEligible: isEligible
            )
            guard !wanted.isEmpty else { continue }
            reader.read(history, member: Int32(member), today: day)
            add(reader, wanted)
        }
    }

    private mutating func add(_ reader: EvidenceReader, _ wanted: Set<Int32>) {
        var rows: [Float] = []
        let start = cases.isWanted.count
        var found = 0
        let share = settings.otherShare
        for (rank, item) in reader.candidates(for: settings.task).enumerated() {
            let isWanted = wanted.contains(item)
            if isWanted { found += 1 }
            let isKept = isWanted || rank < settings.rowsKept
            guard isKept || Double.random(in: 0..<1, using: &random) < share else {
                continue
            }
            reader.append(item, to: &rows)
            cases.isWanted.append(isWanted)
            cases.weights.append(isKept ? 1 : Float(1 / share))
        }
        cases.found += found
        cases.wanted += wanted.count
        guard found > 0 else {
            cases.isWanted.removeLast(cases.isWanted.count - start)
            cases.weights.removeLast(cases.weights.count - start)
            return
        }
        cases.table.append(rows)
        cases.groupStarts.append(cases.isWanted.count)
        cases.wantedCounts.append(wanted.count)
    }

    /// Grows the trees.
    ///
    /// - Parameters:
    ///   - boosting: How, in place of the settings.
    ///   - shouldGoOn: Asked after each tree with the number of trees; `false` ends the training.
    /// - Returns: The ranker that the cases teach.
    package func ranker(
        boosting: BoostingSettings? = nil,
        shouldGoOn: (Int) -> Bool = { _ in true }
    ) -> Ranker {
        let objective = NDCGObjective(
            isWanted: cases.isWanted,
            groupStarts: cases.groupStarts,
            wantedCounts: cases.wantedCounts,
            ranksMax: settings.ranksMax,
            weights: cases.weights
        )
        let trees = BoostedTrees(
            table: cases.table,
            featureNames: Feature.names,
            objective: objective,
            settings: boosting ?? settings.boosting,
            shouldGoOn: shouldGoOn
        )
        return Ranker(task: settings.task, trees: trees)
    }

    /// What a member bought from a day on: of the first basket, or for the first time ever.
    ///
    /// - Parameters:
    ///   - task: Which of both.
    ///   - history: All purchases of the member.
    ///   - first: The cut.
    ///   - end: The first day that does not count.
    ///   - isEligible: Which items count.
    /// - Returns: The items; none where the member bought none that count.
    package static func truth(
        _ task: RankingTask,
        _ history: PurchaseHistory,
        from first: Int32,
        to end: Int32,
        isEligible: [Bool]
    ) -> Set<Int32> {
        let before = history.dayCount(before: first)
        let after = history.dayCount(before: end)
        guard after > before else { return [] }
        let days = task == .nextBasket ? before..<(before + 1) : before..<after
        var wanted: Set<Int32> = []
        for index in days {
            for line in history.lines(of: index) where isEligible[Int(line.item)] {
                wanted.insert(line.item)
            }
        }
        if task == .discovery {
            for index in 0..<before {
                for line in history.lines(of: index) { wanted.remove(line.item) }
            }
        }
        return wanted
    }
}
