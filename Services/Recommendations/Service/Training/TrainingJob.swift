package import Primitives
package import RecommendationsDomain

import Synchronization

/// Trains one kind of models beside serving: at most one training at a time, in all processes of
/// one store together.
package final class TrainingJob: Sendable {
    /// What it works with.
    package struct Configuration: Sendable {
        /// Learns.
        let learner: any Learner
        /// Where models are kept.
        let models: any ModelStore
        /// How many events of orders are known.
        let eventCount: @Sendable () -> Int64
        /// The wall clock.
        let now: @Sendable () -> Timestamp
        /// Different for every process.
        let holder: String
        /// Where the computing is done.
        let thread: LowPriorityThread
        /// What is waited for before anything is computed.
        let turn: ComputingTurn
        /// Told how each training ended.
        let onEnd: @Sendable (TrainingStatus) -> Void

        /// Bundles what a job works with.
        package init(
            learner: any Learner,
            models: any ModelStore,
            eventCount: @escaping @Sendable () -> Int64,
            now: @escaping @Sendable () -> Timestamp,
            holder: String,
            thread: @escaping LowPriorityThread,
            turn: ComputingTurn = ComputingTurn(),
            onEnd: @escaping @Sendable (TrainingStatus) -> Void = { _ in }
        ) {
            self.learner = learner
            self.models = models
            self.eventCount = eventCount
            self.now = now
            self.holder = holder
            self.thread = thread
            self.turn = turn
            self.onEnd = onEnd
        }
    }

    /// Why a training could not begin.
    package enum Refusal: Error, Hashable, Sendable {
        /// One is running, here or in another process.
        case isRunning
    }

    /// What is done.
    enum Work: Sendable {
        /// Models are learned.
        case learning
        /// What was left to be done with these models is done.
        case finishing(ModelRecord)
    }

    struct State {
        var status = TrainingStatus()
        var isEnded = false
        /// Whether somebody has ended it.
        var isUnwanted = false
        /// Before this time nothing but what is old is learned by itself.
        var restUntil: Timestamp?
        /// How many events were known at the last look.
        var eventsSeen: Int64?
        /// Where work is ordered while ``run()`` carries it out, and what was ordered before.
        var order: AsyncStream<Work>.Continuation?
        var ordered: Work?
    }

    let configuration: Configuration
    let state = Mutex(State())
    private let claim: TrainingClaim

    /// Prepares for trainings; ``run()`` carries them out.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
        claim = TrainingClaim(
            configuration.models,
            configuration.learner.kind,
            holder: configuration.holder,
            now: configuration.now
        )
    }

    /// What it trains.
    package var kind: ModelKind { configuration.learner.kind }

    /// How far it is, or how the last one ended.
    package var status: TrainingStatus { state.withLock { $0.status } }

    /// How long the last training took; `nil` before there was one that ended well.
    package var lastDuration: Duration? {
        let status = status
        guard status.state == .done, let start = status.startedAt, let end = status.endedAt
        else { return nil }
        return .microseconds(end.microseconds(since: start))
    }

    /// Begins a training.
    ///
    /// - Throws: ``Refusal``; or where the store cannot be reached.
    package func start() async throws { try await start(.learning) }

    func start(_ work: Work) async throws {
        let previous = state.withLock { state -> TrainingStatus? in
            guard state.status.state != .running else { return nil }
            let previous = state.status
            (state.isEnded, state.isUnwanted) = (false, false)
            state.status = TrainingStatus()
            state.status.state = .running
            state.status.text = "waits for its turn"
            state.status.startedAt = configuration.now()
            return previous
        }
        guard let previous else { throw Refusal.isRunning }
        do {
            guard try await claim.take() else { throw Refusal.isRunning }
        } catch {
            state.withLock { $0.status = previous }
            throw error
        }
        state.withLock { state in
            if let order = state.order { order.yield(work) } else { state.ordered = work }
        }
    }

    /// Ends the training, if one runs; what is served stays, and none begins by itself for a day.
    package func cancel() {
        state.withLock { state in
            guard state.status.state == .running else { return }
            (state.isEnded, state.isUnwanted) = (true, true)
        }
    }

    /// Carries out trainings until its task is cancelled.
    package func run() async {
        // A stream ends with the task that reads it: whoever runs again gets another.
        let (orders, order) = AsyncStream.makeStream(
            of: Work.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        state.withLock { state in
            state.order = order
            if let work = state.ordered { order.yield(work) }
            state.ordered = nil
        }
        defer { state.withLock { $0.order = nil } }
        for await work in orders {
            await withTaskCancellationHandler {
                await carryOut(work)
            } onCancel: {
                end()
            }
        }
    }
}

extension TrainingJob {
    private func end() { state.withLock { $0.isEnded = true } }

    private func carryOut(_ work: Work) async {
        let outcome = await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await self.claim.untilLost()
                // Without the claim another may train, and this training ends.
                if !Task.isCancelled { self.end() }
            }
            let outcome = await self.outcome(of: work)
            group.cancelAll()
            return outcome
        }
        // In a task of its own: whoever shuts down still gives the claim back, so that the next
        // process need not wait for its end.
        await Task { [claim] in await claim.release() }.value
        let status = state.withLock { state in
            let end = configuration.now()
            state.status.take(outcome, at: end)
            state.restUntil = end.advanced(by: Self.rest(after: state.status, state.isUnwanted))
            return state.status
        }
        configuration.onEnd(status)
    }

    private func outcome(of work: Work) async -> Result<TrainingOutcome, any Error> {
        let run = TrainingRun(on: configuration.thread, turn: configuration.turn) {
            [self] text, percent in
            state.withLock { state in
                state.status.text = text
                if let percent { state.status.percent = min(100, max(0, percent)) }
                return !state.isEnded
            }
        }
        do {
            switch work {
            case .learning: return .success(try await configuration.learner.learn(run))
            case .finishing(let record):
                return .success(try await configuration.learner.finish(record, run))
            }
        } catch {
            // What an ending training meets on its way is no failure.
            return state.withLock { $0.isEnded } ? .success(.cancelled) : .failure(error)
        }
    }
}
