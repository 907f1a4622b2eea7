import GatewayDomain
import Testing

/// All states of the breaker and all events.
@Suite struct UpstreamBreakerTests {
    enum State: CaseIterable, Sendable {
        case closed
        case nearlyOpen
        case open
        case openLonger
        case trying
    }

    static let start = ContinuousClock.now

    /// A breaker brought into a state by events alone, and the moment at which it is there.
    static func make(_ state: State) -> (UpstreamBreaker, now: ContinuousClock.Instant) {
        var breaker = UpstreamBreaker()
        let now = start
        switch state {
        case .closed:
            break
        case .nearlyOpen:
            for _ in 1..<UpstreamBreaker.failureCountMax {
                breaker.callFailed(isTrial: false, now: now)
            }
        case .open:
            for _ in 1...UpstreamBreaker.failureCountMax {
                breaker.callFailed(isTrial: false, now: now)
            }
        case .openLonger:
            var (trying, later) = make(.trying)
            trying.callFailed(isTrial: true, now: later)
            return (trying, later)
        case .trying:
            var (open, _) = make(.open)
            let later = start + UpstreamBreaker.waitMin
            _ = open.callRequested(now: later)
            return (open, later)
        }
        return (breaker, now)
    }

    @Test(
        arguments: [
            (.closed, .call),
            (.nearlyOpen, .call),
            (.open, .skip(until: start + .milliseconds(500))),
            (.trying, .skip(until: start + .milliseconds(1000))),
            (.openLonger, .skip(until: start + .milliseconds(1500))),
        ] as [(State, UpstreamBreaker.OnCall)]
    )
    func requestFollowsTheState(state: State, expected: UpstreamBreaker.OnCall) {
        var (breaker, now) = Self.make(state)
        #expect(breaker.callRequested(now: now) == expected)
    }

    @Test(arguments: State.allCases)
    func answerClosesEveryState(state: State) {
        var (breaker, now) = Self.make(state)
        breaker.callAnswered()
        #expect(breaker == UpstreamBreaker())
        #expect(breaker.callRequested(now: now) == .call)
    }

    @Test(
        arguments: [
            (.closed, false, .call),
            (.nearlyOpen, false, .skip(until: start + .milliseconds(500))),
            (.open, false, .skip(until: start + .milliseconds(500))),
            (.openLonger, false, .skip(until: start + .milliseconds(1500))),
            (.trying, false, .skip(until: start + .milliseconds(1000))),
            (.trying, true, .skip(until: start + .milliseconds(1500))),
            // A trial that was given up as lost reports late.
            (.open, true, .skip(until: start + .milliseconds(500))),
        ] as [(State, Bool, UpstreamBreaker.OnCall)]
    )
    func failureFollowsTheState(
        state: State,
        isTrial: Bool,
        expected: UpstreamBreaker.OnCall
    ) {
        var (breaker, now) = Self.make(state)
        breaker.callFailed(isTrial: isTrial, now: now)
        #expect(breaker.callRequested(now: now) == expected)
    }

    @Test(arguments: [State.open, .openLonger, .trying])
    func oneTrialAfterTheWait(state: State) {
        var (breaker, now) = Self.make(state)
        guard case .skip(let until) = breaker.callRequested(now: now) else {
            Issue.record("a call in state \(state)")
            return
        }
        #expect(breaker.callRequested(now: until - .nanoseconds(1)) == .skip(until: until))
        #expect(breaker.callRequested(now: until) == .trial)
        guard case .skip = breaker.callRequested(now: until) else {
            Issue.record("a second call beside the trial")
            return
        }
    }

    @Test func waitDoublesUpToItsBound() {
        var (breaker, now) = Self.make(.open)
        var waits: [Duration] = []
        for _ in 0..<8 {
            guard case .skip(let until) = breaker.callRequested(now: now) else { break }
            waits.append(now.duration(to: until))
            now = until
            #expect(breaker.callRequested(now: now) == .trial)
            breaker.callFailed(isTrial: true, now: now)
        }
        #expect(
            waits.map { $0 / .milliseconds(1) } == [
                500, 1000, 2000, 4000, 5000, 5000, 5000, 5000,
            ]
        )
    }
}
