/// Everything that one training makes: swapped in whole.
package struct TrainedModels: Sendable {
    /// What is known of all members before the day of the training.
    package let knowledge: Knowledge
    /// A ranker for each task that was asked for.
    package let rankers: [RankingTask: Ranker]
    /// Per item whether anybody bought it, those who were not learned from included.
    package let isBought: [Bool]

    /// Puts together what belongs together.
    package init(knowledge: Knowledge, rankers: [RankingTask: Ranker], isBought: [Bool]) {
        self.knowledge = knowledge
        self.rankers = rankers
        self.isBought = isBought
    }

    /// How far a training is.
    package enum Step: Hashable, Sendable {
        /// The cases of a day are there: the number of days done, of how many.
        case cases(done: Int, of: Int)
        /// A task's trees have begun to grow: from how many cases and rows.
        case trees(RankingTask, cases: Int, rows: Int)
        /// Trees are growing.
        case tree(RankingTask, number: Int)
    }

    /// After how many days an item model is learned anew while cases are collected.
    private static let modelDays: Int32 = 14

    /// Learns from everything before a day.
    ///
    /// - Parameters:
    ///   - log: All purchases; those from the day on are not looked at.
    ///   - day: The day.
    ///   - settings: How each task is learned; their item models are as the first one's.
    ///   - shouldGoOn: Told how far it is; `false` ends it.
    /// - Returns: The models; `nil` where it was ended.
    package static func train(
        _ log: TrainingLog,
        before day: Int32,
        settings: [Training.Settings],
        shouldGoOn: (Step) -> Bool = { _ in true }
    ) -> TrainedModels? {
        guard let model = settings.first?.model else { return nil }
        var trainings = settings.map { Training(settings: $0) }
        let ages = Set(settings.flatMap(\.cutAges)).sorted(by: >)
        var earlier: (day: Int32, model: ItemModel)?
        for (done, age) in ages.enumerated() {
            let cut = day - age
            let knowledge: Knowledge
            if let earlier, cut - earlier.day <= modelDays {
                knowledge = log.knowledge(before: cut, model: earlier.model)
            } else {
                knowledge = log.knowledge(before: cut, model: model)
                earlier = (cut, knowledge.model)
            }
            for index in trainings.indices where settings[index].cutAges.contains(age) {
                trainings[index].add(log, knowledge, day: cut, end: day)
            }
            guard shouldGoOn(.cases(done: done + 1, of: ages.count)) else { return nil }
        }
        var rankers: [RankingTask: Ranker] = [:]
        for index in trainings.indices {
            let task = settings[index].task
            let cases = trainings[index].cases
            guard shouldGoOn(.trees(task, cases: cases.caseCount, rows: cases.rowCount)) else {
                return nil
            }
            var isEnded = false
            rankers[task] = trainings[index].ranker { number in
                isEnded = !shouldGoOn(.tree(task, number: number))
                return !isEnded
            }
            if isEnded { return nil }
            // Rows are the larger part of the memory, and not needed any more.
            trainings[index] = Training(settings: settings[index])
        }
        return TrainedModels(
            knowledge: log.knowledge(before: day, model: model),
            rankers: rankers,
            isBought: log.isBought
        )
    }
}
