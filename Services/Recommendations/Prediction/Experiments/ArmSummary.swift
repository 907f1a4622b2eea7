/// What an arm of an experiment has measured: enough for means and variances, in any order.
package struct ArmSummary: Hashable, Sendable {
    /// How many were measured.
    package private(set) var count = 0
    /// Their mean.
    package private(set) var mean = 0.0
    private var squares = 0.0

    /// Starts without measurements.
    package init() {}

    /// Adds a measurement: Welford (1962).
    package mutating func add(_ value: Double) {
        count += 1
        let before = value - mean
        mean += before / Double(count)
        squares += before * (value - mean)
    }

    /// The variance of the measurements; 0 with fewer than two.
    package var variance: Double { count > 1 ? squares / Double(count - 1) : 0 }
}
