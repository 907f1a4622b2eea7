/// The moment by which a call must be answered, on the process's monotone clock.
package struct Deadline: Hashable, Comparable, Sendable {
    /// The moment.
    package let instant: ContinuousClock.Instant

    /// The longest time that a call may ask for.
    package static let timeoutMax: Duration = .seconds(3600)

    /// The moment `timeout` after `now`; at most an hour.
    package init(timeout: Duration, now: ContinuousClock.Instant) {
        instant = now + Swift.min(Swift.max(timeout, .zero), Self.timeoutMax)
    }

    /// What is left at `now`; zero once it has passed.
    package func remaining(now: ContinuousClock.Instant) -> Duration {
        Swift.max(.zero, now.duration(to: instant))
    }

    package static func < (lhs: Deadline, rhs: Deadline) -> Bool { lhs.instant < rhs.instant }
}
