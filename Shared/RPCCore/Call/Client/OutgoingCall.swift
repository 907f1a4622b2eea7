/// What a call that is about to be made takes along: the one place where it is worked out.
///
/// Deadline, token, request id, trace and purpose of the call being served travel on by themselves.
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
            traceparent: Self.traceparent(options, context),
            purpose: options.purpose ?? context?.metadata.purpose ?? ""
        )
        if metadata.requestID.isEmpty { metadata.requestID = Self.makeRequestID(random()) }
        // What comes from the call being served was checked when that call was let in.
        if options.token != nil || options.purpose != nil { try metadata.validate() }
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
        var digits = (Self.hexDigits(random >> 28), Self.hexDigits(random << 4))
        return withUnsafeBytes(of: &digits) { String(decoding: $0.prefix(15), as: UTF8.self) }
    }

    /// The eight hex digits of the low 32 bits, as they lie in memory: all eight at once.
    private static func hexDigits(_ value: UInt64) -> UInt64 {
        // One digit a byte.
        var bytes = value & 0xFFFF_FFFF
        bytes = (bytes | bytes << 16) & 0x0000_FFFF_0000_FFFF
        bytes = (bytes | bytes << 8) & 0x00FF_00FF_00FF_00FF
        bytes = (bytes | bytes << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // From ten on, a letter: 39 further than the digits go on.
        let isLetter = (bytes + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return (bytes + 0x3030_3030_3030_3030 + isLetter * 39).bigEndian
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
