/// How long to wait before trying again: grows with each failure, with jitter so that many
/// callers do not come back at the same moment.
package struct Backoff: Hashable, Sendable {
    /// The wait after the first failure, before jitter.
    package let first: Duration
    /// The longest wait.
    package let longest: Duration

    /// Names the bounds.
    package init(first: Duration = .milliseconds(100), longest: Duration = .seconds(10)) {
        precondition(first > .zero && longest >= first, "\(first) to \(longest)")
        self.first = first
        self.longest = longest
    }

    /// The wait after some failures in a row.
    ///
    /// - Parameters:
    ///   - failureCount: How many, at least 1.
    ///   - random: 64 random bits.
    /// - Returns: Between half of the doubled bound and the whole.
    package func delay(failureCount: Int, random: UInt64) -> Duration {
        precondition(failureCount > 0, "failureCount is \(failureCount)")
        var bound = first
        for _ in 1..<min(failureCount, 64) where bound < longest {
            bound = bound * 2
        }
        bound = min(bound, longest)
        let fraction = Double(random >> 11) / Double(1 << 53)
        return bound * (0.5 + fraction / 2)
    }
}
