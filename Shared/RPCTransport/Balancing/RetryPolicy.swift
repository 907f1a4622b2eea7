package import Primitives
package import RPCCore

/// Decides whether a call that failed is made again, and when.
///
/// Pure: time, randomness and budget come in as values.
package struct RetryPolicy: Hashable, Sendable {
    /// What is known of one attempt that failed.
    package struct Failure: Hashable, Sendable {
        /// Whether the handler can have run.
        package var fate: Fate
        /// What the attempt ended with.
        package var code: RPCError.Code
        /// What the server, or a connection that is to be made again, asks for; `nil` for nothing.
        package var retryAfter: Duration?

        /// Describes an attempt that failed.
        package init(fate: Fate, code: RPCError.Code, retryAfter: Duration? = nil) {
            self.fate = fate
            self.code = code
            self.retryAfter = retryAfter
        }
    }

    /// What is known of the request of an attempt that failed.
    package enum Fate: Hashable, Sendable, CaseIterable {
        /// The server has said in order, by its drain, that it did not take the call in.
        case movedOn
        /// It surely was not started: any call may be made again.
        case notStarted
        /// It may have been carried out: only what is idempotent or keyed may be made again.
        case unknown
        /// Its time is over, or nobody waits any more, or making it again cannot help.
        case final
    }

    /// What has been done for the call so far.
    package struct History: Hashable, Sendable {
        /// Attempts that failed and are counted, this one not.
        package var failureCount = 0
        /// How often the call has moved on from a server that drains, this time not counted.
        package var moveCount = 0

        /// Nothing yet.
        package init() {}
    }

    /// What to do.
    package enum Decision: Hashable, Sendable {
        /// The failure goes to the caller; the budget is not touched.
        case passOn
        /// The failure goes to the caller and is charged.
        case passOnCharged
        /// The call is made elsewhere, now and for free.
        case moveOn
        /// The call is made again after a pause, and the failure is charged.
        case again(after: Duration)
    }

    /// How often a call is made at most.
    package var attemptsMax: Int
    /// How often a call moves on from servers that drain before that counts as a failure.
    package var movesMax: Int
    /// The longest pause that a call waits out rather than fail, in the server's word.
    package var patienceMax: Duration
    /// The pauses between attempts.
    package var backoff: Backoff

    /// Names the bounds.
    ///
    /// - Precondition: `attemptsMax` is positive, `movesMax` not negative.
    package init(
        attemptsMax: Int,
        movesMax: Int = 4,
        patienceMax: Duration = .milliseconds(250),
        backoff: Backoff = Backoff(first: .milliseconds(20), longest: .milliseconds(500))
    ) {
        precondition(attemptsMax > 0, "attemptsMax is \(attemptsMax)")
        precondition(movesMax >= 0, "movesMax is \(movesMax)")
        self.attemptsMax = attemptsMax
        self.movesMax = movesMax
        self.patienceMax = patienceMax
        self.backoff = backoff
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - failure: How the attempt failed.
    ///   - idempotency: What the method says of calls that arrive twice.
    ///   - history: What was tried before.
    ///   - budgetAllows: Whether the budget, as it was before this failure, allows a retry.
    ///   - timeLeft: Until the deadline; `nil` where there is none.
    ///   - random: 64 random bits.
    /// - Returns: What to do; never a pause that ends at or after the deadline.
    package func decide(
        _ failure: Failure,
        _ idempotency: MethodDescriptor.Idempotency,
        history: History,
        budgetAllows: Bool,
        timeLeft: Duration?,
        random: UInt64
    ) -> Decision {
        if let timeLeft, timeLeft <= .zero { return .passOn }
        if failure.fate == .movedOn, history.moveCount < movesMax { return .moveOn }
        guard isRepeatable(failure, idempotency) else { return .passOn }
        let attemptCount = history.failureCount + 1
        guard attemptCount < attemptsMax, budgetAllows else { return .passOnCharged }
        let asked = failure.retryAfter ?? .zero
        guard asked <= patienceMax else { return .passOnCharged }
        let pause = max(asked, backoff.delay(failureCount: attemptCount, random: random))
        if let timeLeft, pause >= timeLeft { return .passOnCharged }
        return .again(after: pause)
    }

    /// Whether making the call again is safe and can help.
    private func isRepeatable(
        _ failure: Failure,
        _ idempotency: MethodDescriptor.Idempotency
    ) -> Bool {
        switch failure.fate {
        case .final: return false
        case .movedOn, .notStarted: break
        case .unknown: guard idempotency != .none else { return false }
        }
        switch failure.code {
        case .unavailable: return true
        // Only where the server says that waiting helps, or that the call was one too many for
        // one connection: another may have a place.
        case .resourceExhausted:
            return failure.retryAfter != nil || failure.fate != .unknown
        case .cancelled, .unknown, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists,
            .permissionDenied, .failedPrecondition, .aborted, .outOfRange, .unimplemented,
            .internalError, .dataLoss, .unauthenticated:
            return false
        }
    }
}
