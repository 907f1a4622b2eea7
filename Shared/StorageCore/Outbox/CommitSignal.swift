internal import Synchronization

/// Wakes tasks when something they read has been committed by this process.
///
/// Counts notifications, so that none is missed between a look at the data and the wait.
package final class CommitSignal: Sendable {
    private struct State {
        var generation: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextWaiterID: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Makes a signal that has never been notified.
    package init() {}

    /// How often it has been notified.
    ///
    /// Ask before looking at the data, then wait from there on.
    package var generation: UInt64 { state.withLock { $0.generation } }

    /// How many tasks wait.
    package var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Wakes everyone who waits.
    package func notify() {
        let waiters = state.withLock { state in
            state.generation += 1
            let waiters = state.waiters
            state.waiters = [:]
            return waiters
        }
        for waiter in waiters.values {
            waiter.resume()
        }
    }

    /// Waits until it has been notified more often than `generation` says, or the task is
    /// cancelled.
    package func wait(after generation: UInt64) async {
        let id = state.withLock { state in
            state.nextWaiterID += 1
            return state.nextWaiterID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A cancellation after this look takes the lock later and finds the waiter.
                let waits = state.withLock { state in
                    if state.generation != generation || Task.isCancelled { return false }
                    state.waiters[id] = continuation
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
        }
    }
}
