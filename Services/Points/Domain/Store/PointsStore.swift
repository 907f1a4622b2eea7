package import Primitives

/// The ledger on disk: the port that the service talks to.
package protocol PointsStore: Sendable {
    /// Carries a command out; answered once it is on disk.
    func run(_ command: PointsCommand) async throws(PointsStoreError) -> PointsOutcome

    /// A member's account, as the last answered command left it; an empty one where there is none.
    func account(of member: MemberID) async throws(PointsStoreError) -> Account

    /// An order; `nil` where there is none.
    func order(_ identity: OrderIdentity) async throws(PointsStoreError) -> BookedOrder?

    /// A page of a member's entries, newest first.
    ///
    /// - Parameters:
    ///   - member: Whose.
    ///   - position: From a page before; `nil` for the newest entry.
    ///   - limit: The most entries, at least 1.
    /// - Returns: The page; empty where the member has no entries.
    /// - Throws: ``PointsStoreError/unknownPosition`` where `position` is none of this member's.
    func statement(
        of member: MemberID,
        from position: JournalID?,
        limit: Int
    ) async throws(PointsStoreError) -> StatementPage

    /// The system accounts and the sum over all members.
    func trialBalance() async throws(PointsStoreError) -> TrialBalance

    /// Derives everything again from the journal and compares.
    func verify() async throws(PointsStoreError) -> VerificationReport
}

/// Why the ledger could not be read or written.
package enum PointsStoreError: Error, Hashable, Sendable {
    /// Too many commands wait, or the disk is full: nothing moved.
    case overloaded(retryAfter: Duration?)
    /// The store is closing down: nothing moved.
    case closed
    /// The caller gave up before it was begun: nothing moved.
    case cancelled
    /// Whether the command was carried out is not known: repeating it tells.
    case interrupted
    /// The position belongs to no entry of the member.
    case unknownPosition
    /// What is on disk is not what was written.
    case corrupt(String)
    /// The store failed otherwise.
    case failed(String)
}

/// A part of a member's history, newest first.
package struct StatementPage: Hashable, Sendable {
    /// The entries.
    package let entries: [Entry]
    /// Where the next page starts; `nil` where this was the last.
    package let next: JournalID?

    /// States a page.
    package init(entries: [Entry], next: JournalID?) {
        self.entries = entries
        self.next = next
    }
}

/// What the system accounts and all members together hold: it sums to zero.
package struct TrialBalance: Hashable, Sendable {
    /// The balances.
    package let totals: Totals
    /// How many orders were booked.
    package let orders: Int64
    /// How many entries.
    package let entries: Int64
    /// How many members have an account.
    package let members: Int64

    /// States a trial balance.
    package init(totals: Totals, orders: Int64, entries: Int64, members: Int64) {
        self.totals = totals
        self.orders = orders
        self.entries = entries
        self.members = members
    }
}

/// What deriving everything again has found.
package struct VerificationReport: Hashable, Sendable {
    /// How many members were looked at.
    package var members: Int64 = 0
    /// How many orders.
    package var orders: Int64 = 0
    /// How many entries.
    package var entries: Int64 = 0
    /// How many events.
    package var events: Int64 = 0
    /// What all members together have.
    package var outstanding: Points = .zero
    /// What does not hold, one sentence each, at most `findingsMax`.
    package private(set) var findings: [String] = []

    /// The most findings that are told.
    package static let findingsMax = 100

    /// A report without findings.
    package init() {}

    /// Notes what does not hold.
    package mutating func find(_ sentence: @autoclosure () -> String) {
        if findings.count < Self.findingsMax { findings.append(sentence()) }
    }
}
