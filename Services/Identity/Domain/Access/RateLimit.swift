package import Primitives

/// How many requests there may be within a time.
package struct RateLimit: Hashable, Sendable {
    /// How many, at least 1.
    package let count: Int
    /// Within which time.
    package let within: Duration

    /// Bundles a limit.
    package init(_ count: Int, within: Duration) {
        precondition(count > 0 && within > .zero, "a limit of \(count) within \(within)")
        self.count = count
        self.within = within
    }
}

/// The latest requests about one thing: a phone, a device, a caller.
///
/// As many times are kept as the largest limit needs, so that a limit holds for every stretch of
/// its length and not only from one full hour to the next.
package struct RecentRequests: Hashable, Sendable {
    /// When they came, the oldest first.
    package private(set) var times: [Timestamp]

    /// How far in the future a time may lie before it says nothing: a clock had run ahead.
    package static let clockSkewMax: Duration = .seconds(60)

    /// Remembers requests.
    package init(times: [Timestamp] = []) {
        self.times = times.sorted()
    }

    /// How long to wait before the next request.
    ///
    /// - Parameters:
    ///   - limits: All must hold.
    ///   - now: The time.
    /// - Returns: `nil` where it may come now.
    package func wait(under limits: [RateLimit], now: Timestamp) -> Duration? {
        let times = times.filter { $0 <= now.advanced(by: Self.clockSkewMax) }
        var waits: [Int64] = []
        for limit in limits where times.count >= limit.count {
            let free = times[times.count - limit.count].advanced(by: limit.within)
            if now < free { waits.append(free.microseconds(since: now)) }
        }
        return waits.max().map { .microseconds($0) }
    }

    /// The requests with one more, without those that no limit asks for any more.
    package func adding(_ now: Timestamp, under limits: [RateLimit]) -> RecentRequests {
        let count = limits.map(\.count).max() ?? 1
        let kept = times.filter { $0 <= now.advanced(by: Self.clockSkewMax) } + [now]
        return RecentRequests(times: Array(kept.sorted().suffix(count)))
    }
}
