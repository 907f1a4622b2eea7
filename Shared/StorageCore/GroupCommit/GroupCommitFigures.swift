/// What a group committer has done since it started.
package struct GroupCommitFigures: Hashable, Sendable {
    /// Transactions that are on disk.
    package var committedGroupCount = 0
    /// Commands in them.
    package var committedCommandCount = 0
    /// The commands of the largest of them.
    package var groupCommandsLargest = 0
    /// Transactions that were rolled back.
    package var failedGroupCount = 0
    /// Commands that wait right now.
    package var queuedCommandCount = 0

    /// Nothing done yet.
    package init() {}

    /// Adds what another committer has done.
    package mutating func add(_ other: GroupCommitFigures) {
        committedGroupCount += other.committedGroupCount
        committedCommandCount += other.committedCommandCount
        groupCommandsLargest = max(groupCommandsLargest, other.groupCommandsLargest)
        failedGroupCount += other.failedGroupCount
        queuedCommandCount += other.queuedCommandCount
    }
}
