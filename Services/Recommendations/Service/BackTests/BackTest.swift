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
        var state = State.learning("waiting for orders that are on their way", 0)
        var isEnded = false
        var extent = BackTestLog.Extent()
        var seconds = 0.0
        var day: Day
    }

    private let progress: Mutex<Progress>

    /// Asks a question.
    init(_ question: BackTestQuestion) {
        self.question = question
        progress = Mutex(Progress(day: question.day))
    }

    /// How far it is.
    var state: State { progress.withLock { $0.state } }

    /// Ends the learning as soon as may be.
    func end() { progress.withLock { $0.isEnded = true } }

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
    ///   - log: What is known before the day.
    ///   - thread: Where the computing is done.
    ///   - now: The wall clock.
    func learn(
        from log: BackTestLog,
        on thread: LowPriorityThread,
        now: @Sendable () -> Timestamp
    ) async {
        let start = now()
        let state: State
        do {
            switch question.subject {
            case .ranking(let task, let level, let eligible):
                state = try await ranking(task, level, eligible, log, thread)
            case .purchases(let task):
                state = try await purchases(task, log, thread)
            }
        } catch {
            state = .failed("it was broken off: \(error)")
        }
        let microseconds = now().microseconds(since: start)
        progress.withLock { progress in
            progress.state = state
            progress.seconds = Double(microseconds) / 1e6
        }
    }

    private func ranking(
        _ task: RankingTask,
        _ level: ItemLevel,
        _ eligible: Set<String>?,
        _ log: BackTestLog,
        _ thread: LowPriorityThread
    ) async throws -> State {
        _ = goOn("reading purchases", 10)
        let (items, training, extent) = try await log.rankings(level)
        guard let day = take(extent) else { return Self.tooLittle }
        let answers = try await Self.compute(on: thread) {
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
        _ log: BackTestLog,
        _ thread: LowPriorityThread
    ) async throws -> State {
        _ = goOn("reading purchases", 10)
        let (histories, extent) = try await log.histories()
        guard let day = take(extent) else { return Self.tooLittle }
        _ = goOn("fitting models to \(histories.count) members", 200)
        let answers = try await Self.compute(on: thread) {
            PurchaseAnswers(task: task, day: day, histories: histories, members: extent.members)
        }
        return answers.map { .purchases($0) } ?? Self.tooLittle
    }

    /// Computes on the thread.
    private static func compute<Value: Sendable>(
        on thread: LowPriorityThread,
        _ body: @escaping @Sendable () -> Value?
    ) async throws -> Value? {
        let (values, value) = AsyncStream<Value?>.makeStream()
        try thread {
            value.yield(body())
            value.finish()
        }
        for await computed in values { return computed }
        return nil
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
            progress.state = .learning(step, done)
            return !progress.isEnded
        }
    }
}
