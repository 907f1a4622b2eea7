/// The moment by which a call must be answered, on the process's monotone clock.
package struct Deadline: Hashable, Comparable, Sendable {
    /// The moment.
    package let moment: Moment

    /// The longest time that a call may ask for.
    package static let timeoutMax: Duration = .seconds(3600)

    /// The moment `timeout` after `now`; at most an hour.
    package init(timeout: Duration, now: Moment) {
        moment = now.advanced(by: Swift.min(Swift.max(timeout, .zero), Self.timeoutMax))
    }

    /// The moment `timeout` after `now`; at most an hour.
    package init(timeout: Duration, now: ContinuousClock.Instant) {
        self.init(timeout: timeout, now: Moment(now))
    }

    /// The moment as the clock gives it.
    package var instant: ContinuousClock.Instant { moment.instant }

    /// What is left at `now`; zero once it has passed.
    package func remaining(now: Moment) -> Duration {
        Swift.max(.zero, now.duration(to: moment))
    }

    /// What is left at `now`; zero once it has passed.
    package func remaining(now: ContinuousClock.Instant) -> Duration {
        remaining(now: Moment(now))
    }

    package static func < (lhs: Deadline, rhs: Deadline) -> Bool { lhs.moment < rhs.moment }
}
