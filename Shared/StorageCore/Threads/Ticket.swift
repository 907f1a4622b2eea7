internal import Synchronization

/// Brings together the number of a queued element and the cancellation of the task that waits for
/// it, whichever comes first.
final class Ticket: Sendable {
    private enum State {
        /// Neither has come. Can transition to: `armed`, `cancelled`.
        case new
        /// The element waits. Can transition to: `cancelled`.
        case armed(id: UInt64)
        /// The task was cancelled. Terminal.
        case cancelled
    }

    private let state = Mutex(State.new)

    /// Records the number.
    ///
    /// - Returns: Whether the task is cancelled already, so that the element must be taken back.
    func arm(id: UInt64) -> Bool {
        state.withLock { state in
            if case .cancelled = state { return true }
            state = .armed(id: id)
            return false
        }
    }

    /// Records the cancellation.
    ///
    /// - Returns: The element to take back, where there is one.
    func cancel() -> UInt64? {
        state.withLock { state in
            defer { state = .cancelled }
            if case .armed(let id) = state { return id }
            return nil
        }
    }
}
