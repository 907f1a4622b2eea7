import Primitives
package import RPCCore

/// Repeats calls while a service is away, so that a restart in the middle costs only time.
///
/// Only for calls that may be repeated: those that change nothing, or carry their own identity.
package final class Patience: Sendable {
    /// How long a call is repeated before its error is the answer.
    private let limit: Duration
    private let clock: ContinuousClock
    private let random: @Sendable () -> UInt64

    private static let pauseMin: Duration = .milliseconds(20)
    private static let pauseMax: Duration = .seconds(2)

    /// Sets the limit.
    package init(limit: Duration, clock: ContinuousClock, random: @escaping @Sendable () -> UInt64)
    {
        self.limit = limit
        self.clock = clock
        self.random = random
    }

    /// Whether the same call may succeed a little later.
    package static func isTransient(_ error: RPCError) -> Bool {
        switch error.code {
        case .unavailable, .resourceExhausted, .deadlineExceeded, .aborted: true
        case .cancelled, .unknown, .invalidArgument, .notFound, .alreadyExists, .permissionDenied,
            .failedPrecondition, .outOfRange, .unimplemented, .internalError, .dataLoss,
            .unauthenticated:
            false
        }
    }

    /// Makes a call until it succeeds, is refused, or the limit is over.
    ///
    /// The pause doubles each time and is drawn between half of it and all of it.
    package func call<Answer: Sendable>(
        _ call: () async throws(RPCError) -> Answer
    ) async throws -> Answer {
        let end = clock.now + limit
        var pause = Self.pauseMin
        while true {
            do throws(RPCError) {
                return try await call()
            } catch {
                guard Self.isTransient(error), clock.now < end else { throw error }
                let drawn = pause / 2 + pause / 2 * (Double(random() >> 11) * 0x1p-53)
                // Sleeps to back off: callers that come back at once would keep the service down.
                try await clock.sleep(for: max(drawn, error.retryAfter ?? .zero))
                pause = min(pause * 2, Self.pauseMax)
            }
        }
    }
}
