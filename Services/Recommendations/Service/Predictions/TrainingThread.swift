import Foundation
import Synchronization

/// Runs what computes for minutes: on a thread of its own, behind everything else, whose end nobody
/// who shuts down waits for.
enum TrainingThread {
    /// How much less of a busy machine such a thread gets than those that answer calls.
    private static let niceness: Int32 = 15

    /// Runs `body` to its end.
    ///
    /// - Parameters:
    ///   - name: What the thread is called, for whoever looks at the process.
    ///   - body: Computes.
    /// - Returns: What it computed; `nil` where the task was cancelled meanwhile: the thread
    /// goes on
    ///   by itself, until it or the process ends, and nobody hears of it.
    static func run<Result: Sendable>(
        _ name: String,
        _ body: @escaping @Sendable () -> Result
    ) async -> Result? {
        let answer = Answer<Result>()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard answer.wait(continuation) else { return }
                let thread = Thread {
                    // On Linux this concerns the calling thread alone; without it all is well, only
                    // less fair.
                    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
                    answer.give(body())
                }
                thread.name = name
                thread.start()
            }
        } onCancel: {
            answer.give(nil)
        }
    }

    /// The one who waits for the result, told once.
    private final class Answer<Result: Sendable>: Sendable {
        private enum State {
            case nobody
            case waiting(CheckedContinuation<Result?, Never>)
            case told
        }

        private let state = Mutex<State>(.nobody)

        /// Whether there is something to wait for: it may have been cancelled before.
        func wait(_ continuation: CheckedContinuation<Result?, Never>) -> Bool {
            let isTold = state.withLock { state in
                if case .told = state { return true }
                state = .waiting(continuation)
                return false
            }
            if isTold { continuation.resume(returning: nil) }
            return !isTold
        }

        func give(_ result: Result?) {
            let waiting = state.withLock { state -> CheckedContinuation<Result?, Never>? in
                defer { state = .told }
                if case .waiting(let continuation) = state { return continuation }
                return nil
            }
            waiting?.resume(returning: result)
        }
    }
}
