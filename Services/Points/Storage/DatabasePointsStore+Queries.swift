package import PointsDomain
package import Primitives
internal import StorageCore

extension DatabasePointsStore {
    /// See ``PointsStore/account(of:)``.
    package func account(of member: MemberID) async throws(PointsStoreError) -> Account {
        try await read { ledger in
            try ledger.survivingAccount(of: member)?.account ?? Account(member: member)
        }
    }

    /// See ``PointsStore/account(of:asOf:)``.
    package func account(
        of member: MemberID,
        asOf instant: Timestamp
    ) async throws(PointsStoreError) -> Account {
        try await read { ledger in
            let none = Account(member: member)
            guard let state = try ledger.accounts(of: [member])[member], let last = state.head.id
            else { return none }
            if let bookedAt = state.account.bookedAt, bookedAt <= instant { return state.account }
            return try ledger.replay(member, from: last, until: instant)
        }
    }

    /// See ``PointsStore/order(_:)``.
    package func order(
        _ identity: OrderIdentity
    ) async throws(PointsStoreError) -> BookedOrder? {
        try await read { ledger in try ledger.orders([identity])[identity] }
    }

    /// The most records that are looked at for a page of a statement.
    static let statementRecordsMax = 2048

    /// See ``PointsStore/statement(of:from:asOf:limit:)``: a merged member's own entries.
    package func statement(
        of member: MemberID,
        from position: JournalID?,
        asOf instant: Timestamp?,
        limit: Int
    ) async throws(PointsStoreError) -> StatementPage {
        precondition(limit > 0, "a page has at least 1 entry, not \(limit)")
        return try await read { ledger in
            let newest = try position ?? ledger.accounts(of: [member])[member]?.head.id
            guard let newest else { return StatementPage(entries: [], next: nil) }
            var entries: [BookedEntry] = []
            var next: JournalID?
            var count = 0
            // One more than fits tells where the next page starts, or that there is none.
            let isGiven = position != nil
            let isThere = try ledger.walk(member, from: newest, isGiven: isGiven) { record in
                count += 1
                if count > Self.statementRecordsMax {
                    next = record.id
                    return false
                }
                let isLater = instant.map { record.entry.bookedAt > $0 } ?? false
                if isLater || !record.entry.kind.isMovement { return true }
                if entries.count == limit {
                    next = record.id
                    return false
                }
                entries.append(record.booked)
                return true
            }
            // The position names a record, but not one of this member.
            if !isThere { throw PointsStoreError.unknownPosition }
            return StatementPage(entries: entries, next: next)
        }
    }

    /// See ``PointsStore/entry(_:)``.
    package func entry(_ id: JournalID) async throws(PointsStoreError) -> BookedEntry? {
        try await read { ledger in try ledger.record(inAnyAccount: id)?.booked }
    }

    /// See ``PointsStore/explain(_:)``.
    package func explain(
        _ id: JournalID
    ) async throws(PointsStoreError) -> EntryExplanation? {
        try await read { ledger in
            guard let record = try ledger.record(inAnyAccount: id) else { return nil }
            let entry = record.entry
            let order = try entry.subject.order.flatMap { try ledger.orders([$0])[$0] }
            return EntryExplanation(
                booked: record.booked,
                hash: record.hash,
                previousID: record.previousID,
                reversed: try ledger.reversed([(id, entry.member)])[id] ?? .zero,
                order: order,
                sources: try ledger.sources(of: record, order)
            )
        }
    }

    /// See ``PointsStore/liability(in:days:)``.
    package func liability(
        in currency: Currency,
        days: ClosedRange<LocalDate>
    ) async throws(PointsStoreError) -> [DailyLiability] {
        let numbers =
            Int64(days.lowerBound.daysSinceEpoch)...Int64(days.upperBound.daysSinceEpoch)
        return try await read { ledger in
            let (before, byDay) = try ledger.liability(in: currency, days: numbers)
            var amounts = before.amounts
            return byDay.map { day, movements in
                for (key, amount) in movements.amounts { amounts[key, default: .zero] += amount }
                return DailyLiability(
                    day: LocalDate(daysSinceEpoch: Int(day)),
                    movements: movements,
                    balances: Totals(amounts)
                )
            }
        }
    }

    /// See ``PointsStore/trialBalance()``.
    package func trialBalance() async throws(PointsStoreError) -> TrialBalance {
        try await read { ledger in
            let lanes = try ledger.lanes()
            return TrialBalance(
                totals: try ledger.totals(),
                orders: lanes.reduce(0) { $0 + $1.orders },
                entries: lanes.reduce(0) { $0 + $1.records },
                members: lanes.reduce(0) { $0 + $1.accounts }
            )
        }
    }
}

extension LedgerReader {
    private static let replayedRecords = 512

    /// The account that a member's records make, as far as they were booked until an instant.
    ///
    /// Goes back through the history for its ids, and forward again page by page: what is in memory
    /// is a page, 8 bytes for each record, and the fingerprints of commands.
    fileprivate func replay(
        _ member: MemberID,
        from last: JournalID,
        until instant: Timestamp
    ) throws -> Account {
        var ids: [JournalID] = []
        try walk(member, from: last) { record in
            if record.entry.bookedAt <= instant { ids.append(record.id) }
            return true
        }
        var replay = AccountReplay(of: member)
        while !ids.isEmpty {
            let page = ids.suffix(Self.replayedRecords).reversed()
            let records = try self.records(page.map { ($0, member) })
            for id in page {
                guard let entry = records[id]?.entry else { continue }
                do throws(Account.Mismatch) {
                    try replay.apply(entry)
                } catch {
                    throw PointsStoreError.corrupt(
                        "entry \(entry.number) of member \(member) does not follow: \(error)"
                    )
                }
            }
            ids.removeLast(page.count)
        }
        return replay.account
    }

    /// The entries that granted the lots that a record changes, and the one that it takes back or
    /// decides on, by id.
    fileprivate func sources(
        of record: JournalRecord,
        _ order: BookedOrder?
    ) throws -> [BookedEntry] {
        let entry = record.entry
        var sources: [JournalID: BookedEntry] = [:]
        var numbers = Set(entry.lotChanges.lazy.filter { !$0.isGrant }.map(\.lot.entryNumber))
        switch entry.subject {
        case .entry(let target?, _):
            sources[target] = try self.record(inAnyAccount: target)?.booked
        case .entry(nil, let number):
            numbers.insert(number)
        case .reversedOrder:
            if let order {
                sources[order.earningID] =
                    BookedEntry(id: order.earningID, entry: order.earning)
            }
        default: break
        }
        // What a lot gets back from a restored entry stands under its own number too.
        numbers.remove(entry.number)
        if let previous = record.previousID, !numbers.isEmpty {
            try walk(entry.member, from: previous) { record in
                if numbers.remove(record.entry.number) != nil { sources[record.id] = record.booked }
                return !numbers.isEmpty
            }
        }
        return sources.values.sorted { $0.id < $1.id }
    }
}

extension EntrySubject {
    /// The order that an entry books or takes back.
    fileprivate var order: OrderIdentity? {
        switch self {
        case .order(let identity), .reversedOrder(let identity, _): identity
        default: nil
        }
    }
}
