internal import Synchronization

/// An event that happens once, and that tests wait for instead of sleeping.
package final class Latch: Sendable {
    private struct State {
        var isOpen = false
        var nextNumber = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// Makes an event that has not happened yet.
    package init() {}

    /// Whether the event has happened.
    package var isOpen: Bool { state.withLock { $0.isOpen } }

    /// Says that the event has happened.
    package func open() {
        let waiters = state.withLock { state in
            state.isOpen = true
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits for the event.
    ///
    /// - Throws: `CancellationError` where the task is cancelled before.
    package func wait() async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    if state.isOpen || Task.isCancelled { return true }
                    state.waiters[number] = continuation
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
        }
        try Task.checkCancellation()
    }
}
