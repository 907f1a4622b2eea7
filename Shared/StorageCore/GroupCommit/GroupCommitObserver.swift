/// Is told what a group committer does, on its writer thread: must neither wait nor call it.
package protocol GroupCommitObserver: Sendable {
    /// A group is about to be carried out.
    func groupBegan()
    /// The group is on disk, its callers are about to be answered.
    func groupCommitted(commandCount: Int)
    /// The group was rolled back.
    func groupFailed()
}
