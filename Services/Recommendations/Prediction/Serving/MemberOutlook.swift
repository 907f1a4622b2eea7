/// What one member is expected to do next.
package struct MemberOutlook: Hashable, Sendable {
    /// How likely a purchase is.
    package struct Purchase: Hashable, Sendable {
        /// Within so many days.
        package let days: Int32
        /// How likely.
        package let probability: Double
        /// Whether a calibrated model says so; else it is the mean of two models of lifetimes.
        package let isCalibrated: Bool
    }

    /// A category that will be bought again.
    package struct Category: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// When.
        package let forecast: PurchaseRhythm.Forecast
        /// How likely within 30 days.
        package let probability: Double
    }

    /// What holds back what is said.
    package enum Limit: String, CaseIterable, Hashable, Sendable {
        /// Fewer than three days with a purchase: most of what is said is of members like this one.
        case fewPurchases = "few_purchases"
        /// Too little is known yet to train and calibrate every question.
        case notCalibrated = "not_calibrated"
    }

    /// What speaks for staying away or against it.
    package struct Driver: Hashable, Sendable {
        /// What it is about.
        package let group: FeatureGroup
        /// What it adds to the log odds of staying away.
        package let weight: Double
    }

    /// The first day that it is about.
    package let firstDay: Int32
    /// Within 7, 30 and 90 days; never less in more days.
    package let purchases: [Purchase]
    /// The days with a purchase that are expected within 30 days.
    package let monthPurchases: Double
    /// What is expected to be spent within 30 days, not discounted.
    package let monthSpend: Double
    /// What was spent, and what is expected within twelve months.
    package let value: MemberValue
    /// The days with a purchase so far.
    package let purchaseDays: Int
    /// The last of them.
    package let lastDay: Int32
    /// When anything is bought next.
    package let next: PurchaseRhythm.Forecast
    /// The days that a member usually lets pass, by its own purchases and those of all.
    package let usualWait: Double
    /// The likeliest categories, the soonest first.
    package let categories: [Category]
    /// How likely the member stays away, for as long as the longest of `purchases`.
    package let churn: ChurnRisk
    /// How likely spend falls below half; `nil` where nothing usual is known.
    package let spendDrop: Double?
    /// The weightiest first.
    package let drivers: [Driver]
    /// What holds it back.
    package let limits: [Limit]

    /// How many drivers are told.
    package static let driversMax = 4
    /// Lighter drivers are not told.
    private static let driverWeightMin = 0.1

    /// Predicts; `nil` where the member has bought nothing before.
    ///
    /// - Parameters:
    ///   - record: What is known of the member.
    ///   - models: What was trained.
    ///   - day: The first day that is not known.
    ///   - categoriesMax: How many categories at most.
    package init?(
        of record: MemberRecord,
        by models: PredictionModels,
        on day: Int32,
        categoriesMax: Int = 5
    ) {
        let history = record.history
        let known = history.days(before: day)
        guard let last = known.last, let summary = history.summary(before: day) else { return nil }
        let waits = CategoryRhythms.waits(
            known.suffix(CategoryRhythms.waitsMax + 1).map(\.day)
        )
        let rhythm = models.rhythm
        // Within the day on which it happens, a purchase comes at noon on average.
        let next = rhythm.forecast(waited: Double(day - last.day) - 0.5, after: waits)
        let asked = Asked(models, history, summary, day)
        firstDay = day
        purchases = asked.purchases
        monthPurchases = models.expected.count(summary, within: 30)
        monthSpend = models.expectedSpend(of: history, on: day, days: 30)
        value = MemberValue(
            of: summary,
            past: known.reduce(0) { $0 + $1.spend },
            purchases: models.expected.geometric,
            amount: models.expectedAmount(summary) * models.spendRatio,
            unitsPerYear: 365.25
        )
        purchaseDays = known.count
        lastDay = last.day
        self.next = next
        usualWait = rhythm.forecast(waited: 0, after: waits).medianDays
        categories = Self.categories(record, models, day, categoriesMax)
        churn = ChurnRisk(
            probabilityOfPurchase: asked.purchases.last?.probability ?? 1,
            overdue: next.overdue
        )
        spendDrop = asked.spendDrop
        drivers = asked.drivers.isEmpty ? Self.drivers(overdue: next.overdue) : asked.drivers
        var limits: [Limit] = known.count < 3 ? [.fewPurchases] : []
        if asked.purchases.contains(where: { !$0.isCalibrated }) { limits.append(.notCalibrated) }
        self.limits = limits
    }

    private static func categories(
        _ record: MemberRecord,
        _ models: PredictionModels,
        _ day: Int32,
        _ countMax: Int
    ) -> [Category] {
        var days: [Int: [Int32]] = [:]
        var names: [Int: String] = [:]
        // A category without a rhythm of its own gets a number that none has.
        var unknown = models.categoryNames.count + 1
        for name in record.categories.keys.sorted() {
            let number = models.categoryNumbers[name] ?? unknown
            if number == unknown { unknown += 1 }
            names[number] = name
            days[number] = record.categories[name]
        }
        return models.categories.wants(
            of: days,
            on: day,
            horizonDays: 30,
            countMax: countMax
        ).compactMap { want in
            names[want.category].map {
                Category(name: $0, forecast: want.forecast, probability: want.probability)
            }
        }
    }

    /// Without a calibrated model only the rhythm speaks: the log odds of being late.
    private static func drivers(overdue: Double) -> [Driver] {
        let weight = SpecialFunctions.logit(overdue, margin: 1e-3)
        return abs(weight) < driverWeightMin ? [] : [Driver(group: .recency, weight: weight)]
    }

    /// What the calibrated models say, or what stands in for them.
    private struct Asked {
        var purchases: [Purchase] = []
        var spendDrop: Double?
        var drivers: [Driver] = []

        init(
            _ models: PredictionModels,
            _ history: MemberHistory,
            _ summary: PurchaseSummary,
            _ day: Int32
        ) {
            var least = 0.0
            for task in PredictionModels.tasks {
                let place = models.purchases.firstIndex { $0.task == task }
                let model = place.map { models.purchases[$0] }
                guard case .purchase(let days) = task else {
                    if let model, task.applies(to: history, on: day) {
                        spendDrop = model.probability(of: history, on: day)
                    }
                    continue
                }
                var probability = 0.0
                if let model, let place {
                    let explained = model.explained(of: history, on: day)
                    probability = explained.probability
                    drivers = Self.drivers(explained.contributions, models.groups[place])
                } else {
                    let time = Double(days)
                    let geometric = models.expected.geometric
                        .probabilityOfPurchase(summary, within: time)
                    let pareto = models.expected.pareto.outlook(summary, within: time).buys
                    probability = (geometric + pareto) / 2
                }
                least = max(least, min(1, max(0, probability)))
                purchases.append(
                    Purchase(days: days, probability: least, isCalibrated: model != nil)
                )
            }
        }

        /// What makes a purchase less likely makes staying away likelier.
        static func drivers(_ contributions: [Double], _ groups: [FeatureGroup]) -> [Driver] {
            var weights: [FeatureGroup: Double] = [:]
            for (contribution, group) in zip(contributions, groups) {
                weights[group, default: 0] -= contribution
            }
            return FeatureGroup.allCases.compactMap { group in
                weights[group].map { Driver(group: group, weight: $0) }
            }.filter { abs($0.weight) >= driverWeightMin }
                .sorted { abs($1.weight) < abs($0.weight) }
                .prefix(driversMax).map(\.self)
        }
    }
}
