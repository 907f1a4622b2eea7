internal import RPCCore

/// How one attempt of a call failed.
struct CallFailure: Error, Sendable {
    /// What is known of the request.
    enum Fate: Sendable {
        /// It surely was not started: any call may be made again.
        case notStarted
        /// It may have been carried out: only what is idempotent may be made again.
        case unknown
        /// It was answered, or its time is over: it is not made again.
        case final
    }

    let error: RPCError
    let fate: Fate

    /// Whether another attempt is safe.
    func isRepeatable(_ method: MethodDescriptor) -> Bool {
        switch fate {
        case .notStarted: true
        case .unknown: method.idempotency != .none
        case .final: false
        }
    }

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
