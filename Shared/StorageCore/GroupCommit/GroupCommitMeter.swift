internal import Synchronization

/// The figures of a committer, shared by its thread and whoever asks.
final class GroupCommitMeter: Sendable {
    private struct State {
        var figures = GroupCommitFigures()
        var observer: (any GroupCommitObserver)?
    }

    private let state = Mutex(State())

    /// What has been done; `queuedCommandCount` is left at 0.
    var figures: GroupCommitFigures { state.withLock { $0.figures } }

    /// Has somebody told of what is done from now on.
    func observe(_ observer: any GroupCommitObserver) {
        state.withLock { $0.observer = observer }
    }

    /// Notes that a group is about to be carried out.
    func groupBegan() {
        state.withLock { $0.observer }?.groupBegan()
    }

    /// Counts a transaction that is on disk.
    func countCommitted(_ commandCount: Int) {
        let observer = state.withLock { state in
            state.figures.committedGroupCount += 1
            state.figures.committedCommandCount += commandCount
            state.figures.groupCommandsLargest = max(
                state.figures.groupCommandsLargest,
                commandCount
            )
            return state.observer
        }
        observer?.groupCommitted(commandCount: commandCount)
    }

    /// Counts a transaction that was rolled back.
    func countFailed() {
        let observer = state.withLock { state in
            state.figures.failedGroupCount += 1
            return state.observer
        }
        observer?.groupFailed()
    }
}
