internal import CoreMetrics
internal import Synchronization

/// How often values fell below each of a few fixed bounds, and their sum.
///
/// A value costs two relaxed atomic additions and a comparison per bound below it. The count is the
/// sum of the buckets and so always fits them. The sum is never behind the count: it may be ahead
/// by values that are being recorded at that moment.
// Unchecked: `buckets` is allocated in `init`, freed in `deinit`, and holds atomics in between.
package final class HistogramSeries: TimerHandler, RecorderHandler, @unchecked Sendable {
    /// What has been recorded.
    struct Snapshot: Hashable, Sendable {
        /// The values at or below each bound and above the one before; the last, above all bounds.
        let bucketCounts: [UInt64]
        /// In ticks.
        let sum: Int64
    }

    /// What a single value counts as at most, so that the sum lasts: 52 days in nanoseconds.
    private static let ticksMax: Int64 = 1 << 52

    /// The bounds in ticks, ascending.
    private let bounds: [Int64]
    /// One more than there are bounds.
    private let buckets: UnsafeMutablePointer<Atomic<UInt64>>
    private let sum = Atomic<Int64>(0)
    /// How many ticks the unit of the bounds has.
    let ticksPerUnit: Double

    /// Makes an empty histogram.
    ///
    /// - Parameters:
    ///   - bounds: Ascending.
    ///   - ticksPerUnit: Values are counted in ticks: 1e9 where the unit is seconds.
    init(bounds: [Double], ticksPerUnit: Double) {
        self.bounds = bounds.map { Int64(($0 * ticksPerUnit).rounded()) }
        self.ticksPerUnit = ticksPerUnit
        buckets = .allocate(capacity: bounds.count + 1)
        for index in 0...bounds.count {
            (buckets + index).initialize(to: Atomic(0))
        }
    }

    deinit {
        buckets.deinitialize(count: bounds.count + 1)
        buckets.deallocate()
    }

    /// Records a value in ticks; less than 0 counts as 0.
    private func record(ticks: Int64) {
        let ticks = min(max(0, ticks), Self.ticksMax)
        var index = 0
        while index < bounds.count, bounds[index] < ticks { index += 1 }
        sum.wrappingAdd(ticks, ordering: .relaxed)
        // Released after the sum, so that whoever sees the count sees the sum.
        buckets[index].wrappingAdd(1, ordering: .releasing)
    }

    package func recordNanoseconds(_ duration: Int64) {
        record(ticks: duration)
    }

    package func record(_ value: Int64) {
        record(ticks: ticksPerUnit == 1 ? value : Self.ticks(Double(value) * ticksPerUnit))
    }

    package func record(_ value: Double) {
        record(ticks: Self.ticks(value * ticksPerUnit))
    }

    /// How many values have been recorded.
    package var count: UInt64 {
        (0...bounds.count).reduce(0) { $0 + buckets[$1].load(ordering: .acquiring) }
    }

    /// What has been recorded so far.
    var snapshot: Snapshot {
        var counts: [UInt64] = []
        counts.reserveCapacity(bounds.count + 1)
        for index in 0...bounds.count {
            counts.append(buckets[index].load(ordering: .acquiring))
        }
        return Snapshot(bucketCounts: counts, sum: sum.load(ordering: .relaxed))
    }

    private static func ticks(_ value: Double) -> Int64 {
        // Also false where the value is not a number.
        guard value > 0 else { return 0 }
        return Int64(exactly: value.rounded()) ?? ticksMax
    }
}
