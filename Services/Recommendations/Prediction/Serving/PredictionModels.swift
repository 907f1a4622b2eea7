/// Everything that predictions of members are made of, trained on one day.
package struct PredictionModels: Sendable {
    /// How models are trained.
    package struct Settings: Hashable, Sendable {
        /// How the calibrated models are trained.
        package var purchase = PurchaseModel.Settings()
        /// The members that the models of lifetimes are fitted to at most: every n-th.
        package var lifetimesMax = 3_000
        /// With fewer members nothing is trained.
        package var membersMin = 30
        /// With fewer yes, or fewer no, on the latest day that is known a question is not trained.
        package var answersMin = 20
        /// Whether only what needs no calibration is trained: lifetimes, amounts and rhythms.
        package var isUncalibrated = false

        /// The usual ones.
        package init() {}
    }

    /// What is asked of members, in the order of the answers.
    package static let tasks: [PurchaseTask] = [
        .purchase(withinDays: 7), .purchase(withinDays: 30), .purchase(withinDays: 90), .spendDrop,
    ]

    /// Counts trainings.
    package let number: Int64
    /// The first day that was not known.
    package let firstDay: Int32
    /// From how many members was learned.
    package let memberCount: Int
    /// The questions that could be trained.
    package let purchases: [PurchaseModel]
    let expected: ExpectedPurchases
    let amounts: GammaGammaModel
    /// The mean amount of a day with a purchase.
    let meanAmount: Double
    /// What was spent in the last month that is known, for each that had been expected.
    let spendRatio: Double
    let rhythm: PurchaseRhythm
    let categories: CategoryRhythms
    /// The names of the categories that have a rhythm of their own, by their numbers.
    let categoryNames: [String]
    /// What the members were like a month before the last known day.
    package let reference: PopulationReference?
    let categoryNumbers: [String: Int]
    let groups: [[FeatureGroup]]

    /// Trains on everything before a day; `nil` where too few members have bought, or it was ended.
    ///
    /// - Parameters:
    ///   - histories: Members; what lies on or after `day` is not looked at.
    ///   - waits: Their waits for categories before `day`.
    ///   - day: The first day that is not known.
    ///   - number: Counts trainings, from 1.
    ///   - settings: How to train.
    ///   - shouldGoOn: Told what is done next, and the percent that are done by then; `false` ends
    ///     it.
    package init?(
        _ histories: [MemberHistory],
        waits: CategoryWaits,
        before day: Int32,
        number: Int64,
        settings: Settings = Settings(),
        shouldGoOn: (String, Int) -> Bool = { _, _ in true }
    ) {
        let known = histories.filter { !$0.days(before: day).isEmpty }
        guard known.count >= max(1, settings.membersMin), shouldGoOn("fits lifetimes", 0) else {
            return nil
        }
        let sample = Self.sample(known, settings.lifetimesMax)
        let summaries = sample.compactMap { $0.summary(before: day) }
        var search = NelderMead()
        search.tolerance = 1e-4
        let expected = ExpectedPurchases(
            geometric: BetaGeometricModel.fit(summaries, from: [0.6, 10, 0.3, 3], search: search)
                .model,
            pareto: ParetoModel.fit(summaries, from: [0.6, 10, 0.5, 100], search: search).model
        )
        let amounts = GammaGammaModel.fit(summaries).model
        let purchaseDays = sample.flatMap { $0.days(before: day) }
        let meanAmount =
            purchaseDays.reduce(0) { $0 + $1.spend } / Double(max(1, purchaseDays.count))
        var purchases: [PurchaseModel] = []
        for (place, task) in Self.tasks.enumerated() {
            guard shouldGoOn("learns \(task.name)", 10 + 90 * place / Self.tasks.count) else {
                return nil
            }
            guard let usual = Self.settings(for: task, known, before: day, settings) else {
                continue
            }
            purchases.append(PurchaseModel(known, task: task, before: day, settings: usual))
        }
        let names = waits.waits.filter { $0.value.count >= CategoryRhythms.membersMin }.keys
            .sorted()
        var numbered: [Int: [PurchaseRhythm.Waits]] = [:]
        for (number, name) in names.enumerated() { numbered[number] = waits.waits[name] }
        // What few have bought again teaches what all categories have in common.
        numbered[names.count] = waits.waits.keys.sorted().filter { !names.contains($0) }
            .flatMap { waits.waits[$0] ?? [] }
        self.init(
            number: number,
            firstDay: day,
            memberCount: known.count,
            purchases: purchases,
            expected: expected,
            amounts: amounts,
            meanAmount: meanAmount,
            spendRatio: Self.spendRatio(sample, before: day, expected, amounts, meanAmount),
            rhythm: PurchaseRhythm.fit(
                sample.map { history in
                    let days = history.days(before: day).map(\.day)
                    return CategoryRhythms.waits(Array(days.suffix(CategoryRhythms.waitsMax + 1)))
                }
            ),
            categories: CategoryRhythms(waits: numbered),
            categoryNames: names,
            reference: PopulationReference(of: known, on: day - 30)
        )
    }

    init(
        number: Int64,
        firstDay: Int32,
        memberCount: Int,
        purchases: [PurchaseModel],
        expected: ExpectedPurchases,
        amounts: GammaGammaModel,
        meanAmount: Double,
        spendRatio: Double,
        rhythm: PurchaseRhythm,
        categories: CategoryRhythms,
        categoryNames: [String],
        reference: PopulationReference?
    ) {
        self.number = number
        self.firstDay = firstDay
        self.memberCount = memberCount
        self.purchases = purchases
        self.expected = expected
        self.amounts = amounts
        self.meanAmount = meanAmount
        self.spendRatio = spendRatio
        self.rhythm = rhythm
        self.categories = categories
        self.categoryNames = categoryNames
        self.reference = reference
        groups = purchases.map(\.groups)
        var numbers: [String: Int] = [:]
        for (number, name) in categoryNames.enumerated() { numbers[name] = number }
        categoryNumbers = numbers
    }

    /// The model of a question; `nil` where it could not be trained.
    package func model(of task: PurchaseTask) -> PurchaseModel? {
        purchases.first { $0.task == task }
    }

    static func sample(_ histories: [MemberHistory], _ countMax: Int) -> [MemberHistory] {
        let every = max(1, (histories.count + countMax - 1) / max(1, countMax))
        return stride(from: 0, to: histories.count, by: every).map { histories[$0] }
    }

    /// How to train a question; `nil` where there is too little for it.
    static func settings(
        for task: PurchaseTask,
        _ histories: [MemberHistory],
        before day: Int32,
        _ settings: Settings
    ) -> PurchaseModel.Settings? {
        if settings.isUncalibrated { return nil }
        return PurchaseModel.settings(
            for: task,
            histories,
            before: day,
            from: settings.purchase,
            answersMin: settings.answersMin
        )
    }
}
