/// What a call that is about to be made takes along: the one place where it is worked out.
///
/// Deadline, token, request id and trace of the call being served travel on by themselves.
package struct OutgoingCall: Hashable, Sendable {
    /// What travels beside the message.
    package let metadata: CallMetadata
    /// When the caller stops waiting; `nil` where it would wait for ever.
    package let deadline: Deadline?

    /// Works out what a call takes along.
    ///
    /// The deadline is the earlier of the one that the options give and the one of the call being
    /// served. Where neither says, a call with one response waits for
    /// `CallOptions.timeoutDefault`, and one with many for ever.
    ///
    /// - Parameters:
    ///   - method: What is called.
    ///   - options: What the caller says.
    ///   - context: The call being served; `CallContext.current`.
    ///   - now: The present moment on the transport's clock.
    ///   - random: 64 random bits, for the request id of a call that starts a request.
    /// - Throws: `deadlineExceeded` where no time is left, `invalidArgument` for metadata that no
    ///   server would take; nothing was sent.
    package init(
        _ method: MethodDescriptor,
        options: CallOptions,
        context: CallContext?,
        now: ContinuousClock.Instant,
        random: () -> UInt64
    ) throws(RPCError) {
        deadline = Self.deadline(method, options: options, context: context, now: now)
        if let deadline, deadline.remaining(now: now) == .zero {
            throw .deadlineExceeded(method)
        }
        var metadata = CallMetadata(
            token: options.token ?? context?.metadata.token ?? "",
            requestID: context?.metadata.requestID ?? "",
            traceparent: context?.metadata.traceparent ?? ""
        )
        if metadata.requestID.isEmpty { metadata.requestID = Self.makeRequestID(random()) }
        try metadata.validate()
        self.metadata = metadata
    }

    /// Makes a request id: 16 hex digits.
    package static func makeRequestID(_ random: UInt64) -> String {
        let digits = String(random, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func deadline(
        _ method: MethodDescriptor,
        options: CallOptions,
        context: CallContext?,
        now: ContinuousClock.Instant
    ) -> Deadline? {
        let own = options.timeout.map { Deadline(timeout: $0, now: now) }
        switch (own, context?.deadline) {
        case (let own?, let inherited?): return min(own, inherited)
        case (let own?, nil): return own
        case (nil, let inherited?): return inherited
        case (nil, nil):
            switch method.kind {
            case .unary, .clientStreaming:
                return Deadline(timeout: CallOptions.timeoutDefault, now: now)
            case .serverStreaming, .bidirectionalStreaming:
                return nil
            }
        }
    }
}
