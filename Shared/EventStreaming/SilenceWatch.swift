internal import RPCCore
internal import Synchronization

/// Notices that a source has fallen silent, though its connection seems to stand.
final class SilenceWatch: Sendable {
    private struct State {
        var batchCount = 0
        var isInBatch = false
    }

    private let state = Mutex(State())

    /// A batch has come and is being stored, for as long as that takes.
    func batchBegan() {
        state.withLock { state in
            state.batchCount += 1
            state.isInBatch = true
        }
    }

    /// The batch is stored; silence counts from here.
    func batchEnded() {
        state.withLock { state in
            state.batchCount += 1
            state.isInBatch = false
        }
    }

    /// Looks after each interval whether anything has come.
    ///
    /// - Throws: `unavailable` after between one and two intervals of silence.
    func run(clock: some Clock<Duration>, silenceMax: Duration) async throws {
        var seen = 0
        while true {
            // Sleeps because silence can only be noticed by waiting it out.
            try await clock.sleep(for: silenceMax)
            let (count, isInBatch) = state.withLock { ($0.batchCount, $0.isInBatch) }
            if count == seen, !isInBatch {
                throw RPCError(
                    .unavailable,
                    reason: "rpc.stream_silent",
                    message: "the stream gave no sign of life for \(silenceMax)"
                )
            }
            seen = count
        }
    }
}
