/// How much a group committer takes on.
package struct GroupCommitLimits: Hashable, Sendable {
    /// The most commands that wait; one more is refused.
    package let queuedCommandsMax: Int
    /// The most commands in one transaction.
    package let groupCommandsMax: Int
    /// What a caller is told to wait where the queue is full.
    package let retryAfter: Duration
    /// What a caller is told to wait where the disk is full.
    package let retryAfterFull: Duration

    /// Names the limits.
    ///
    /// - Parameters:
    ///   - queuedCommandsMax: The most commands that wait.
    ///   - groupCommandsMax: The most commands in one transaction.
    ///   - retryAfter: What a caller is told to wait where the queue is full.
    ///   - retryAfterFull: What a caller is told to wait where the disk is full.
    package init(
        queuedCommandsMax: Int = 8192,
        groupCommandsMax: Int = 256,
        retryAfter: Duration = .milliseconds(100),
        retryAfterFull: Duration = .seconds(5)
    ) {
        precondition(groupCommandsMax > 0, "groupCommandsMax is \(groupCommandsMax)")
        self.queuedCommandsMax = queuedCommandsMax
        self.groupCommandsMax = groupCommandsMax
        self.retryAfter = retryAfter
        self.retryAfterFull = retryAfterFull
    }
}
