package import Primitives
package import RecommendationsDomain
package import RecommendationsLearning

import Synchronization

/// Runs a piece of computing on a thread of its own that gives way to all others.
package typealias LowPriorityThread =
    @Sendable (@escaping @Sendable () -> Void) throws -> Void

/// Trains what ranks lists, beside serving: at most one training at a time, in all processes of one
/// store together.
package final class TrainingJob: Sendable {
    /// What it works with.
    package struct Configuration: Sendable {
        /// Where purchases are.
        let store: any RecommendationsStore
        /// Where models are kept.
        let models: any ModelStore
        /// What serves them.
        let shelf: ModelShelf
        /// The wall clock.
        let now: @Sendable () -> Timestamp
        /// The local day of a moment.
        let localDay: @Sendable (Timestamp) -> Day
        /// Different for every process.
        let holder: String
        /// Where the computing is done.
        let thread: LowPriorityThread
        /// What a log must have.
        package var demands = TrainingDemands()
        /// How each task is learned.
        var settings: [Training.Settings] = [
            Training.Settings(task: .nextBasket), Training.Settings(task: .discovery),
        ]

        /// Bundles what a job works with.
        package init(
            store: any RecommendationsStore,
            models: any ModelStore,
            shelf: ModelShelf,
            now: @escaping @Sendable () -> Timestamp,
            localDay: @escaping @Sendable (Timestamp) -> Day,
            holder: String,
            thread: @escaping LowPriorityThread
        ) {
            self.store = store
            self.models = models
            self.shelf = shelf
            self.now = now
            self.localDay = localDay
            self.holder = holder
            self.thread = thread
        }

        /// The same with other demands and settings: small ones for small data.
        package func with(
            demands: TrainingDemands,
            settings: [Training.Settings]
        ) -> Configuration {
            var configuration = self
            configuration.demands = demands
            configuration.settings = settings
            return configuration
        }
    }

    /// Why a training could not begin.
    package enum Refusal: Error, Hashable, Sendable {
        /// One is running, here or in another process.
        case isRunning
    }

    private struct State {
        var status = TrainingStatus()
        var isCancelled = false
        /// The local day on which a training last began by itself.
        var triedOn: Day?
    }

    private let configuration: Configuration
    private let state = Mutex(State())
    private let orders: AsyncStream<Void>
    private let order: AsyncStream<Void>.Continuation

    /// How long a claim holds that is not prolonged, and after how long it is.
    private static let claimDuration: Duration = .seconds(300)
    private static let prolongInterval: Duration = .seconds(60)

    /// Prepares for trainings; ``run()`` carries them out.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
        (orders, order) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// How far it is, or how the last one ended.
    package var status: TrainingStatus { state.withLock { $0.status } }

    /// Begins a training.
    ///
    /// - Throws: ``Refusal``; or where the store cannot be reached.
    package func start() async throws {
        let previous = state.withLock { state -> TrainingStatus? in
            guard state.status.state != .running else { return nil }
            let previous = state.status
            state.isCancelled = false
            state.status = TrainingStatus()
            state.status.state = .running
            state.status.text = "waits for its turn"
            state.status.startedAt = configuration.now()
            return previous
        }
        guard let previous else { throw Refusal.isRunning }
        do {
            guard try await claim() else { throw Refusal.isRunning }
        } catch {
            state.withLock { $0.status = previous }
            throw error
        }
        order.yield()
    }

    /// Ends the training, if one runs; what is served stays.
    package func cancel() {
        state.withLock { $0.isCancelled = true }
    }

    /// Begins the training of the day, in the hour for it, where there was none today.
    ///
    /// - Parameters:
    ///   - hour: The local hour, 0 to 23.
    ///   - localHour: The hour that a moment lies in.
    /// - Throws: Where the store cannot be reached.
    package func startDaily(
        at hour: Int,
        localHour: @Sendable (Timestamp) -> Int
    ) async throws {
        let moment = configuration.now()
        guard localHour(moment) == hour else { return }
        let today = configuration.localDay(moment)
        if let newest = try await configuration.shelf.records().first,
            configuration.localDay(newest.madeAt) == today
        {
            return
        }
        let isFirst = state.withLock { state in
            defer { state.triedOn = today }
            return state.triedOn != today
        }
        guard isFirst else { return }
        do {
            try await start()
        } catch Refusal.isRunning {
            // Whoever runs it does it for all.
        } catch {
            // Tried again at the next look.
            state.withLock { $0.triedOn = nil }
            throw error
        }
    }

    /// Carries out trainings until its task is cancelled.
    package func run() async {
        for await _ in orders {
            await withTaskCancellationHandler {
                await train()
            } onCancel: {
                cancel()
            }
        }
    }
}

extension TrainingJob {
    private func claim() async throws -> Bool {
        let moment = configuration.now()
        return try await configuration.models.claim(
            .rankers,
            holder: configuration.holder,
            now: moment,
            until: moment.advanced(byMicroseconds: Self.claimDuration.microseconds)
        )
    }

    private func train() async {
        let outcome = await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.prolong() }
            let outcome = await learn()
            group.cancelAll()
            return outcome
        }
        // Where it fails the claim ends by itself.
        try? await configuration.models.release(.rankers, holder: configuration.holder)
        state.withLock { state in
            state.status.state = outcome.state
            state.status.text = outcome.text
            state.status.version = outcome.version
            state.status.endedAt = configuration.now()
            if outcome.state == .done { state.status.percent = 100 }
        }
    }

    /// Keeps the claim while the training runs; without it another may train, and this one ends.
    private func prolong() async {
        while !Task.isCancelled {
            // Sleeps because nothing but time makes a claim older; throws only where it is
            // cancelled.
            try? await ContinuousClock().sleep(for: Self.prolongInterval)
            if Task.isCancelled { return }
            // A store that cannot be reached may be there again before the claim ends.
            if let isHeld = try? await claim(), !isHeld { cancel() }
        }
    }

    private typealias Outcome = (state: TrainingStatus.State, text: String, version: Int64?)

    private func learn() async -> Outcome {
        do {
            tell("reads purchases")
            let today = configuration.localDay(configuration.now())
            let evidence = try await EvidenceLog.read(
                configuration.store,
                level: .product,
                before: today,
                membersMax: configuration.demands.membersMax
            )
            let last = evidence.log.histories.compactMap(\.days.last).max()
            let day = Day(min(today.rawValue, (last ?? today.rawValue) + 1))
            if let lack = configuration.demands.lack(evidence.log, before: day) {
                return (.tooLittleData, lack, nil)
            }
            guard let trained = try await compute(evidence.log, before: day),
                !isCancelled
            else { return (.cancelled, "was cancelled", nil) }
            tell("stores what was learned")
            let record = try await configuration.shelf.add(
                trained,
                day: day,
                madeAt: configuration.now()
            )
            guard let record else { return (.failed, "a ranker is missing", nil) }
            return (.done, "learned from everything before \(day.date)", record.version)
        } catch {
            return (.failed, "\(error)", nil)
        }
    }

    /// Learns on the thread; `nil` where it was ended.
    ///
    /// Where the task is cancelled nobody waits for the thread, which ends at its next step.
    private func compute(
        _ log: TrainingLog,
        before day: Day
    ) async throws -> TrainedModels? {
        let (results, result) = AsyncStream<TrainedModels?>.makeStream()
        let settings = configuration.settings
        try configuration.thread { [self] in
            result.yield(
                TrainedModels.train(log, before: day.rawValue, settings: settings) { step in
                    state.withLock { state in
                        state.status.take(step, settings: settings)
                        return !state.isCancelled
                    }
                }
            )
            result.finish()
        }
        for await trained in results { return trained }
        return nil
    }

    private var isCancelled: Bool { state.withLock { $0.isCancelled } }

    private func tell(_ text: String) { state.withLock { $0.status.text = text } }
}
