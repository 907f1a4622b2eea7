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

    /// A line that says how many there were a second, and how fast they were.
    func report(_ name: String, seconds: Double) -> String {
        let figures = [0.5, 0.99, 0.999].map { share in
            "p\(share * 100) \(percentile(share)) ms"
        }
        let rate = Int(Double(count) / seconds)
        return "\(name): \(rate)/s, \(figures.joined(separator: ", "))"
    }

    /// The duration that `share` of the calls did not exceed, in milliseconds (nearest rank).
    func percentile(_ share: Double) -> Double {
        guard !microseconds.isEmpty else { return .nan }
        let sorted = microseconds.sorted()
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1000
    }
}
