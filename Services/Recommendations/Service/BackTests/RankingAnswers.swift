import Primitives
import RecommendationsDomain
import RecommendationsLearning

/// Lists of items as of a day, of one training.
struct RankingAnswers: Sendable {
    private let task: RankingTask
    private let day: Int32
    /// What the items are.
    let items: EvidenceItems
    private let histories: [PurchaseHistory]
    private let places: [MemberID: Int]
    private let knowledge: Knowledge
    private let ranker: RecommendationsLearning.Ranker
    /// All items that may be answered, the most popular first.
    private let popular: [Int32]

    /// How a task is learned at a level.
    static func settings(_ task: RankingTask, _ level: ItemLevel) -> Training.Settings {
        var settings = Training.Settings(task: task)
        if level == .type {
            // Types are fewer and bought by more: what speaks for them is drawn in further.
            settings.model = ItemModel.Settings(ridge: 1000, countsPurchases: false)
        }
        return settings
    }

    /// Learns from a log that ends before the day; `nil` where it was ended, or there is too little
    /// to learn from.
    ///
    /// - Parameters:
    ///   - task: What is ranked for.
    ///   - eligible: What may be answered; `nil` for what is bought often enough.
    ///   - day: The day.
    ///   - items: What the log's items are.
    ///   - log: The log.
    ///   - members: Whose its histories are.
    ///   - shouldGoOn: Told how far it is, in thousandths; `false` ends it.
    init?(
        task: RankingTask,
        eligible: Set<String>?,
        day: Int32,
        items: EvidenceItems,
        log: TrainingLog,
        members: [MemberID],
        shouldGoOn: (String, Int) -> Bool
    ) {
        let settings = Self.settings(task, items.level)
        let trained = TrainedModels.train(log, before: day, settings: [settings]) { step in
            switch step {
            case .cases(let done, let count):
                shouldGoOn("what members bought next, day \(done) of \(count)", 400 * done / count)
            case .trees(_, let cases, let rows):
                cases > 0 && shouldGoOn("trees from \(cases) cases, \(rows) rows", 400)
            case .tree(_, let number):
                shouldGoOn(
                    "tree \(number) of \(settings.boosting.trees)",
                    400 + 550 * number / max(1, settings.boosting.trees)
                )
            }
        }
        guard let trained, let ranker = trained.rankers[task] else { return nil }
        self.task = task
        self.day = day
        self.items = items
        self.ranker = ranker
        histories = log.histories
        places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        guard let eligible else {
            knowledge = trained.knowledge
            popular = knowledge.statistics.popular()
            return
        }
        let isAllowed = items.names.indices.map { number in
            items.isItem(Int32(number)) && eligible.contains(items.names[number])
        }
        knowledge = trained.knowledge.allowing(isAllowed)
        popular = knowledge.statistics.popular()
    }

    /// Whether a member was learned from.
    func knows(_ member: MemberID) -> Bool { places[member] != nil }

    /// The place of whoever has none among the members that were learned from.
    private static let nowhere: Int32 = -1

    /// The best items for members; of those of whom nothing is known, what is popular.
    ///
    /// - Parameters:
    ///   - members: Who; `nil` for nobody.
    ///   - others: What those bought before the day that were not learned from.
    ///   - count: How many at most.
    /// - Returns: A list for each member.
    func items(
        for members: [MemberID?],
        _ others: [MemberID: PurchaseHistory],
        count: Int
    ) -> [[String]] {
        var reader = EvidenceReader(knowledge: knowledge)
        return members.map { member in
            let place = member.flatMap { places[$0] }
            let known = place.map { histories[$0] } ?? member.flatMap { others[$0] }
            guard let history = known, !history.days.isEmpty else {
                return popular.prefix(count).map { items.names[Int($0)] }
            }
            reader.read(history, member: place.map { Int32($0) } ?? Self.nowhere, today: day)
            var chosen = ranker.best(count, of: reader).map(\.item)
            if chosen.count < count {
                var listed = Set(chosen)
                if task == .discovery { listed.formUnion(history.lines.map(\.item)) }
                chosen += popular.lazy.filter { !listed.contains($0) }
                    .prefix(count - chosen.count)
            }
            return chosen.map { items.names[Int($0)] }
        }
    }
}
