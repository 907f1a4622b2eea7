internal import RPCCore

/// How one attempt of a call failed.
struct CallFailure: Error, Sendable {
    typealias Fate = RetryPolicy.Fate

    let error: RPCError
    let fate: Fate

    static func unavailable(
        _ reason: String,
        _ message: String,
        fate: Fate,
        retryAfter: Duration? = nil
    ) -> CallFailure {
        let error = RPCError(
            .unavailable,
            reason: reason,
            message: message,
            retryAfter: retryAfter
        )
        return CallFailure(error: error, fate: fate)
    }
}
