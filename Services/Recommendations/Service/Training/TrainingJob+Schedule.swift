import Primitives
import RecommendationsDomain
import Synchronization

/// When a training begins by itself.
extension TrainingJob {
    /// How long is rested after a training, at least.
    private static let restMin: Duration = .seconds(120)
    /// The same after there was not enough to learn from: a chain that begins is looked at soon.
    private static let restAfterTooLittle: Duration = .seconds(20)
    /// How many times as long as a training took is rested after it, so that most of the time
    /// nothing is learned.
    private static let restTimes = 10
    /// How long nothing begins by itself after somebody has ended a training.
    private static let restAfterCancelling: Duration = .seconds(86_400)
    /// How many more events there must be for models to be old before their time: one for so many.
    private static let growthPart: Int64 = 4
    /// How many events, and one for how many that are known, come between two looks where orders
    /// pour in.
    private static let pouringMin: Int64 = 100
    private static let pouringPart: Int64 = 100

    /// Takes over what other processes have learned, and begins what is due.
    ///
    /// That is what was left to be done with the models that are served; a training where there are
    /// no models that can be read, where they are old, or where a quarter more is known than they
    /// have learned from. While orders pour in, as with an import, nothing is learned: it would be
    /// old at once, and in the way.
    ///
    /// - Parameter schedule: When models are old.
    /// - Throws: Where the store cannot be reached.
    package func startIfDue(_ schedule: TrainingSchedule) async throws {
        let isPouring = poured()
        try await configuration.learner.refresh()
        let records = try await configuration.models.models(of: kind)
        let served = configuration.learner.served
        guard !isPouring,
            let work = due(records.first { $0.version == served?.version }, schedule)
        else { return }
        do {
            try await start(work)
        } catch Refusal.isRunning {
            // Whoever runs it does it for all.
        }
    }

    /// How long nothing begins before its time after a training, or after one that did not go well.
    static func rest(after status: TrainingStatus, _ isUnwanted: Bool) -> Duration {
        if isUnwanted { return restAfterCancelling }
        guard let start = status.startedAt, let end = status.endedAt else { return restMin }
        let took = Duration.microseconds(end.microseconds(since: start))
        switch status.state {
        case .failed: return max(restMin, took)
        case .tooLittleData: return max(restAfterTooLittle, took * restTimes)
        case .none, .running, .done, .cancelled: return max(restMin, took * restTimes)
        }
    }

    /// Whether many events have come since the last look.
    private func poured() -> Bool {
        let count = configuration.eventCount()
        let before = state.withLock { state in
            defer { state.eventsSeen = count }
            return state.eventsSeen
        }
        guard let before else { return false }
        return count - before >= max(Self.pouringMin, count / Self.pouringPart)
    }

    private func due(_ record: ModelRecord?, _ schedule: TrainingSchedule) -> Work? {
        let moment = configuration.now()
        let (status, restUntil) = state.withLock { ($0.status, $0.restUntil) }
        let rests = restUntil.map { moment < $0 } ?? false
        // After what did not go well nothing is tried at once.
        if rests, status.state != .done { return nil }
        guard let record else { return .learning }
        if !record.isFinished { return .finishing(record) }
        if schedule.isOld(record.madeAt, moment) { return .learning }
        let known = record.eventCount
        guard known > 0, !rests, moment >= record.madeAt.advanced(by: Self.restMin) else {
            return nil
        }
        return configuration.eventCount() - known >= max(1, known / Self.growthPart)
            ? .learning : nil
    }
}
