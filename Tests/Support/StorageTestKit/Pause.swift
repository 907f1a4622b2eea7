internal import Dispatch
internal import StorageCore

/// A place in a blocking piece of code where a test can hold it.
package final class Pause: Sendable {
    private let reached = CommitSignal()
    private let released = DispatchSemaphore(value: 0)

    /// The longest that the code is held, so that a test that is wrong ends.
    private static let secondsMax = 30

    /// Makes a pause that nobody has reached.
    package init() {}

    /// Stands still until ``release()``.
    ///
    /// For threads that may block: those of a database.
    package func hold() {
        reached.notify()
        _ = released.wait(timeout: .now() + .seconds(Self.secondsMax))
    }

    /// Waits until what is held stands still.
    package func untilReached() async {
        await reached.wait(after: 0)
    }

    /// Lets it go on, now or when it comes.
    package func release() {
        released.signal()
    }
}
