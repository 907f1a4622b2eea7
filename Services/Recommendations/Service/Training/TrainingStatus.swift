package import Primitives
import RecommendationsLearning

/// How far the training of this process is, or how its last one ended.
package struct TrainingStatus: Hashable, Sendable {
    /// What it is doing.
    package enum State: Hashable, Sendable {
        /// None since the process began.
        case none
        /// Learning.
        case running
        /// What was learned is stored and served.
        case done
        /// Ended from outside.
        case cancelled
        /// An error ended it.
        case failed
        /// There is not enough to learn from.
        case tooLittleData
    }

    /// What it is doing.
    package internal(set) var state = State.none
    /// 0 to 100.
    package internal(set) var percent = 0
    /// What is done right now, or how it ended.
    package internal(set) var text = ""
    /// When it began.
    package internal(set) var startedAt: Timestamp?
    /// When it ended.
    package internal(set) var endedAt: Timestamp?
    /// The version of the models that it made.
    package internal(set) var version: Int64?

    /// How many of a hundred parts each step of a training takes, as measured on receipts.
    private static let (casesShare, treesShare) = (45, 50)

    /// Takes a step of a training in.
    mutating func take(_ step: TrainedModels.Step, settings: [Training.Settings]) {
        switch step {
        case .cases(let done, let count):
            percent = Self.casesShare * done / max(1, count)
            text = "looks back from \(done) of \(count) days"
        case .trees(let task, let cases, _):
            let share = Self.treesShare / max(1, settings.count)
            percent = Self.casesShare + share * place(of: task, settings)
            text = "learns to rank \(Self.name(task)) from \(cases) cases"
        case .tree(let task, let number):
            let each = settings.first { $0.task == task }?.boosting.trees ?? number
            let share = Self.treesShare / max(1, settings.count)
            percent =
                Self.casesShare + share * place(of: task, settings)
                + share * min(number, each) / max(1, each)
            text = "learns to rank \(Self.name(task)): tree \(number) of \(each)"
        }
    }

    private func place(of task: RankingTask, _ settings: [Training.Settings]) -> Int {
        settings.firstIndex { $0.task == task } ?? 0
    }

    private static func name(_ task: RankingTask) -> String {
        switch task {
        case .nextBasket: "next baskets"
        case .discovery: "discoveries"
        }
    }
}
