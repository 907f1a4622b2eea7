package import Primitives

/// When the addresses of a service's names are looked up: at first, from time to time, and soon
/// after a connection has failed.
///
/// The machine does no IO and reads no clock. The shell looks up when it is told to, reports what
/// came of it, and has one timer, which it sets anew whenever it is told to wait.
///
/// Kinds of invalid event: a timer that goes off early or late is harmless; an outcome of a look-up
/// that was not asked for is ours and traps.
package struct ResolutionMachine: ~Copyable {
    /// The bounds.
    package struct Limits: Hashable, Sendable {
        /// From the end of a look-up to the next one, while all is well.
        package var interval: Duration
        /// The least time from the end of a look-up to the next one.
        package var pauseMin: Duration
        /// The pauses after look-ups that failed.
        package var backoff: Backoff

        /// Names the bounds.
        ///
        /// - Precondition: `0 < pauseMin <= interval`.
        package init(
            interval: Duration = .seconds(30),
            pauseMin: Duration = .seconds(1),
            backoff: Backoff = Backoff(first: .milliseconds(250), longest: .seconds(5))
        ) {
            precondition(pauseMin > .zero, "pauseMin is \(pauseMin)")
            precondition(interval >= pauseMin, "interval is \(interval)")
            self.interval = interval
            self.pauseMin = pauseMin
            self.backoff = backoff
        }
    }

    /// What to do.
    package enum Action: Hashable, Sendable {
        /// Nothing: a look-up is under way or due, or there will be none any more.
        case ignore
        /// Look all names up.
        case lookUp
        /// Call `timerWentOff` after this time, and no longer at the time said before.
        case wait(Duration)
    }

    private struct Schedule {
        let limits: Limits
        var failureCount = 0
    }

    private enum State: ~Copyable {
        /// Nothing has asked for addresses yet. Can transition to: `lookingUp`, `closed`.
        case idle(Schedule)
        /// Waits for the outcome. Can transition to: `waiting`, `closed`.
        case lookingUp(Schedule, wasAskedAgain: Bool)
        /// The next look-up is due at that moment. Can transition to: `lookingUp`, `closed`.
        case waiting(Schedule, since: ContinuousClock.Instant, until: ContinuousClock.Instant)
        /// Terminal.
        case closed
    }

    private var state: State

    private init(_ state: consuming State) { self.state = state }

    /// Creates the machine of names that nobody has asked for yet.
    package init(limits: Limits) {
        self.init(.idle(Schedule(limits: limits)))
    }

    /// Asks for the first look-up.
    package mutating func startRequested() -> Action {
        switch consume self.state {
        case .idle(let schedule):
            self = Self(.lookingUp(schedule, wasAskedAgain: false))
            return .lookUp
        case .lookingUp(let schedule, let wasAskedAgain):
            self = Self(.lookingUp(schedule, wasAskedAgain: wasAskedAgain))
            return .ignore
        case .waiting(let schedule, let since, let until):
            self = Self(.waiting(schedule, since: since, until: until))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that a connection was not made or was lost: the addresses may have changed.
    ///
    /// - Returns: `wait` where the next look-up comes sooner for it.
    package mutating func connectionFailed(now: ContinuousClock.Instant) -> Action {
        switch consume self.state {
        case .idle(let schedule):
            self = Self(.idle(schedule))
            return .ignore
        case .lookingUp(let schedule, _):
            self = Self(.lookingUp(schedule, wasAskedAgain: true))
            return .ignore
        case .waiting(let schedule, let since, let until):
            let soonest = since + schedule.limits.pauseMin
            // After a look-up that failed, the next one comes when it comes.
            guard schedule.failureCount == 0, soonest < until else {
                self = Self(.waiting(schedule, since: since, until: until))
                return .ignore
            }
            self = Self(.waiting(schedule, since: since, until: soonest))
            return .wait(max(.zero, now.duration(to: soonest)))
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that every name was found.
    package mutating func lookUpSucceeded(now: ContinuousClock.Instant) -> Action {
        switch consume self.state {
        case .idle:
            preconditionFailure("nothing was looked up")
        case .waiting:
            preconditionFailure("nothing was looked up")
        case .lookingUp(var schedule, let wasAskedAgain):
            schedule.failureCount = 0
            // What failed meanwhile may be news that this look-up did not have yet.
            let pause = wasAskedAgain ? schedule.limits.pauseMin : schedule.limits.interval
            self = Self(.waiting(schedule, since: now, until: now + pause))
            return .wait(pause)
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that a name was not found.
    ///
    /// - Parameters:
    ///   - now: The present moment.
    ///   - random: 64 random bits.
    /// - Returns: `wait`, longer with each failure.
    package mutating func lookUpFailed(now: ContinuousClock.Instant, random: UInt64) -> Action {
        switch consume self.state {
        case .idle:
            preconditionFailure("nothing was looked up")
        case .waiting:
            preconditionFailure("nothing was looked up")
        case .lookingUp(var schedule, _):
            schedule.failureCount += 1
            let pause = schedule.limits.backoff.delay(
                failureCount: schedule.failureCount,
                random: random
            )
            self = Self(.waiting(schedule, since: now, until: now + pause))
            return .wait(pause)
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that the time waited for is over.
    package mutating func timerWentOff(now: ContinuousClock.Instant) -> Action {
        switch consume self.state {
        case .idle(let schedule):
            self = Self(.idle(schedule))
            return .ignore
        case .lookingUp(let schedule, let wasAskedAgain):
            self = Self(.lookingUp(schedule, wasAskedAgain: wasAskedAgain))
            return .ignore
        case .waiting(let schedule, let since, let until):
            guard now >= until else {
                self = Self(.waiting(schedule, since: since, until: until))
                return .wait(now.duration(to: until))
            }
            self = Self(.lookingUp(schedule, wasAskedAgain: false))
            return .lookUp
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Asks for no more look-ups; the outcome of one that is under way is dropped.
    package mutating func closeRequested() {
        self = Self(.closed)
    }
}
