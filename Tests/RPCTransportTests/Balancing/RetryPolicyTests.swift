import Primitives
import RPCCore
import RPCTransport
import Testing

/// What is made again, when, and what never is.
@Suite struct RetryPolicyTests {
    static let policy = RetryPolicy(
        attemptsMax: 3,
        movesMax: 2,
        patienceMax: .milliseconds(250),
        backoff: Backoff(first: .milliseconds(20), longest: .milliseconds(500))
    )
    static let idempotencies: [MethodDescriptor.Idempotency] = [.none, .idempotent, .keyed]

    static func decide(
        _ failure: RetryPolicy.Failure,
        _ idempotency: MethodDescriptor.Idempotency = .none,
        failures: Int = 0,
        moves: Int = 0,
        budgetAllows: Bool = true,
        timeLeft: Duration? = .seconds(10),
        random: UInt64 = 0
    ) -> RetryPolicy.Decision {
        var history = RetryPolicy.History()
        history.failureCount = failures
        history.moveCount = moves
        return policy.decide(
            failure,
            idempotency,
            history: history,
            budgetAllows: budgetAllows,
            timeLeft: timeLeft,
            random: random
        )
    }

    /// Every fate, code and kind of method: what is safe, and no more.
    @Test(arguments: RetryPolicy.Fate.allCases, RPCError.Code.allCases)
    func onlyWhatIsSafeIsMadeAgain(fate: RetryPolicy.Fate, code: RPCError.Code) {
        for idempotency in Self.idempotencies {
            let isSafe =
                fate == .movedOn || fate == .notStarted
                || (fate == .unknown && idempotency != .none)
            let helps = code == .unavailable || (code == .resourceExhausted && fate != .unknown)
            let decision = Self.decide(.init(fate: fate, code: code), idempotency, moves: 2)
            if isSafe, helps {
                #expect(decision == .again(after: .milliseconds(10)), "\(idempotency)")
            } else {
                #expect(decision == .passOn, "\(idempotency)")
            }
        }
    }

    @Test func aFullQueueIsTriedAgainOnlyWhereItSaysWhen() {
        let silent = RetryPolicy.Failure(fate: .unknown, code: .resourceExhausted)
        #expect(Self.decide(silent, .keyed) == .passOn)
        let told = RetryPolicy.Failure(
            fate: .unknown,
            code: .resourceExhausted,
            retryAfter: .milliseconds(100)
        )
        #expect(Self.decide(told, .keyed) == .again(after: .milliseconds(100)))
        #expect(Self.decide(told, .none) == .passOn)
    }

    @Test(arguments: [false, true])
    func aCallMovesOnAtOnceAndForFree(budgetAllows: Bool) {
        let moved = RetryPolicy.Failure(fate: .movedOn, code: .unavailable)
        for moves in 0..<2 {
            let decision = Self.decide(
                moved,
                failures: 2,
                moves: moves,
                budgetAllows: budgetAllows
            )
            #expect(decision == .moveOn)
        }
        // After that it is a failure like others.
        let decision = Self.decide(moved, moves: 2, budgetAllows: budgetAllows)
        #expect(decision == (budgetAllows ? .again(after: .milliseconds(10)) : .passOnCharged))
    }

    @Test func attemptsAndBudgetAreBounds() {
        let failure = RetryPolicy.Failure(fate: .notStarted, code: .unavailable)
        #expect(Self.decide(failure) == .again(after: .milliseconds(10)))
        #expect(Self.decide(failure, failures: 1) == .again(after: .milliseconds(20)))
        #expect(Self.decide(failure, failures: 2) == .passOnCharged)
        #expect(Self.decide(failure, budgetAllows: false) == .passOnCharged)
    }

    @Test func whatIsAskedForIsHonouredUpToTheCallsPatience() {
        func failure(_ milliseconds: Int) -> RetryPolicy.Failure {
            .init(fate: .notStarted, code: .unavailable, retryAfter: .milliseconds(milliseconds))
        }
        #expect(Self.decide(failure(5)) == .again(after: .milliseconds(10)))
        #expect(Self.decide(failure(250)) == .again(after: .milliseconds(250)))
        #expect(Self.decide(failure(251)) == .passOnCharged)
    }

    @Test func neverPastTheDeadline() {
        var random = SeededRandom(seed: 11)
        let failure = RetryPolicy.Failure(fate: .notStarted, code: .unavailable)
        for milliseconds in 0..<60 {
            for failures in 0..<2 {
                let left = Duration.milliseconds(milliseconds)
                let decision = Self.decide(
                    failure,
                    failures: failures,
                    timeLeft: left,
                    random: random.next()
                )
                if case .again(let pause) = decision { #expect(pause < left) }
            }
        }
        #expect(Self.decide(failure, timeLeft: .milliseconds(10)) == .passOnCharged)
        #expect(Self.decide(failure, timeLeft: .milliseconds(11)) != .passOnCharged)
        #expect(Self.decide(failure, timeLeft: .zero) == .passOn)
        let moved = RetryPolicy.Failure(fate: .movedOn, code: .unavailable)
        #expect(Self.decide(moved, timeLeft: .zero) == .passOn)
        #expect(Self.decide(failure, timeLeft: nil) == .again(after: .milliseconds(10)))
    }
}
