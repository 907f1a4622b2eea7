/// Carries out groups of commands, each group inside one transaction.
///
/// Lives on the writer thread from its making to its end, so that it may keep what it likes in
/// memory (caches, an idempotency window) without a lock and need not be `Sendable`.
package protocol GroupProcessor: SendableMetatype {
    /// What callers ask for.
    associatedtype Command: Sendable
    /// What they are answered.
    associatedtype Outcome: Sendable

    /// Carries out commands in order.
    ///
    /// What it learns must stay provisional until ``groupCommitted()``. After a commit whose
    /// outcome is not known a new processor is given the same commands: a command carries a key by
    /// which the data tell whether it was carried out. Where a row is not as it was when it was
    /// read, since another process was faster, throw `conflict`: the group is tried again.
    ///
    /// - Parameters:
    ///   - commands: At least one.
    ///   - writer: The open transaction.
    /// - Returns: One outcome per command. A refusal is an outcome, not a throw.
    /// - Throws: Where the group cannot be written as a whole: everything is rolled back.
    mutating func process(_ commands: [Command], in writer: any SQLWriter) throws -> [Outcome]

    /// The last group is on disk and is about to be answered.
    ///
    /// - Throws: Where memory or a side file cannot follow: the group stands, its callers get the
    ///   error, and the committer stops for good.
    mutating func groupCommitted() throws

    /// The last group was rolled back, for certain.
    ///
    /// - Returns: Whether what is kept in memory is again as before the group; where not, the
    ///   processor is discarded and a new one is made before the next group.
    mutating func groupRolledBack() -> Bool
}

extension GroupProcessor {
    /// Nothing has to follow.
    package mutating func groupCommitted() throws {}
    /// Memory is as good as lost.
    package mutating func groupRolledBack() -> Bool { false }
}

/// A processor that remembers nothing between groups.
struct StatelessProcessor<Command: Sendable, Outcome: Sendable>: GroupProcessor {
    let body: @Sendable ([Command], any SQLWriter) throws -> [Outcome]

    mutating func process(_ commands: [Command], in writer: any SQLWriter) throws -> [Outcome] {
        try body(commands, writer)
    }

    mutating func groupRolledBack() -> Bool { true }
}
