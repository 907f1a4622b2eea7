internal import CoreMetrics
package import EventStreaming
package import Primitives
internal import PrometheusMetrics
internal import RPCCore
package import StorageCore

/// Where a service says what of it is worth measuring.
package struct RuntimeMetrics: Sendable {
    let registry: MetricRegistry
    private let environment: Environment
    private let clock: any MonotonicClock

    init(registry: MetricRegistry, environment: Environment, clock: any MonotonicClock) {
        self.registry = registry
        self.environment = environment
        self.clock = clock
    }

    /// Counts something rare; looks the counter up.
    func count(_ name: String, _ labels: [(String, String)]) {
        Counter(label: name, dimensions: labels, factory: registry).increment()
    }

    /// Shows how many commands wait for a committer.
    ///
    /// - Parameters:
    ///   - store: The committer's name: `points`.
    ///   - figures: What it has done.
    /// - Returns: What measures its groups, for the committer to tell.
    package func groupCommits(
        of store: String,
        figures: @escaping @Sendable () -> GroupCommitFigures
    ) -> any GroupCommitObserver {
        registry.observe(
            "huitou_group_commit_queued_commands",
            MetricLabels([("store", store)])
        ) { Double(figures().queuedCommandCount) }
        return GroupCommitMetrics(store: store, registry: registry, clock: clock)
    }

    /// Shows how many reads and writes wait for a database.
    package func database(
        queued: @escaping @Sendable () -> (readCount: Int, writeCount: Int)
    ) {
        let name = "huitou_database_queued"
        registry.observe(name, MetricLabels([("kind", "read")])) { Double(queued().readCount) }
        registry.observe(name, MetricLabels([("kind", "write")])) { Double(queued().writeCount) }
    }

    /// Shows how far a consumer of events has come.
    package func consumer<C>(_ consumer: EventConsumer<C>) {
        let labels = MetricLabels([("source", consumer.source)])
        let environment = environment
        registry.observe("huitou_event_consumer_lag_seconds", labels) {
            consumer.state.lag(now: environment.now())
                .map { Double($0.microseconds) / 1_000_000 }
        }
        registry.observe("huitou_event_consumer_position", labels) {
            Double(consumer.state.positions.latest)
        }
        registry.observe("huitou_event_consumer_events_total", labels) {
            Double(consumer.state.appliedEventCount)
        }
        registry.observe("huitou_event_consumer_failures_in_a_row", labels) {
            Double(consumer.state.failureCount)
        }
    }

    /// Shows whether predictions have drifted: 0 for no, 1 for a little, 2 for an alarm; `nil`
    /// before
    /// it was looked.
    package func drift(_ level: @escaping @Sendable () -> Double?) {
        registry.observe("huitou_predictions_drift_level", MetricLabels([]), read: level)
    }

    /// Shows which trained models are served.
    ///
    /// - Parameters:
    ///   - kind: What they are for: `rankers`.
    ///   - served: Their version and when they were made; `nil` while there are none.
    ///   - training: How long the last training took; `nil` before there was one.
    package func models(
        of kind: String,
        served: @escaping @Sendable () -> (version: Int64, madeAt: Timestamp)?,
        training: @escaping @Sendable () -> Duration?
    ) {
        let labels = MetricLabels([("kind", kind)])
        let environment = environment
        registry.observe("huitou_model_version", labels) { served().map { Double($0.version) } }
        registry.observe("huitou_model_age_seconds", labels) {
            served().map {
                Double(environment.now().microseconds(since: $0.madeAt)) / 1_000_000
            }
        }
        registry.observe("huitou_training_seconds", labels) {
            training().map { Double($0.microseconds) / 1_000_000 }
        }
    }

    /// Shows how far an outbox has come, read from its database now and again.
    ///
    /// - Parameter database: Where the outbox is.
    /// - Returns: The task that reads; part of the service.
    package func outbox(of database: any Database) -> ServiceTask {
        let position = Recorder(
            label: "huitou_outbox_position",
            aggregate: false,
            factory: registry
        )
        let clock = clock
        return ServiceTask(name: "outbox position") {
            while !Task.isCancelled {
                // A database that fails is told of by whoever needs its answer.
                if let heads = try? await database.read({ try Outbox.heads(from: $0) }) {
                    position.record(heads.latest)
                }
                // Throws only where the task is cancelled, which ends the loop.
                try? await clock.sleep(until: clock.now + Self.outboxInterval)
            }
        }
    }

    private static let outboxInterval: Duration = .seconds(5)
}
