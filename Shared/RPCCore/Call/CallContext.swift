/// What a handler knows of the call that it serves.
///
/// While a handler runs, `CallContext.current` is its call: clients take from it the deadline, the
/// access token and the trace of every call that the handler makes.
package struct CallContext: Sendable {
    /// The call being served on this task; `nil` outside of any.
    @TaskLocal package static var current: CallContext?

    /// The method.
    package let method: MethodDescriptor
    /// The caller; `nil` for public methods called by nobody in particular.
    package let principal: Principal?
    /// The peer of the connection, which may speak for the caller (the gateway does).
    package let peer: PeerIdentity?
    /// When the caller stops waiting; `nil` where it would wait for ever.
    package let deadline: Deadline?
    /// What the caller sent along.
    package let metadata: CallMetadata

    /// Describes a call.
    package init(
        method: MethodDescriptor,
        principal: Principal?,
        peer: PeerIdentity?,
        deadline: Deadline?,
        metadata: CallMetadata
    ) {
        self.method = method
        self.principal = principal
        self.peer = peer
        self.deadline = deadline
        self.metadata = metadata
    }
}

/// What travels with a call beside its message.
package struct CallMetadata: Hashable, Sendable {
    /// The access token of the caller on whose behalf the call is; empty for none.
    package var token: String
    /// The id under which logs of all services show this call; empty for none.
    package var requestID: String
    /// The `traceparent` of W3C Trace Context; empty for none.
    package var traceparent: String

    /// Bundles what travels along.
    package init(token: String = "", requestID: String = "", traceparent: String = "") {
        self.token = token
        self.requestID = requestID
        self.traceparent = traceparent
    }
}
