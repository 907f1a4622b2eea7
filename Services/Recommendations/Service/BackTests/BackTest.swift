import Messages
import Primitives
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsPrediction
import Synchronization

/// One back-test: learns once, in the background, and answers from then on.
final class BackTest: Sendable {
    /// How far it is.
    enum State: Sendable {
        /// Learning: what it does, and thousandths of the whole.
        case learning(String, Int)
        /// Lists can be asked for.
        case ranking(RankingAnswers)
        /// Probabilities can be asked for.
        case purchases(PurchaseAnswers)
        /// It cannot be answered: why.
        case failed(String)
    }

    /// What it answers.
    let question: BackTestQuestion

    private struct Progress {
        var state = State.learning("waiting for its turn", 0)
        var isBegun = false
        var isEnded = false
        var extent = BackTestLog.Extent()
        var seconds = 0.0
        var day: Day
    }

    private let progress: Mutex<Progress>

    private let log: BackTestLog

    /// Asks a question of what a log knows before the day.
    init(_ question: BackTestQuestion, of log: BackTestLog) {
        self.question = question
        self.log = log
        progress = Mutex(Progress(day: question.day))
    }

    /// How far it is.
    var state: State { progress.withLock { $0.state } }

    /// Ends the learning as soon as may be, and lets go of what was learned.
    func end() {
        progress.withLock { progress in
            progress.isEnded = true
            progress.state = .failed("it was ended")
        }
    }

    /// Whether it still is to learn; only once.
    func begin() -> Bool {
        progress.withLock { progress in
            guard !progress.isBegun, !progress.isEnded else { return false }
            progress.isBegun = true
            progress.state = .learning("waiting for orders that are on their way", 0)
            return true
        }
    }

    private var isWanted: Bool { progress.withLock { !$0.isEnded } }

    /// What is told of it.
    var report: RecommendationsV1.GetBackTestResponse {
        progress.withLock { progress in
            var report = RecommendationsV1.GetBackTestResponse(
                members: UInt64(progress.extent.members.count),
                orders: UInt64(progress.extent.orders),
                seconds: progress.seconds,
                asOf: progress.day.date.description
            )
            switch progress.state {
            case .learning(let step, let done):
                report.state = .learning
                report.step = step
                report.doneThousandths = UInt32(clamping: done)
            case .ranking, .purchases:
                report.state = .ready
                report.doneThousandths = 1000
            case .failed(let failure):
                report.state = .failed
                report.failure = failure
            }
            return report
        }
    }

    /// Learns.
    ///
    /// - Parameters:
    ///   - thread: Where the computing is done.
    ///   - turn: What is waited for before anything is computed.
    ///   - now: The wall clock.
    func learn(
        on thread: LowPriorityThread,
        turn: ComputingTurn,
        now: @Sendable () -> Timestamp
    ) async {
        let start = now()
        let state: State
        do {
            let learned = try await turn.held(while: { goOn("waiting for its turn", 0) }) {
                switch question.subject {
                case .ranking(let task, let level, let eligible):
                    try await ranking(task, level, eligible, thread)
                case .purchases(let task): try await purchases(task, thread)
                }
            }
            state = learned ?? Self.tooLittle
        } catch {
            state = .failed("it was broken off: \(error)")
        }
        let microseconds = now().microseconds(since: start)
        progress.withLock { progress in
            guard !progress.isEnded else { return }
            progress.state = state
            progress.seconds = Double(microseconds) / 1e6
        }
    }

    private func ranking(
        _ task: RankingTask,
        _ level: ItemLevel,
        _ eligible: Set<String>?,
        _ thread: LowPriorityThread
    ) async throws -> State {
        guard goOn("reading purchases", 10) else { return Self.tooLittle }
        let (items, training, extent) = try await log.rankings(level) { self.isWanted }
        guard isWanted, let day = take(extent) else { return Self.tooLittle }
        let answers = try await Computing.run(on: thread) {
            RankingAnswers(
                task: task,
                eligible: eligible,
                day: day,
                items: items,
                log: training,
                members: extent.members
            ) { step, done in self.goOn(step, 50 + done) }
        }
        return answers.map { .ranking($0) } ?? Self.tooLittle
    }

    private func purchases(
        _ task: PurchaseTask,
        _ thread: LowPriorityThread
    ) async throws -> State {
        guard goOn("reading purchases", 10) else { return Self.tooLittle }
        let (histories, extent) = try await log.histories { self.isWanted }
        guard let day = take(extent), goOn("fitting models to \(histories.count) members", 200)
        else { return Self.tooLittle }
        let answers = try await Computing.run(on: thread) {
            PurchaseAnswers(task: task, day: day, histories: histories, members: extent.members)
        }
        return answers.map { .purchases($0) } ?? Self.tooLittle
    }

    /// The best items for members by what was learned; those that were not learned from are read
    /// from the store.
    ///
    /// - Throws: Where the store cannot be read.
    func items(
        _ answers: RankingAnswers,
        for members: [MemberID?],
        count: Int
    ) async throws -> [[String]] {
        var others: [MemberID: PurchaseHistory] = [:]
        for member in members.compactMap({ $0 }) where !answers.knows(member) {
            others[member] = try await log.ranking(of: member, answers.items)
        }
        return answers.items(for: members, others, count: count)
    }

    /// The probabilities for members by what was learned; those that were not learned from are read
    /// from the store.
    ///
    /// - Throws: Where the store cannot be read.
    func probabilities(
        _ answers: PurchaseAnswers,
        for members: [MemberID?]
    ) async throws -> [Double] {
        let unknown = members.compactMap { $0 }.filter { !answers.knows($0) }
        let others = Dictionary(
            zip(unknown, try await log.histories(of: unknown)),
            uniquingKeysWith: { first, _ in first }
        )
        return members.map { answers.probability(for: $0, $0.flatMap { others[$0] }) }
    }

    private static let tooLittle = State.failed(
        "too few purchases precede the day to learn from, or it was ended"
    )

    /// Notes what was read.
    ///
    /// - Returns: The morning to answer for: no day without any purchase of anybody lies before it,
    ///   since that would be days of which the store does not know, and not days on which nobody
    ///   bought.
    private func take(_ extent: BackTestLog.Extent) -> Int32? {
        guard let last = extent.lastDay else { return nil }
        return progress.withLock { progress in
            progress.extent = extent
            progress.day = min(question.day, Day(last.rawValue + 1))
            return progress.day.rawValue
        }
    }

    private func goOn(_ step: String, _ done: Int) -> Bool {
        progress.withLock { progress in
            if progress.isEnded { return false }
            progress.state = .learning(step, done)
            return true
        }
    }
}
