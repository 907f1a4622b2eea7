package import GatewayDomain
package import RPCCore
import Synchronization

/// Asks services for parts of an answer, and leaves those alone that are silent.
package final class PartGatherer: Sendable {
    private let budget: DeadlineBudget
    private let clock: any MonotonicClock
    private let breakers: Mutex<[Part: UpstreamBreaker]>

    /// Makes a gatherer that knows nothing bad of any service.
    package init(budget: DeadlineBudget, clock: any MonotonicClock) {
        self.budget = budget
        self.clock = clock
        breakers = Mutex(
            Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, UpstreamBreaker()) })
        )
    }

    /// Until when parts are waited for.
    ///
    /// - Throws: `deadlineExceeded` where the caller leaves no time worth asking for.
    func partDeadline(for context: CallContext) throws(RPCError) -> Deadline {
        let now = clock.now
        let remaining = context.deadline?.remaining(now: now)
        guard let timeout = budget.partTimeout(remaining: remaining) else {
            throw .deadlineExceeded(context.method)
        }
        return Deadline(timeout: timeout, now: now)
    }

    /// Asks for a part.
    ///
    /// - Parameters:
    ///   - part: Which one.
    ///   - deadline: Until when it is waited for.
    ///   - token: The token for the call; `nil` for the caller's own.
    ///   - call: Makes the call.
    /// - Returns: The part, or why it is missing.
    func part<Value: Sendable>(
        _ part: Part,
        by deadline: Deadline,
        token: String?,
        _ call: (CallOptions) async throws(RPCError) -> Value
    ) async -> Result<Value, RPCError> {
        let now = clock.now
        let timeout = deadline.remaining(now: now)
        let isTrial: Bool
        switch breaker(of: part, { $0.callRequested(now: now) }) {
        case .call: isTrial = false
        case .trial: isTrial = true
        case .skip(let until): return .failure(Self.silent(part, for: now.duration(to: until)))
        }
        do throws(RPCError) {
            let value = try await call(CallOptions(timeout: timeout, token: token))
            breaker(of: part) { $0.callAnswered() }
            return .success(value)
        } catch {
            record(error, of: part, isTrial: isTrial, timeout: timeout)
            return .failure(error)
        }
    }

    private func record(_ error: RPCError, of part: Part, isTrial: Bool, timeout: Duration) {
        switch error.code {
        case .deadlineExceeded:
            // A caller in a hurry says nothing about the service.
            guard timeout >= budget.partTimeoutMax / 2 else { return }
            let now = clock.now
            breaker(of: part) { $0.callFailed(isTrial: isTrial, now: now) }
        case .cancelled:
            break  // The caller went away, and nobody knows what the service would have said.
        case .unavailable:
            break  // Known at once: it costs the next caller nothing to ask again.
        case .unknown, .invalidArgument, .notFound, .alreadyExists, .permissionDenied,
            .resourceExhausted, .failedPrecondition, .aborted, .outOfRange, .unimplemented,
            .internalError, .dataLoss, .unauthenticated:
            breaker(of: part) { $0.callAnswered() }
        }
    }

    private func breaker<Result: Sendable>(
        of part: Part,
        _ body: (inout UpstreamBreaker) -> Result
    ) -> Result {
        breakers.withLock { breakers in
            body(&breakers[part, default: UpstreamBreaker()])
        }
    }

    private static func silent(_ part: Part, for wait: Duration) -> RPCError {
        RPCError(
            .unavailable,
            reason: "gateway.upstream_silent",
            message: "the service of \(part) has not answered lately and is not asked now",
            retryAfter: wait
        )
    }
}
