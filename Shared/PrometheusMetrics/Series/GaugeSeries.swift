internal import CoreMetrics
internal import Synchronization

/// A number that goes up and down.
package final class GaugeSeries: MeterHandler, RecorderHandler {
    /// The bits of the value.
    private let bits = Atomic<UInt64>(0)

    init() {}

    /// The value now.
    package var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    package func set(_ value: Int64) { set(Double(value)) }

    package func set(_ value: Double) {
        bits.store(value.bitPattern, ordering: .relaxed)
    }

    package func increment(by amount: Double) {
        var old = bits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + amount).bitPattern
            let result = bits.weakCompareExchange(
                expected: old,
                desired: new,
                ordering: .relaxed
            )
            if result.exchanged { return }
            old = result.original
        }
    }

    package func decrement(by amount: Double) { increment(by: -amount) }

    package func record(_ value: Int64) { set(value) }

    package func record(_ value: Double) { set(value) }
}
