package import PointsDomain
package import Primitives

/// Where a group of commands meets a fault.
package enum LedgerFault: String, CaseIterable, Sendable {
    /// The process dies before anything is decided.
    case crashBeforeDeciding
    /// Nothing can be written: the process dies before it, or the disk is full.
    case crashBeforeWriting
    /// It dies after everything is written and before anybody is answered.
    case crashAfterWriting
}

/// A defect that is planted to see that it is found.
package enum Canary: String, CaseIterable, Sendable {
    /// How much of an entry was taken back is not loaded.
    case forgetsReversals
    /// What was booked for a key is not loaded.
    case forgetsKeys
    /// A debt that was repaid is still owed.
    case skipsRepayment
    /// What comes back goes to another lot.
    case restoresToWrongLot
}

/// A ledger that can be run into faults: in memory, or the real store on a real database.
package protocol LedgerBackend: Sendable {
    /// Carries out commands that come together.
    ///
    /// - Parameters:
    ///   - commands: The commands, in the order in which they are decided.
    ///   - now: What the clock shows.
    ///   - fault: What goes wrong.
    /// - Returns: The outcomes, `nil` for what the ledger could not take in, so that nothing moved;
    ///   `nil` where nobody was answered.
    /// - Throws: Where the ledger cannot go on.
    mutating func run(
        _ commands: [PointsCommand],
        at now: Timestamp,
        fault: LedgerFault?
    ) async throws -> [PointsOutcome?]?

    /// A member's account as it is stored: its own, even where it was merged.
    func account(of member: MemberID) async throws -> Account

    /// Checks whatever was written since the last time.
    ///
    /// - Returns: What does not hold, one sentence each.
    mutating func audit() async throws -> [String]

    /// Derives everything again from what is on disk and compares.
    ///
    /// - Returns: What does not hold, one sentence each.
    mutating func auditWhole() async throws -> [String]

    /// Ends whatever runs.
    mutating func close() async
}
