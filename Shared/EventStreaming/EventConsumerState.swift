package import Primitives
package import StorageCore

/// How a consumer of events is doing, for readiness and figures.
package struct EventConsumerState: Hashable, Sendable {
    /// What it is about.
    package enum Phase: Hashable, Sendable {
        /// It asks the source for events.
        case connecting
        /// It takes in what it has missed.
        case catchingUp
        /// It has taken in everything, and waits for more.
        case live
        /// It failed and waits before it connects again.
        case waiting
        /// It was stopped.
        case stopped
    }

    /// What it is about.
    package var phase = Phase.connecting
    /// Whether it has been up to date since the process began, as readiness asks.
    package var hasCaughtUp = false
    /// How far it has come.
    package var positions = PartitionPositions.start
    /// The events that `apply` has taken since the process began.
    package var appliedEventCount = 0
    /// When the last of them was booked; `nil` before the first.
    package var lastBookedAt: Timestamp?
    /// How often it has failed in a row.
    package var failureCount = 0

    /// Not begun.
    package init() {}

    /// How old the last event taken in is while more wait; zero when it is up to date.
    ///
    /// - Parameter now: The time of the wall clock.
    /// - Returns: `nil` where it is not up to date and has taken in nothing yet.
    package func lag(now: Timestamp) -> Duration? {
        if phase == .live { return .zero }
        guard let lastBookedAt else { return nil }
        return .microseconds(max(0, now.microseconds(since: lastBookedAt)))
    }
}
