/// What everything that is predicted would have said on earlier days, and what happened.
package struct PredictionBackTest: Hashable, Sendable {
    /// What members would have been expected to spend in 30 days, and what they spent.
    package struct Spend: Hashable, Sendable {
        /// How many members.
        package let count: Int
        /// The sum of what was expected.
        package let expected: Double
        /// The sum of what came.
        package let actual: Double
        /// The mean of the members' absolute errors.
        package let error: Double
        /// The same of who says that the last 30 days come again.
        package let naiveError: Double
    }

    /// How many members took part.
    package let memberCount: Int
    /// The questions that could be trained, each tested on one day.
    package let tasks: [PurchaseBackTest]
    /// What was spent; `nil` where nothing could be trained.
    package let spend: Spend?

    /// Runs the test.
    ///
    /// - Parameters:
    ///   - histories: Members.
    ///   - end: The first day that is not known.
    ///   - day: The first day that the models may not know, for every question whose answer is
    ///     known
    ///     by then; `nil` for the latest that each question can be tested on.
    ///   - settings: How to train.
    package init(
        _ histories: [MemberHistory],
        before end: Int32,
        on day: Int32? = nil,
        settings: PredictionModels.Settings = PredictionModels.Settings()
    ) {
        memberCount = histories.count
        tasks = PredictionModels.tasks.compactMap { task in
            let asked = day ?? end - task.horizonDays
            guard asked + task.horizonDays <= end,
                let usual = PredictionModels.settings(for: task, histories, before: asked, settings)
            else { return nil }
            return PurchaseBackTest(histories, task: task, days: [asked], settings: usual)
        }.filter { !$0.rows.isEmpty }
        let asked = day ?? end - 30
        spend = asked + 30 <= end ? Self.spend(histories, asked, settings) : nil
    }

    private static func spend(
        _ histories: [MemberHistory],
        _ day: Int32,
        _ settings: PredictionModels.Settings
    ) -> Spend? {
        var lifetimes = settings
        lifetimes.isUncalibrated = true
        let models = PredictionModels(
            histories,
            waits: CategoryWaits(),
            before: day,
            number: 0,
            settings: lifetimes
        )
        guard let models else { return nil }
        var sums = (count: 0, expected: 0.0, actual: 0.0, error: 0.0, naive: 0.0)
        for history in histories where !history.days(before: day).isEmpty {
            let expected = models.expectedSpend(of: history, on: day, days: 30)
            let actual = history.days(in: day..<(day + 30)).reduce(0) { $0 + $1.spend }
            let before = history.days(in: (day - 30)..<day).reduce(0) { $0 + $1.spend }
            sums.count += 1
            sums.expected += expected
            sums.actual += actual
            sums.error += abs(expected - actual)
            sums.naive += abs(before - actual)
        }
        let count = Double(max(1, sums.count))
        return Spend(
            count: sums.count,
            expected: sums.expected,
            actual: sums.actual,
            error: sums.error / count,
            naiveError: sums.naive / count
        )
    }
}
