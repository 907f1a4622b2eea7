/// Durations of answered calls, and what share of them was how fast.
struct Latencies: Sendable {
    private var microseconds: [Int64] = []

    /// How many there are.
    var count: Int { microseconds.count }

    /// Adds one.
    mutating func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        microseconds.append(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }

    /// Adds those of another worker.
    mutating func add(_ other: Latencies) {
        microseconds += other.microseconds
    }

    /// The duration that `share` of the calls did not exceed, in milliseconds (nearest rank).
    func percentile(_ share: Double) -> Double {
        guard !microseconds.isEmpty else { return .nan }
        let sorted = microseconds.sorted()
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1000
    }
}
