internal import Primitives
internal import Synchronization

/// Makes the spans of a process: ids that no other process is likely to make.
///
/// For every call, on every thread, and so without a lock or a system call: one atomic addition per
/// id. Ids can be guessed by who knows some of them; nothing depends on that.
package final class SpanSource: Sendable {
    private let state: Atomic<UInt64>
    private let startsTraces: Bool

    /// What a new trace says of itself: it is recorded, in the logs of every service.
    private static let flagsOfNewTraces: UInt8 = 1

    /// Makes a source.
    ///
    /// - Parameters:
    ///   - seed: 64 random bits, different in every process.
    ///   - startsTraces: Whether calls without a trace begin one, as at the gateway.
    package init(seed: UInt64, startsTraces: Bool) {
        state = Atomic(seed)
        self.startsTraces = startsTraces
    }

    /// Makes the span of a call.
    ///
    /// - Parameter parent: What the caller sent; `nil` where it belongs to no trace.
    /// - Returns: The span; `nil` where there is no trace.
    package func span(continuing parent: TraceContext?) -> Span? {
        guard let parent else {
            guard startsTraces else { return nil }
            let context = TraceContext(
                traceIDHigh: nextID(),
                traceIDLow: nextID(),
                spanID: nextID(),
                flags: Self.flagsOfNewTraces
            )
            return Span(context: context, parentID: nil)
        }
        let context = TraceContext(
            traceIDHigh: parent.traceIDHigh,
            traceIDLow: parent.traceIDLow,
            spanID: nextID(),
            flags: parent.flags
        )
        return Span(context: context, parentID: parent.spanID)
    }

    /// The next number of a SplitMix64 stream, never 0.
    private func nextID() -> UInt64 {
        let value = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        let id = Partition.mix(value)
        return id == 0 ? 1 : id
    }
}
