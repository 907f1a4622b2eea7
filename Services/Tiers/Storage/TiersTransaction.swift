import Primitives
import StorageCore
import TiersDomain

/// Makes what is published of an event.
typealias MakeEvent = (TiersEvent, Timestamp, MemberID, Int64) throws -> OutboxEvent

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
    /// Whom the ids of the members that were asked for lead to.
    private var survivors: [MemberID: MemberID] = [:]
    /// Whose orders are, of those that were given to another member than they name.
    private var given: [OrderReference: MemberID] = [:]

    init(writer: any SQLWriter, rules: TierRules) {
        self.writer = writer
        self.rules = rules
    }

    /// Loads what inputs are about, in one go.
    mutating func load(_ inputs: [TiersInput]) throws {
        given = try TierLinks.given(inputs.compactMap(\.order), in: writer)
        var wanted: Set<MemberID> = []
        for input in inputs {
            switch input {
            case .memberRegistered(let member, _, _):
                wanted.insert(member)
            case .orderCommitted, .orderReversed:
                wanted.insert(try account(of: owner(of: input)))
            case .membersMerged(let member, let survivor, _, _):
                wanted.formUnion([member, survivor])
            case .membersUnmerged(let member, let survivor, _, _, _):
                wanted.formUnion([member, survivor])
            }
        }
        try load(wanted)
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
        makeEvent: MakeEvent
    ) throws -> TierBooking.Outcome {
        switch input {
        case .membersMerged(let absorbed, let survivor, let mergeID, _):
            try merge(absorbed, into: survivor, mergeID, now: now, makeEvent: makeEvent)
            return .booked
        case .membersUnmerged(let absorbed, let survivor, let mergeID, let orders, _):
            try unmerge(
                (absorbed, survivor, mergeID),
                orders: Set(orders),
                now: now,
                makeEvent: makeEvent
            )
            return .booked
        case .memberRegistered, .orderCommitted, .orderReversed:
            break
        }
        let isOfOrder = input.order != nil
        let owner = owner(of: input)
        let member = try isOfOrder ? account(of: owner) : owner
        // Where a merge of the same batch has changed whose account it is.
        if members[member] == nil { try load([member]) }
        let pending = members[member] ?? Pending()
        let booking = try TierBooking.decide(
            input.of(owner),
            account: pending.account,
            survivor: member,
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
        makeEvent: MakeEvent
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
        makeEvent: MakeEvent
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
        members[member]?.entries += booking.entries
        members[member]?.changes += booking.changes
        members[member]?.isChanged = true
    }

    /// Whose an order is: whom it names, unless it was given to another.
    private func owner(of input: TiersInput) -> MemberID {
        input.order.flatMap { given[$0] } ?? input.memberID
    }

    /// The member on whose account a member's orders are booked now.
    private mutating func account(of member: MemberID) throws -> MemberID {
        if let known = survivors[member] { return known }
        let survivor = try TierLinks.survivor(of: member, in: writer)
        survivors[member] = survivor
        return survivor
    }

    private mutating func merge(
        _ absorbed: MemberID,
        into survivor: MemberID,
        _ mergeID: Int64,
        now: Timestamp,
        makeEvent: MakeEvent
    ) throws {
        // The same again, after the stream was read from its beginning.
        guard try account(of: absorbed) == absorbed, try account(of: survivor) != absorbed else {
            return
        }
        try load([absorbed, survivor])
        let lines = try ledger(of: absorbed).standing
        try move(lines, from: absorbed, to: survivor, mergeID, now: now, makeEvent: makeEvent) {
            $0.owner ?? absorbed
        }
        try TierLinks.link(absorbed, to: survivor, in: writer)
        survivors.removeAll()
    }

    private mutating func unmerge(
        _ merge: (absorbed: MemberID, survivor: MemberID, mergeID: Int64),
        orders: Set<OrderReference>,
        now: Timestamp,
        makeEvent: MakeEvent
    ) throws {
        let (absorbed, survivor, mergeID) = merge
        let owners = try TierLinks.absorbed(by: absorbed, in: writer)
        guard try account(of: absorbed) == survivor, survivor != absorbed else { return }
        try load([absorbed, survivor])
        let lines = try ledger(of: survivor).standing.filter { line in
            orders.contains(line.order) || (line.owner.map { owners.contains($0) } ?? false)
        }
        try move(lines, from: survivor, to: absorbed, mergeID, now: now, makeEvent: makeEvent) {
            // Of a named order the absorbed member is the owner, whoever it was before.
            $0.owner.flatMap { owners.contains($0) && $0 != absorbed ? $0 : nil }
        }
        try TierLinks.unlink(absorbed, in: writer)
        try TierLinks.give(Array(orders), to: absorbed, in: writer)
        for order in orders { given[order] = absorbed }
        survivors.removeAll()
    }

    private mutating func move(
        _ lines: [GrowthEntry],
        from: MemberID,
        to: MemberID,
        _ mergeID: Int64,
        now: Timestamp,
        makeEvent: MakeEvent,
        owner: (GrowthEntry) -> MemberID?
    ) throws {
        for (member, isOut) in [(from, true), (to, false)] {
            let booking = TierBooking.move(
                lines,
                GrowthMove(mergeID: mergeID, isOut: isOut),
                of: member,
                account: members[member]?.account,
                ledger: try ledger(of: member),
                owners: { isOut ? $0.owner : owner($0) },
                rules: rules,
                now: now
            )
            try keep(booking, of: member, makeEvent: makeEvent)
        }
    }

    /// A member's ledger with what this transaction has added.
    private func ledger(of member: MemberID) throws -> [GrowthEntry] {
        try ledger(of: member, pending: members[member]?.entries ?? [])
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
