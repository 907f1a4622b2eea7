internal import CoreMetrics
internal import PrometheusMetrics
internal import RPCCore
internal import Synchronization

/// The figures of one method, found once and then only counted up: no lock, no dictionary and no
/// text for a call that succeeds.
final class MethodMetrics: Sendable {
    /// The names under which the figures are kept.
    struct Names: Sendable {
        let callsTotal: String
        let duration: String
        /// `nil` where starts are not shown.
        let started: String?
    }

    private let started: Counter
    private let succeeded: Counter
    private let duration: CoreMetrics.Timer
    private let startedSeries: CounterSeries
    private let durationSeries: HistogramSeries
    private let names: Names
    private let labels: [(String, String)]
    private let registry: MetricRegistry
    /// Made when they are first needed, so that not every method has a series for every status.
    private let failed = Mutex<[RPCError.Code: Counter]>([:])

    init(_ names: Names, labels: [(String, String)], registry: MetricRegistry) {
        self.names = names
        self.labels = labels
        self.registry = registry
        startedSeries = names.started.map { registry.counter($0, labels) } ?? CounterSeries()
        started = Counter(
            label: names.started ?? "",
            dimensions: labels,
            handler: startedSeries,
            factory: registry
        )
        durationSeries = registry.timer(names.duration, labels)
        duration = CoreMetrics.Timer(
            label: names.duration,
            dimensions: labels,
            handler: durationSeries,
            factory: registry
        )
        succeeded = Counter(
            label: names.callsTotal,
            dimensions: labels + [("code", "OK")],
            factory: registry
        )
    }

    /// Calls that have begun and not ended.
    var inFlightCount: Int64 {
        // In this order, so that a call that ends in between cannot make it negative.
        let ended = Int64(durationSeries.count)
        return max(0, startedSeries.value - ended)
    }

    /// Counts a call that has begun.
    func began() {
        started.increment()
    }

    /// Counts a call that is over.
    ///
    /// - Parameters:
    ///   - error: The failure; `nil` for success.
    ///   - time: How long it took.
    func ended(_ error: RPCError?, _ time: Duration) {
        duration.recordNanoseconds(time.nanoseconds)
        if let error {
            count(error.code)
        } else {
            succeeded.increment()
        }
    }

    private func count(_ code: RPCError.Code) {
        let counter = failed.withLock { failed in
            if let counter = failed[code] { return counter }
            let counter = Counter(
                label: names.callsTotal,
                dimensions: labels + [("code", code.description)],
                factory: registry
            )
            failed[code] = counter
            return counter
        }
        counter.increment()
    }
}

extension Duration {
    /// Whole nanoseconds, cut off at what an Int64 holds.
    ///
    /// Up to 18 seconds without a division of 128 bits.
    var nanoseconds: Int64 {
        let attoseconds = attoseconds
        if let short = UInt64(exactly: attoseconds) { return Int64(short / 1_000_000_000) }
        return Int64(clamping: attoseconds / 1_000_000_000)
    }
}
