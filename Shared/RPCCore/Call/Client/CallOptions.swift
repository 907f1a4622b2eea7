/// What a caller may say of one call.
package struct CallOptions: Sendable {
    /// How long to wait; the shorter of this and what the call being served has left counts.
    package var timeout: Duration?
    /// An access token in place of the one of the call being served.
    package var token: String?
    /// The trace to which the call belongs, in place of the one of the call being served.
    package var trace: TraceContext?
    /// Why personal data is to be seen, in place of what the call being served says.
    package var purpose: String?

    /// Says how a call shall be made.
    package init(
        timeout: Duration? = nil,
        token: String? = nil,
        trace: TraceContext? = nil,
        purpose: String? = nil
    ) {
        self.timeout = timeout
        self.token = token
        self.trace = trace
        self.purpose = purpose
    }

    /// As the call being served; where there is none, 10 seconds for a call with one request and
    /// one response and no limit for one that streams.
    package static let inherited = CallOptions()
    /// How long a call that streams nothing waits where neither it nor the call being served says.
    package static let timeoutDefault: Duration = .seconds(10)
}
