/// The work of one process for one call, as a part of a trace.
package struct Span: Hashable, Sendable {
    /// The trace, and this span in it: what the calls that it makes name as their parent.
    package let context: TraceContext
    /// The caller's span; `nil` where the trace begins here.
    package let parentID: UInt64?

    /// Describes a span.
    package init(context: TraceContext, parentID: UInt64?) {
        self.context = context
        self.parentID = parentID
    }
}
