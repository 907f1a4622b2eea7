extension RPCError {
    /// The failure as the caller shall see it, whatever a handler threw.
    ///
    /// An error that does not know its own status becomes `internalError` and tells nothing of
    /// itself: what it says may hold what the caller must not see.
    package init(_ error: any Error) {
        switch error {
        case let error as RPCError:
            self = error
        case let error as any RPCErrorConvertible:
            self = error.rpcError
        case is CancellationError:
            self = .cancelled
        default:
            self = RPCError(
                .internalError,
                reason: "rpc.internal",
                message: "the service failed to answer; its log says why"
            )
        }
    }

    /// The caller gave up, or nobody reads any more.
    package static let cancelled = RPCError(
        .cancelled,
        reason: "rpc.cancelled",
        message: "the call was cancelled"
    )

    /// The time for a call has run out.
    package static func deadlineExceeded(_ method: MethodDescriptor) -> RPCError {
        RPCError(
            .deadlineExceeded,
            reason: "rpc.deadline_exceeded",
            message: "\(method.fullName) was not answered in time"
        )
    }

    /// A call of one response ended without one, or with more than one.
    package static func wrongResponseCount(_ method: MethodDescriptor) -> RPCError {
        RPCError(
            .internalError,
            reason: "rpc.wrong_response_count",
            message: "\(method.fullName) must give exactly one response"
        )
    }

    /// A response that is not of the type that the method promises.
    package static func undecodableResponse(_ method: MethodDescriptor) -> RPCError {
        RPCError(
            .internalError,
            reason: "rpc.undecodable_response",
            message: "the response of \(method.fullName) cannot be decoded"
        )
    }

    /// A response that cannot be encoded or is larger than the caller takes.
    package static func unencodableResponse(_ method: MethodDescriptor) -> RPCError {
        RPCError(
            .internalError,
            reason: "rpc.unencodable_response",
            message: "the response of \(method.fullName) cannot be sent"
        )
    }
}
