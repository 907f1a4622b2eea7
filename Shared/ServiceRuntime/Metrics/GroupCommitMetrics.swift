internal import CoreMetrics
internal import PrometheusMetrics
internal import RPCCore
internal import StorageCore
internal import Synchronization

/// Measures the groups of one committer.
final class GroupCommitMetrics: GroupCommitObserver {
    private let committed: Counter
    private let failed: Counter
    private let commands: Recorder
    private let duration: CoreMetrics.Timer
    private let clock: any MonotonicClock
    /// When the present group began; the committer's thread has one at a time.
    private let began = Mutex<ContinuousClock.Instant?>(nil)

    /// Begins to measure.
    ///
    /// - Parameters:
    ///   - store: The name of the committer.
    ///   - registry: Where the figures are kept.
    ///   - clock: Measures the groups.
    init(store: String, registry: MetricRegistry, clock: any MonotonicClock) {
        let labels = [("store", store)]
        let groups = "huitou_group_commit_groups_total"
        committed = Counter(
            label: groups,
            dimensions: labels + [("result", "committed")],
            factory: registry
        )
        failed = Counter(
            label: groups,
            dimensions: labels + [("result", "failed")],
            factory: registry
        )
        commands = Recorder(
            label: "huitou_group_commit_commands",
            dimensions: labels,
            factory: registry
        )
        duration = CoreMetrics.Timer(
            label: "huitou_group_commit_duration_seconds",
            dimensions: labels,
            factory: registry
        )
        self.clock = clock
    }

    func groupBegan() {
        let now = clock.now
        began.withLock { $0 = now }
    }

    func groupCommitted(commandCount: Int) {
        committed.increment()
        commands.record(commandCount)
        guard let start = began.withLock({ $0.take() }) else { return }
        duration.recordNanoseconds(start.duration(to: clock.now).nanoseconds)
    }

    func groupFailed() {
        failed.increment()
        began.withLock { $0 = nil }
    }
}
