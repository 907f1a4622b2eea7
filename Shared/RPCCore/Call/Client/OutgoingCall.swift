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
    /// served. Where neither says, a call with one request and one response waits for
    /// `CallOptions.timeoutDefault`, and one that streams for ever.
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
        let now = Moment(now)
        deadline = Self.deadline(method, options: options, context: context, now: now)
        if let deadline, deadline.remaining(now: now) == .zero {
            throw .deadlineExceeded(method)
        }
        var metadata = CallMetadata(
            token: options.token ?? context?.metadata.token ?? "",
            requestID: context?.metadata.requestID ?? "",
            traceparent: Self.traceparent(options, context)
        )
        if metadata.requestID.isEmpty { metadata.requestID = Self.makeRequestID(random()) }
        // What comes from the call being served was checked when that call was let in.
        if options.token != nil { try metadata.validate() }
        self.metadata = metadata
    }

    /// The trace of a call, and its caller's span.
    private static func traceparent(_ options: CallOptions, _ context: CallContext?) -> String {
        if let trace = options.trace ?? context?.span?.context { return trace.traceparent }
        return context?.metadata.traceparent ?? ""
    }

    /// Makes a request id: 15 hex digits, of 60 random bits.
    ///
    /// Text of up to 15 bytes lies inside the `String` and needs no memory of its own.
    package static func makeRequestID(_ random: UInt64) -> String {
        String(unsafeUninitializedCapacity: 15) { bytes in
            var rest = random
            for index in stride(from: 14, through: 0, by: -1) {
                let digit = UInt8(truncatingIfNeeded: rest & 0xF)
                bytes[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
                rest >>= 4
            }
            return 15
        }
    }

    private static func deadline(
        _ method: MethodDescriptor,
        options: CallOptions,
        context: CallContext?,
        now: Moment
    ) -> Deadline? {
        let own = options.timeout.map { Deadline(timeout: $0, now: now) }
        switch (own, context?.deadline) {
        case (let own?, let inherited?): return min(own, inherited)
        case (let own?, nil): return own
        case (nil, let inherited?): return inherited
        case (nil, nil):
            return method.kind == .unary
                ? Deadline(timeout: CallOptions.timeoutDefault, now: now) : nil
        }
    }
}
