/// What a handler knows of the call that it serves.
///
/// While a handler runs, `CallContext.current` is its call: clients take from it the deadline, the
/// access token and the trace of every call that the handler makes.
///
/// A reference to something that never changes, so that handing it around costs one count.
package final class CallContext: Sendable {
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
    /// The call's place in its trace; `nil` where it belongs to none.
    package let span: Span?
    /// The data that the request is about.
    package let target: AccessTarget
    /// Where it is recorded that personal data is shown; `nil` where nothing is recorded.
    package let auditor: (any CallAuditor)?

    /// Describes a call.
    package init(
        method: MethodDescriptor,
        principal: Principal?,
        peer: PeerIdentity?,
        deadline: Deadline?,
        metadata: CallMetadata,
        span: Span? = nil,
        target: AccessTarget = AccessTarget(),
        auditor: (any CallAuditor)? = nil
    ) {
        self.method = method
        self.principal = principal
        self.peer = peer
        self.deadline = deadline
        self.metadata = metadata
        self.span = span
        self.target = target
        self.auditor = auditor
    }

    /// The same call by a caller of whom more is known by now.
    func with(_ principal: Principal) -> CallContext {
        CallContext(
            method: method,
            principal: principal,
            peer: peer,
            deadline: deadline,
            metadata: metadata,
            span: span,
            target: target,
            auditor: auditor
        )
    }
}
