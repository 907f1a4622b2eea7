/// Keeps a service that does not answer from slowing every screen that asks for it.
///
/// A channel without a connection fails at once by itself. This is for the service that takes calls
/// and is silent: after some failures in a row its part is reported missing without asking, and
/// from time to time one call tries again. The wait doubles with every failed trial.
///
/// The machine does no IO and reads no clock.
package struct UpstreamBreaker: Hashable, Sendable {
    /// Whether a call may be made.
    package enum OnCall: Hashable, Sendable {
        /// Make it, and report how it ended.
        case call
        /// Make it as the trial on which everything depends, and report how it ended.
        case trial
        /// Make none before this moment.
        case skip(until: ContinuousClock.Instant)
    }

    private enum State: Hashable {
        /// Calls are made. Can transition to: `open`.
        case closed(failureCount: Int)
        /// No calls are made before `until`. Can transition to: `trying`, `closed`.
        case open(until: ContinuousClock.Instant, wait: Duration)
        /// One call is under way; none is made before `until`, when the trial counts as lost.
        /// Can transition to: `closed`, `open`, itself.
        case trying(until: ContinuousClock.Instant, wait: Duration)
    }

    /// How many failures in a row stop the calls.
    package static let failureCountMax = 5
    /// How long no calls are made after those.
    package static let waitMin: Duration = .milliseconds(500)
    /// How long no calls are made at most.
    package static let waitMax: Duration = .seconds(5)

    private var state: State

    /// Makes the machine of a service of which nothing is known yet.
    package init() {
        state = .closed(failureCount: 0)
    }

    /// Asks whether a call may be made.
    ///
    /// - Parameter now: The time of the call.
    /// - Returns: What to do.
    package mutating func callRequested(now: ContinuousClock.Instant) -> OnCall {
        switch state {
        case .closed:
            return .call
        case .open(let until, let wait), .trying(let until, let wait):
            guard now >= until else { return .skip(until: until) }
            state = .trying(until: now + wait, wait: wait)
            return .trial
        }
    }

    /// Records that the service answered, be it with a refusal.
    package mutating func callAnswered() {
        state = .closed(failureCount: 0)
    }

    /// Records that the service did not answer.
    ///
    /// - Parameters:
    ///   - isTrial: Whether `callRequested` called this call the trial.
    ///   - now: The time at which that became known.
    package mutating func callFailed(isTrial: Bool, now: ContinuousClock.Instant) {
        switch state {
        case .closed(let failureCount) where failureCount + 1 < Self.failureCountMax:
            state = .closed(failureCount: failureCount + 1)
        case .closed:
            state = .open(until: now + Self.waitMin, wait: Self.waitMin)
        case .trying(_, let wait) where isTrial:
            let wait = min(Self.waitMax, wait * 2)
            state = .open(until: now + wait, wait: wait)
        case .open, .trying:
            break  // A call from before: it says nothing about the service as it is now.
        }
    }
}
