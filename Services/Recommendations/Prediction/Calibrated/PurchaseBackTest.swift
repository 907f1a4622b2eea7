/// What a model would have said on earlier days, and what happened: the published back-test.
///
/// On each day the model is trained on what preceded it alone, and scored on what followed
/// (rolling-origin evaluation: Tashman, International Journal of Forecasting 16, 2000).
package struct PurchaseBackTest: Hashable, Sendable {
    /// Members of like probability, and how many of them said yes.
    package struct Reliability: Hashable, Sendable {
        /// How many members.
        package let count: Int
        /// The mean of their probabilities.
        package let expected: Double
        /// The share of yes.
        package let actual: Double
    }

    /// One day of the test.
    package struct Row: Hashable, Sendable {
        /// The first day that was not known.
        package let day: Int32
        /// The model's score.
        package let model: ProbabilityScore
        /// The score of fifths of recency, frequency and spend.
        package let bins: ProbabilityScore
        /// Whether the probabilities came true.
        package let drift: CalibrationDrift
        /// Tenths of the members, by probability.
        package let reliability: [Reliability]
    }

    /// What was asked.
    package let task: PurchaseTask
    /// The days, as given.
    package let rows: [Row]

    /// Runs the test.
    ///
    /// - Parameters:
    ///   - histories: All members.
    ///   - task: What is asked.
    ///   - days: Days whose answers are known by now; days of which nobody can be asked are left
    ///     out.
    ///   - settings: How to train.
    package init(
        _ histories: [MemberHistory],
        task: PurchaseTask,
        days: [Int32],
        settings: PurchaseModel.Settings = PurchaseModel.Settings()
    ) {
        self.task = task
        rows = days.compactMap { day in
            let members = histories.filter { task.applies(to: $0, on: day) }
            let before = day - task.horizonDays
            let known = histories.filter { task.applies(to: $0, on: before) }
            guard !members.isEmpty, !known.isEmpty else { return nil }
            let answers = members.map { task.answer(of: $0, on: day) }
            let model = PurchaseModel(histories, task: task, before: day, settings: settings)
            let probabilities = members.map { model.probability(of: $0, on: day) }
            let bins = RecencyFrequencyBins(
                known.map { Self.row($0, before) },
                answers: known.map { task.answer(of: $0, on: before) }
            )
            return Row(
                day: day,
                model: ProbabilityScore(probabilities, answers: answers),
                bins: ProbabilityScore(
                    members.map { bins.probability(Self.row($0, day)) },
                    answers: answers
                ),
                drift: CalibrationDrift(probabilities, answers: answers),
                reliability: Self.tenths(probabilities, answers)
            )
        }
    }

    /// Recency, frequency and spend of the last quarter.
    package static func row(_ history: MemberHistory, _ day: Int32) -> [Double] {
        let quarter = history.days(in: (day - 90)..<day)
        return [
            Double(day - (history.days(before: day).last?.day ?? 0)), Double(quarter.count),
            quarter.reduce(0) { $0 + $1.spend },
        ]
    }

    static func tenths(_ probabilities: [Double], _ answers: [Bool]) -> [Reliability] {
        let order = probabilities.indices.sorted {
            (probabilities[$0], $0) < (probabilities[$1], $1)
        }
        return (0..<10).compactMap { tenth in
            let part = order[(order.count * tenth / 10)..<(order.count * (tenth + 1) / 10)]
            guard !part.isEmpty else { return nil }
            let count = Double(part.count)
            return Reliability(
                count: part.count,
                expected: part.reduce(0) { $0 + probabilities[$1] } / count,
                actual: Double(part.count { answers[$0] }) / count
            )
        }
    }
}
