internal import CoreMetrics
internal import Synchronization

/// A number that only grows: one relaxed atomic addition a count.
package final class CounterSeries: CounterHandler {
    private let total = Atomic<Int64>(0)

    /// A counter that nobody shows; those that are shown are made by ``MetricRegistry``.
    package init() {}

    /// The total so far.
    package var value: Int64 { total.load(ordering: .relaxed) }

    /// Adds to the total; less than nothing is dropped.
    package func increment(by amount: Int64) {
        guard amount > 0 else { return }
        total.wrappingAdd(amount, ordering: .relaxed)
    }

    package func reset() {
        total.store(0, ordering: .relaxed)
    }
}
