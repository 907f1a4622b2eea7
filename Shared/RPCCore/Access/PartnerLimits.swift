internal import Synchronization

/// How many calls each partner has left.
///
/// Counted by each process for itself: with several instances a partner gets that much more.
package final class PartnerLimits: Sendable {
    /// The most partners whose calls are counted at once.
    package static let partnersMax = 1_024

    private let clock: any MonotonicClock
    private let buckets = Mutex<[String: TokenBucket]>([:])

    /// Counts by a clock.
    package init(clock: any MonotonicClock) {
        self.clock = clock
    }

    /// Counts a call.
    ///
    /// - Parameter account: Who calls.
    /// - Returns: `nil` where the call may be made; else how long to wait before the next.
    package func wait(_ account: PartnerAccount) -> Duration? {
        let now = Moment(clock.now)
        return buckets.withLock { buckets in
            if buckets[account.id] == nil, buckets.count >= Self.partnersMax {
                // Who has not called for long has a full bucket, as a new one is.
                buckets = buckets.filter { !$0.value.isFull(at: now) }
            }
            return buckets[account.id, default: TokenBucket(capacity: account.burst, at: now)]
                .take(perSecond: account.callsPerSecond, capacity: account.burst, at: now)
        }
    }
}

/// What may still be done, filled up steadily.
package struct TokenBucket: Hashable, Sendable {
    /// In millionths of a token, so that nothing is lost by rounding.
    private var level: Int64
    private var capacity: Int64
    private var perSecond: Int64 = 1
    private var updatedAt: Moment

    private static let unit: Int64 = 1_000_000

    /// Makes a full bucket.
    package init(capacity: Int, at now: Moment) {
        level = Int64(capacity) * Self.unit
        self.capacity = level
        updatedAt = now
    }

    /// Whether nothing is missing.
    package func isFull(at now: Moment) -> Bool {
        filled(at: now) >= capacity
    }

    /// Takes one.
    ///
    /// - Parameters:
    ///   - perSecond: How many come back in a second.
    ///   - capacity: How many there are at most.
    ///   - now: The present moment.
    /// - Returns: `nil` where one was there; else how long it takes until one is.
    package mutating func take(perSecond: Int, capacity: Int, at now: Moment) -> Duration? {
        self.perSecond = Int64(perSecond)
        self.capacity = Int64(capacity) * Self.unit
        level = filled(at: now)
        updatedAt = max(updatedAt, now)
        guard level >= Self.unit else {
            return .microseconds((Self.unit - level + self.perSecond - 1) / self.perSecond)
        }
        level -= Self.unit
        return nil
    }

    private func filled(at now: Moment) -> Int64 {
        // One token a second is a millionth of one each microsecond; bounded against overflow.
        let elapsed = min(updatedAt.duration(to: now), .seconds(86_400))
        let (seconds, attoseconds) = elapsed.components
        let microseconds = max(0, seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
        return min(capacity, level + microseconds * perSecond)
    }
}
