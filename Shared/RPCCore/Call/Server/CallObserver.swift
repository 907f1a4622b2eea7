/// Is told of every call that a server has finished, for logs and metrics.
package protocol CallObserver: Sendable {
    /// A call is over for its caller.
    ///
    /// Comes once per request, also for those that were not let in, on the connection's thread:
    /// it must neither wait nor compute for long.
    func callFinished(_ call: FinishedCall)
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
    /// The `traceparent` of W3C Trace Context; empty for none.
    package let traceparent: String

    /// Describes a call.
    package init(
        method: MethodDescriptor?,
        error: RPCError?,
        duration: Duration,
        principalKind: Principal.Kind? = nil,
        requestID: String = "",
        traceparent: String = ""
    ) {
        self.method = method
        self.error = error
        self.duration = duration
        self.principalKind = principalKind
        self.requestID = requestID
        self.traceparent = traceparent
    }

    /// The status as gRPC writes it, `OK` for success.
    package var codeName: String { error?.code.description ?? "OK" }
}
