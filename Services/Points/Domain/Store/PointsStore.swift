package import Primitives

/// The ledger on disk: the port that the service talks to.
package protocol PointsStore: Sendable {
    /// Carries a command out; answered once it is on disk.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - gate: What identity lets its members do.
    /// - Returns: What became of it.
    /// - Throws: ``PointsStoreError`` where that cannot be told.
    func run(
        _ command: PointsCommand,
        gate: MemberGate
    ) async throws(PointsStoreError) -> PointsOutcome

    /// A member's account, as the last answered command left it; an empty one where there is none.
    ///
    /// Of a member that was merged into another, that one's.
    func account(of member: MemberID) async throws(PointsStoreError) -> Account

    /// A member's account as it was at an instant: with all that was booked until then.
    ///
    /// Of a member that was merged into another since, its own.
    func account(
        of member: MemberID,
        asOf instant: Timestamp
    ) async throws(PointsStoreError) -> Account

    /// An order; `nil` where there is none.
    func order(_ identity: OrderIdentity) async throws(PointsStoreError) -> BookedOrder?

    /// A page of a member's entries, newest first.
    ///
    /// - Parameters:
    ///   - member: Whose.
    ///   - position: From a page before; `nil` for the newest entry.
    ///   - instant: Nothing that was booked after this instant; `nil` for everything.
    ///   - limit: The most entries, at least 1.
    /// - Returns: The page; empty where the member has no entries. Notes that moved nothing
    ///   (``EntryKind/isMovement``) are left out. A page may be short of `limit`, even empty, where
    ///   there are more: so many records are left out that another page goes on with them.
    /// - Throws: ``PointsStoreError/unknownPosition`` where `position` is none of this member's.
    func statement(
        of member: MemberID,
        from position: JournalID?,
        asOf instant: Timestamp?,
        limit: Int
    ) async throws(PointsStoreError) -> StatementPage

    /// An entry; `nil` where there is none.
    func entry(_ id: JournalID) async throws(PointsStoreError) -> BookedEntry?

    /// An entry and what it has to do with others; `nil` where there is none.
    func explain(_ id: JournalID) async throws(PointsStoreError) -> EntryExplanation?

    /// What was owed to members in a currency at the end of each day on which anything was booked.
    ///
    /// - Parameters:
    ///   - currency: Which.
    ///   - days: The days in the program's zone.
    /// - Returns: By day; what was booked before `days` is in the first balance.
    /// - Throws: ``PointsStoreError`` where it cannot be read.
    func liability(
        in currency: Currency,
        days: ClosedRange<LocalDate>
    ) async throws(PointsStoreError) -> [DailyLiability]

    /// The system accounts and the sum over all members.
    func trialBalance() async throws(PointsStoreError) -> TrialBalance

    /// Derives everything again from the journal and compares.
    func verify() async throws(PointsStoreError) -> VerificationReport
}

extension PointsStore {
    /// Carries a command out that no gate holds up.
    package func run(
        _ command: PointsCommand
    ) async throws(PointsStoreError) -> PointsOutcome {
        try await run(command, gate: .open)
    }
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
    package let entries: [BookedEntry]
    /// Where the next page starts; `nil` where this was the last.
    package let next: JournalID?

    /// States a page.
    package init(entries: [BookedEntry], next: JournalID?) {
        self.entries = entries
        self.next = next
    }
}

/// An entry and what it has to do with others.
package struct EntryExplanation: Hashable, Sendable {
    /// The entry.
    package let booked: BookedEntry
    /// The hash of its record in the journal.
    package let hash: Digest
    /// The record before it of the same account; `nil` for the first.
    package let previousID: JournalID?
    /// How much of it was taken back since.
    package let reversed: Amount
    /// The order that it books or takes back.
    package let order: BookedOrder?
    /// The entries that granted the lots that it changes, and the one that it takes back, by id.
    package let sources: [BookedEntry]

    /// Bundles an entry and what it has to do with others.
    package init(
        booked: BookedEntry,
        hash: Digest,
        previousID: JournalID?,
        reversed: Amount,
        order: BookedOrder?,
        sources: [BookedEntry]
    ) {
        self.booked = booked
        self.hash = hash
        self.previousID = previousID
        self.reversed = reversed
        self.order = order
        self.sources = sources
    }
}

/// What a currency's accounts came to on one day.
package struct DailyLiability: Hashable, Sendable {
    /// The day in the program's zone.
    package let day: LocalDate
    /// What all members and each system account changed by on this day.
    package let movements: Totals
    /// What they held at its end; the liability is what members hold.
    package let balances: Totals

    /// States a day.
    package init(day: LocalDate, movements: Totals, balances: Totals) {
        self.day = day
        self.movements = movements
        self.balances = balances
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
    package var outstanding: Amount = .zero
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
