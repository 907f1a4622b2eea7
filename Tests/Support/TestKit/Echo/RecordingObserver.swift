package import RPCCore
internal import Synchronization

/// Remembers every finished call.
package final class RecordingObserver: CallObserver {
    private struct State {
        var calls: [FinishedCall] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// Remembers nothing yet.
    package init() {}

    /// The calls in the order in which they finished.
    package var calls: [FinishedCall] { state.withLock { $0.calls } }

    /// Waits until this many calls have finished.
    ///
    /// - Parameter count: How many.
    /// - Returns: All that have finished.
    package func wait(for count: Int) async -> [FinishedCall] {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.calls.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
        return calls
    }

    package func callFinished(_ call: FinishedCall) {
        let watchers = state.withLock { state in
            state.calls.append(call)
            let count = state.calls.count
            defer { state.watchers.removeAll { $0.count <= count } }
            return state.watchers.filter { $0.count <= count }
        }
        for watcher in watchers { watcher.continuation.resume() }
    }
}
