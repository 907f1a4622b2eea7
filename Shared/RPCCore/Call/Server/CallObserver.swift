/// Is told of every call that a server has finished, for logs and metrics.
package protocol CallObserver: Sendable {
    /// A request has come for a method that is offered; `callFinished` follows.
    ///
    /// On the connection's thread, as below.
    func callArrived(_ method: MethodDescriptor)

    /// A call is over for its caller.
    ///
    /// Comes once per request, also for those that were not let in, on the connection's thread:
    /// it must neither wait nor compute for long.
    func callFinished(_ call: FinishedCall)
}

extension CallObserver {
    /// Arrivals are of no interest.
    package func callArrived(_ method: MethodDescriptor) {}
}

/// A call that is over, without anything that it carried.
package struct FinishedCall: Hashable, Sendable {
    /// The method; `nil` where the caller named none that is offered.
    package let method: MethodDescriptor?
    /// The failure; `nil` for success.
    package let error: RPCError?
    /// From the arrival of the request to the end.
    package let duration: Duration
    /// The kind of the caller; `nil` where it was not proven.
    package let principalKind: Principal.Kind?
    /// The id under which logs of all services show this call; empty for none.
    package let requestID: String
    /// The call's place in its trace; `nil` where it belongs to none.
    package let span: Span?

    /// Describes a call.
    package init(
        method: MethodDescriptor?,
        error: RPCError?,
        duration: Duration,
        principalKind: Principal.Kind? = nil,
        requestID: String = "",
        span: Span? = nil
    ) {
        self.method = method
        self.error = error
        self.duration = duration
        self.principalKind = principalKind
        self.requestID = requestID
        self.span = span
    }

    /// The status as gRPC writes it, `OK` for success.
    package var codeName: String { error?.code.description ?? "OK" }
}
