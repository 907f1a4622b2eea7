import Primitives
import StorageCore
import TiersDomain

/// The bookings of one transaction: loads accounts, decides in memory, writes everything once.
struct TiersTransaction {
    /// What one member's bookings add.
    private struct Pending {
        var account: MemberAccount?
        /// Whether the account has a row, which is locked then.
        var isStored = false
        var entries: [GrowthEntry] = []
        var changes: [TierChange] = []
        var isChanged = false
    }

    private let writer: any SQLWriter
    private let rules: TierRules
    private var members: [MemberID: Pending] = [:]
    private var events: [OutboxEvent] = []

    init(writer: any SQLWriter, rules: TierRules) {
        self.writer = writer
        self.rules = rules
    }

    /// Loads the accounts of members, in one go, and locks them, in order of the members.
    mutating func load(_ wanted: Set<MemberID>) throws {
        let missing = wanted.filter { members[$0] == nil }.sorted()
        for member in missing { members[member] = Pending() }
        try writer.forEachRow(
            "SELECT \(MemberAccount.columns) FROM tier_members WHERE member_id = $1 FOR UPDATE",
            each: missing.map { [.integer($0.rawValue)] }
        ) { run, row in
            members[missing[run]]?.account = try MemberAccount(row: row)
            members[missing[run]]?.isStored = true
        }
    }

    /// Books a fact about a member that is loaded.
    mutating func take(
        _ input: TiersInput,
        now: Timestamp,
        makeEvent: (TiersEvent, Timestamp, MemberID, Int64) throws -> OutboxEvent
    ) throws -> TierBooking.Outcome {
        let member = input.memberID
        let pending = members[member] ?? Pending()
        let booking = try TierBooking.decide(
            input,
            account: pending.account,
            rules: rules,
            now: now,
            ledger: { try ledger(of: member, pending: pending.entries) }
        )
        try keep(booking, of: member, makeEvent: makeEvent)
        return booking.outcome
    }

    /// Books the ends of periods of a member that is loaded.
    mutating func sweep(
        _ member: MemberID,
        horizon: Timestamp,
        now: Timestamp,
        makeEvent: (TiersEvent, Timestamp, MemberID, Int64) throws -> OutboxEvent
    ) throws {
        guard let pending = members[member], let account = pending.account else { return }
        let booking = try TierBooking.sweep(
            account,
            horizon: horizon,
            now: now,
            rules: rules,
            ledger: { try ledger(of: member, pending: pending.entries) }
        )
        try keep(booking, of: member, makeEvent: makeEvent)
    }

    /// Writes everything that was booked.
    ///
    /// - Throws: `conflict` where another process has opened one of the accounts meanwhile.
    func flush(to outbox: Outbox) throws {
        let changed = members.filter(\.value.isChanged).sorted { $0.key < $1.key }
        let new = changed.filter { !$0.value.isStored }.compactMap { $0.value.account?.row }
        let count = try writer.execute(MemberAccount.insert, each: new)
        guard count == new.count else {
            throw StorageError(.conflict, "another process has opened an account meanwhile")
        }
        try writer.execute(
            MemberAccount.upsert,
            each: changed.filter(\.value.isStored).compactMap { $0.value.account?.row }
        )
        try writer.execute(
            GrowthEntry.insert,
            each: changed.flatMap { member, pending in pending.entries.map { $0.row(of: member) } }
        )
        try writer.execute(
            TierChange.insert,
            each: changed.flatMap { member, pending in pending.changes.map { $0.row(of: member) } }
        )
        try outbox.append(events, in: writer)
    }

    private mutating func keep(
        _ booking: TierBooking,
        of member: MemberID,
        makeEvent: (TiersEvent, Timestamp, MemberID, Int64) throws -> OutboxEvent
    ) throws {
        guard let account = booking.account else { return }
        let before = members[member]?.account?.version ?? 0
        for (index, event) in booking.events.enumerated() {
            let bookedAt =
                switch event {
                case .growthBooked(let entry): entry.bookedAt
                case .tierChanged(let change): change.bookedAt
                }
            events.append(try makeEvent(event, bookedAt, member, before + Int64(index) + 1))
        }
        members[member]?.account = account
        members[member]?.entries += booking.entry.map { [$0] } ?? []
        members[member]?.changes += booking.changes
        members[member]?.isChanged = true
    }

    private func ledger(
        of member: MemberID,
        pending: [GrowthEntry]
    ) throws -> [GrowthEntry] {
        try TiersRows.ledger(of: member, from: writer) + pending
    }
}

/// Queries that reading and writing share.
enum TiersRows {
    static func ledger(of member: MemberID, from reader: any SQLReader) throws -> [GrowthEntry] {
        var entries: [GrowthEntry] = []
        try reader.forEachRow(
            """
            SELECT \(GrowthEntry.columns) FROM growth_entries
            WHERE member_id = $1 ORDER BY entry_number
            """,
            [.integer(member.rawValue)]
        ) { row in entries.append(try GrowthEntry(row: row)) }
        return entries
    }

    static func history(of member: MemberID, from reader: any SQLReader) throws -> [TierChange] {
        var changes: [TierChange] = []
        try reader.forEachRow(
            """
            SELECT \(TierChange.columns) FROM tier_changes
            WHERE member_id = $1 ORDER BY change_number
            """,
            [.integer(member.rawValue)]
        ) { row in changes.append(try TierChange(row: row)) }
        return changes
    }
}
