internal import Synchronization

/// The figures of a committer, shared by its thread and whoever asks.
final class GroupCommitMeter: Sendable {
    private let state = Mutex(GroupCommitFigures())

    /// What has been done; `queuedCommandCount` is left at 0.
    var figures: GroupCommitFigures { state.withLock { $0 } }

    /// Counts a transaction that is on disk.
    func countCommitted(_ commandCount: Int) {
        state.withLock { figures in
            figures.committedGroupCount += 1
            figures.committedCommandCount += commandCount
            figures.groupCommandsLargest = max(figures.groupCommandsLargest, commandCount)
        }
    }

    /// Counts a transaction that was rolled back.
    func countFailed() {
        state.withLock { $0.failedGroupCount += 1 }
    }
}
