internal import Primitives
internal import RPCCore

// What became of calls.
extension ClientLane {
    /// Records that a call was answered; short, since it runs for every call.
    func callSucceeded(at endpoint: ClientEndpoint) {
        budget.callSucceeded()
        if endpoint.isTroubled { wasWell(endpoint) }
    }

    /// Ends an attempt that failed: makes the call again where that is safe and may help.
    func attemptFailed(_ call: ClientCall, _ failure: CallFailure, at endpoint: ClientEndpoint?) {
        guard !call.isOver else { return }
        if let endpoint { report(failure, at: endpoint) }
        let decision = policy.decide(
            RetryPolicy.Failure(
                fate: call.canBeMadeAgain ? failure.fate : .final,
                code: failure.error.code,
                retryAfter: failure.error.retryAfter
            ),
            call.method.idempotency,
            history: call.history,
            budgetAllows: budget.allowsRetry,
            timeLeft: call.outgoing.deadline?.remaining(now: clock.now),
            random: random()
        )
        switch decision {
        case .passOn:
            call.finish(failure)
        case .passOnCharged:
            budget.callFailed()
            call.finish(failure)
        case .moveOn:
            call.history.moveCount += 1
            call.leave(endpoint)
            observe(.callRepeated(call.method))
            place(call)
        case .again(let pause):
            budget.callFailed()
            call.history.failureCount += 1
            call.leave(endpoint)
            _ = loop.timers.set(
                RetryPause(lane: self, call: call),
                inMicroseconds: UInt64(max(0, pause.microseconds))
            )
        }
    }

    /// Records that the caller gave a call up, or that its time ran out.
    func callGivenUp(_ error: RPCError, at endpoint: ClientEndpoint) {
        report(CallFailure(error: error, fate: .final), at: endpoint)
    }

    /// Takes from a failure what it says of an address.
    private func report(_ failure: CallFailure, at endpoint: ClientEndpoint) {
        switch failure.error.code {
        case .cancelled:
            wasUndecided(endpoint)
        case .unavailable where failure.fate == .movedOn || failure.fate == .notStarted:
            // Refused in order: it goes away, and is not ill.
            wasUndecided(endpoint)
        case .unavailable, .deadlineExceeded:
            hasFailed(endpoint)
        case .unknown, .invalidArgument, .notFound, .alreadyExists, .permissionDenied,
            .resourceExhausted, .failedPrecondition, .aborted, .outOfRange, .unimplemented,
            .internalError, .dataLoss, .unauthenticated:
            if endpoint.isTroubled { wasWell(endpoint) }
        }
    }

    /// Records that a connection to an address was not made, or a call there failed.
    func hasFailed(_ endpoint: ClientEndpoint) {
        let action = outliers.failed(endpoint.address, now: clock.now)
        endpoint.isTroubled = outliers.isTroubled(endpoint.address)
        guard case .eject(let time) = action else { return }
        endpoint.isOut = true
        endpointChanged()
        observe(.ejected(address: "\(endpoint.address)", time: time))
        setTrialTimer()
    }

    /// Waits until the time of the next address is over.
    private func setTrialTimer() {
        if let trialTimer { loop.timers.cancel(trialTimer) }
        trialTimer = nil
        guard let time = outliers.timeToNextTrial(now: clock.now) else { return }
        trialTimer = loop.timers.set(
            TrialTimer(lane: self),
            inMicroseconds: UInt64(max(0, time.microseconds))
        )
    }

    /// Records that an address answers of which failures are remembered.
    func wasWell(_ endpoint: ClientEndpoint) {
        let action = outliers.succeeded(endpoint.address)
        endpoint.isTroubled = outliers.isTroubled(endpoint.address)
        if action == .restore { restore(endpoint) }
    }

    /// Records that nothing was learnt of an address from a call that it got or should get.
    func wasUndecided(_ endpoint: ClientEndpoint) {
        if endpoint.isTroubled, outliers.undecided(endpoint.address, now: clock.now) {
            markDue()
        }
    }

    /// Gives an address its full share of calls again.
    func restore(_ endpoint: ClientEndpoint) {
        endpoint.isOut = false
        endpoint.isTroubled = outliers.isTroubled(endpoint.address)
        if endpoint.isDue {
            endpoint.isDue = false
            dueCount -= 1
        }
        endpointChanged()
        observe(.restored(address: "\(endpoint.address)"))
    }

    /// Lets the next call show how an address fares whose time is over.
    fileprivate func markDue() {
        for address in outliers.trialsDue(now: clock.now) {
            guard let endpoint = endpoints.first(where: { $0.address == address }),
                !endpoint.isDue
            else { continue }
            endpoint.isDue = true
            dueCount += 1
        }
        setTrialTimer()
        endpointChanged()
    }

    /// Makes a call again after its pause.
    fileprivate func pauseEnded(_ call: ClientCall) {
        guard !call.isOver else { return }
        observe(.callRepeated(call.method))
        place(call)
    }
}

/// The pause before a call is made again.
private final class RetryPause: LoopTimers.Target {
    private let lane: ClientLane
    private let call: ClientCall

    init(lane: ClientLane, call: ClientCall) {
        self.lane = lane
        self.call = call
    }

    func timerWentOff() {
        lane.pauseEnded(call)
    }
}

/// The time for which an address is out.
private final class TrialTimer: LoopTimers.Target {
    private let lane: ClientLane

    init(lane: ClientLane) {
        self.lane = lane
    }

    func timerWentOff() {
        lane.markDue()
    }
}
