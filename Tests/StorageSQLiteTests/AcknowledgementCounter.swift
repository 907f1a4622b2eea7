import Synchronization

/// Counts across tasks.
final class AcknowledgementCounter: Sendable {
    private let state = Mutex(0)

    /// - Returns: The count, this one included.
    func increment() -> Int {
        state.withLock { count in
            count += 1
            return count
        }
    }
}
