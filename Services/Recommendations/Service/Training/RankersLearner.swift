package import Primitives
package import RecommendationsDomain
package import RecommendationsLearning

/// Learns what lists are ranked by.
package struct RankersLearner: Learner {
    private let store: any RecommendationsStore & CampaignStore
    private let shelf: ModelShelf
    private let now: @Sendable () -> Timestamp
    private let localDay: @Sendable (Timestamp) -> Day
    private let demands: TrainingDemands
    private let settings: [Training.Settings]

    /// Bundles what rankers are learned with.
    ///
    /// - Parameters:
    ///   - store: Where purchases are.
    ///   - shelf: What serves the rankers.
    ///   - now: The wall clock.
    ///   - localDay: The local day of a moment.
    ///   - demands: What a log must have.
    ///   - settings: How each task is learned.
    package init(
        store: any RecommendationsStore & CampaignStore,
        shelf: ModelShelf,
        now: @escaping @Sendable () -> Timestamp,
        localDay: @escaping @Sendable (Timestamp) -> Day,
        demands: TrainingDemands = TrainingDemands(),
        settings: [Training.Settings] = [
            Training.Settings(task: .nextBasket), Training.Settings(task: .discovery),
        ]
    ) {
        self.store = store
        self.shelf = shelf
        self.now = now
        self.localDay = localDay
        self.demands = demands
        self.settings = settings
    }

    package var kind: ModelKind { .rankers }

    package var served: ModelRecord? { shelf.served?.record }

    package func refresh() async throws { try await shelf.refresh() }

    package func learn(_ run: TrainingRun) async throws -> TrainingOutcome {
        run.tell("reads purchases")
        let today = localDay(now())
        let evidence = try await EvidenceLog.read(
            store,
            level: .product,
            before: today,
            membersMax: demands.membersMax
        )
        let last = evidence.log.histories.compactMap(\.days.last).max()
        let day = Day(min(today.rawValue, (last ?? today.rawValue) + 1))
        if let lack = demands.lack(evidence.log, before: day) { return .tooLittle(lack) }
        let trained = try await run.compute { [settings] in
            TrainedModels.train(evidence.log, before: day.rawValue, settings: settings) { step in
                let progress = step.progress(settings)
                return run.tell(progress.text, percent: progress.percent)
            }
        }
        guard let trained, run.tell("stores what was learned") else { return .cancelled }
        let record = try await shelf.add(
            trained,
            day: day,
            madeAt: now(),
            eventCount: evidence.eventCount
        )
        return .done(version: record.version, "learned from everything before \(day.date)")
    }

    /// Nothing follows from rankers but that they are served.
    package func finish(
        _ record: ModelRecord,
        _ run: TrainingRun
    ) async throws -> TrainingOutcome {
        .done(version: record.version, "serves what was learned before \(record.day.date)")
    }
}

extension TrainedModels.Step {
    /// How many of a hundred parts each step of a training takes, as measured on receipts.
    private static let (casesShare, treesShare) = (45, 50)

    /// What it is, and how many percent are done by then.
    fileprivate func progress(_ settings: [Training.Settings]) -> (text: String, percent: Int) {
        let share = Self.treesShare / max(1, settings.count)
        func start(_ task: RankingTask) -> Int {
            Self.casesShare + share * (settings.firstIndex { $0.task == task } ?? 0)
        }
        switch self {
        case .cases(let done, let count):
            return (
                "looks back from \(done) of \(count) days",
                Self.casesShare * done / max(1, count)
            )
        case .trees(let task, let cases, _):
            return ("learns to rank \(task.plural) from \(cases) cases", start(task))
        case .tree(let task, let number):
            let each = settings.first { $0.task == task }?.boosting.trees ?? number
            return (
                "learns to rank \(task.plural): tree \(number) of \(each)",
                start(task) + share * min(number, each) / max(1, each)
            )
        }
    }
}

extension RankingTask {
    fileprivate var plural: String {
        switch self {
        case .nextBasket: "next baskets"
        case .discovery: "discoveries"
        }
    }
}
