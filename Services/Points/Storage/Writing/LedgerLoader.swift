internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Loads all that the commands of a group name, and locks their accounts.
///
/// What never changes (records) is read before the accounts are locked, what does (how much was
/// taken back, who was merged) after it. Orders are guarded by their row when they are written.
struct LedgerLoader {
    private let ledger: LedgerReader

    init(_ ledger: LedgerReader) {
        self.ledger = ledger
    }

    /// About how many records of histories the writer reads for one group.
    private static let searchedRecordsMax: Int64 = 1024

    /// Loads what commands need.
    ///
    /// - Returns: It, and those commands of which it is not known whether they were sent before:
    ///   nothing may be decided on them.
    /// - Throws: `StorageError`, ``PointsStoreError/corrupt(_:)``.
    func load(
        _ requests: [LedgerRequest]
    ) throws -> (loaded: LedgerGroup.Loaded, unknown: Set<CommandIdentity>) {
        var named = Named()
        var identities: [(identity: CommandIdentity, known: SearchedHistory)] = []
        for request in requests {
            let needs = request.command.needs
            named.add(needs)
            if let identity = needs.identity { identities.append((identity, request.searched)) }
        }
        var loaded = LedgerGroup.Loaded()
        // Sorted, so that a group touches the pages of each table in order, and no two groups lock
        // the same accounts in different orders.
        if !named.orders.isEmpty {
            loaded.orders = try ledger.orders(named.orders.sorted())
            for order in loaded.orders.values {
                named.members.formUnion([order.order.member, order.earning.named])
            }
        }
        if !named.targets.isEmpty {
            let records = try ledger.records(inAnyAccount: named.targets.sorted())
            try ledger.checkSeals(of: records.values.sorted { $0.id < $1.id })
            for record in records.values {
                loaded.targets[record.id] = record.booked
                named.members.formUnion([record.entry.member, record.entry.named])
                if case .member(let other, _, _) = record.entry.subject {
                    named.members.insert(other)
                }
            }
        }
        let earnings = loaded.orders.values.map { ($0.earningID, $0.earning.member) }
        let takeable = (loaded.targets.values.map { ($0.id, $0.entry.member) } + earnings)
            .sorted { $0.0 < $1.0 }
        if !takeable.isEmpty { named.members.formUnion(try ledger.owners(takeable).values) }
        loaded.accounts = try accounts(of: named.members) { try ledger.lockedAccounts(of: $0) }
        if !takeable.isEmpty {
            loaded.reversed = try ledger.reversed(takeable)
            loaded.owners = try ledger.owners(takeable)
            // Somebody may have assigned an entry while nobody had its account locked.
            guard loaded.owners.values.allSatisfy({ loaded.accounts[$0] != nil }) else {
                throw StorageError(.conflict, "an entry was assigned by another process meanwhile")
            }
        }
        var unknown: Set<CommandIdentity> = []
        if !identities.isEmpty {
            // Those that know more go first: the same command may be there twice.
            identities.sort { $0.known.chains.count > $1.known.chains.count }
            (loaded.earlier, unknown) = try EarlierEntries.find(
                identities,
                loaded.accounts,
                ledger,
                recordsMax: Self.searchedRecordsMax
            )
        }
        for merged in named.merges {
            guard let merged = loaded.accounts[merged], let survivor = merged.account.mergedInto
            else { continue }
            try load(mergeOf: merged, into: survivor, &loaded)
        }
        return (loaded, unknown)
    }

    /// Goes through all that a command's earlier entries may stand in, but for what is known, on a
    /// snapshot: what it comes to stays true.
    func search(for request: LedgerRequest) throws -> SearchedHistory {
        guard let identity = request.command.needs.identity else { return request.searched }
        let accounts = try accounts(of: [identity.member]) { try ledger.accounts(of: $0) }
        return try EarlierEntries.search(
            for: identity,
            knowing: request.searched,
            accounts,
            ledger
        )
    }

    /// Checks the times of accounts that were last booked after `now` says: it must be their last
    /// records' time.
    ///
    /// A lane books nothing before what its accounts hold. A damaged time would hold for every
    /// member of the lane from then on.
    ///
    /// - Throws: ``PointsStoreError/corrupt(_:)`` where a time is not that of the last record.
    func checkTimes(
        of accounts: [MemberID: LedgerGroup.AccountState],
        after now: Timestamp
    ) throws {
        for state in accounts.values {
            guard let bookedAt = state.account.bookedAt, bookedAt > now else { continue }
            let member = state.account.member
            let record = try state.head.id.flatMap { try ledger.records([($0, member)])[$0] }
            guard record?.entry.bookedAt == bookedAt else {
                throw PointsStoreError.corrupt(
                    "the account of member \(member) was last booked when no record was"
                )
            }
        }
    }

    /// What the commands of a group name.
    private struct Named {
        var members: Set<MemberID> = []
        var orders: Set<OrderIdentity> = []
        var targets: Set<JournalID> = []
        var merges: Set<MemberID> = []

        mutating func add(_ needs: PointsCommand.Needs) {
            if let member = needs.member { members.insert(member) }
            if let other = needs.other { members.insert(other) }
            if let order = needs.order { orders.insert(order) }
            if let target = needs.target { targets.insert(target) }
            targets.formUnion(needs.assigned)
            if needs.isUnmerge, let merged = needs.other { merges.insert(merged) }
        }
    }

    /// The accounts of these members and of all whom they were merged into.
    private func accounts(
        of members: Set<MemberID>,
        _ read: ([MemberID]) throws -> [MemberID: LedgerGroup.AccountState]
    ) throws -> [MemberID: LedgerGroup.AccountState] {
        var accounts = try read(members.sorted())
        var missing = Self.missingSurvivors(accounts)
        // Each turn follows the merges by one step.
        while !missing.isEmpty {
            let survivors = try read(missing.sorted())
            if let lost = missing.first(where: { survivors[$0] == nil }) {
                throw PointsStoreError.corrupt("member \(lost) has members merged into it only")
            }
            accounts.merge(survivors) { first, _ in first }
            missing = Self.missingSurvivors(accounts)
        }
        // A circle, which only damage makes, is these accounts' failure and not the process's.
        for member in members.sorted() { _ = try Self.survivor(of: member, accounts) }
        return accounts
    }

    private static func missingSurvivors(
        _ accounts: [MemberID: LedgerGroup.AccountState]
    ) -> Set<MemberID> {
        var missing: Set<MemberID> = []
        for state in accounts.values {
            // Also where a merge was undone: the member's commands of that time stand there.
            for survivor in state.account.survivors where accounts[survivor] == nil {
                missing.insert(survivor)
            }
        }
        return missing
    }

    /// The member that an id means: itself, or whoever it was merged into.
    static func survivor(
        of member: MemberID,
        _ accounts: [MemberID: LedgerGroup.AccountState]
    ) throws -> MemberID {
        let named = member
        var member = member
        for _ in 0...accounts.count {
            guard let next = accounts[member]?.account.mergedInto else { return member }
            member = next
        }
        throw PointsStoreError.corrupt("member \(named) was merged in a circle")
    }

    /// Loads what is to be known of a merge to undo it: its entries, what the survivor has booked
    /// since, what that takes back, and whom all that names.
    private func load(
        mergeOf merged: LedgerGroup.AccountState,
        into survivor: MemberID,
        _ loaded: inout LedgerGroup.Loaded
    ) throws {
        let merge = try entries(ofMerge: merged, into: survivor)
        loaded.merges[merged.account.member] = merge
        guard let first = merge.into.first, let head = loaded.accounts[survivor]?.head.id else {
            return
        }
        var history: [BookedEntry] = []
        try ledger.walk(survivor, from: head) { record in
            history.append(record.booked)
            return record.entry.number > first.number
        }
        history.reverse()
        let longest = loaded.histories[survivor]?.count ?? 0
        if history.count > longest { loaded.histories[survivor] = history }
        let known = Set(history.map(\.id))
        let targets = Set(history.compactMap(\.entry.takenBack)).subtracting(known)
        let records = try ledger.records(inAnyAccount: targets.sorted())
        try ledger.checkSeals(of: records.values.sorted { $0.id < $1.id })
        var named = Set(history.map(\.entry.named))
        for record in records.values {
            loaded.targets[record.id] = record.booked
            named.formUnion([record.entry.member, record.entry.named])
        }
        // Only to be looked at: who is merged into whom below a locked account stays as it is.
        let others = named.filter { loaded.accounts[$0] == nil }
        let accounts = try accounts(of: others) { try ledger.accounts(of: $0) }
        loaded.accounts.merge(accounts) { known, _ in known }
    }

    /// The entries of the merge of a member, currency by currency.
    ///
    /// The merged account has had nothing but notes since: the merge is near its end. Each entry of
    /// it is booked right before its counterpart on the survivor's account, along one lane.
    private func entries(
        ofMerge merged: LedgerGroup.AccountState,
        into survivor: MemberID
    ) throws -> (into: [Entry], from: [Entry]) {
        let member = merged.account.member
        var from: [JournalRecord] = []
        guard let last = merged.head.id else { return ([], []) }
        try ledger.walk(member, from: last) { record in
            if record.entry.kind == .mergeOut { from.append(record) }
            return record.entry.kind == .mergeOut || from.isEmpty
        }
        from.reverse()
        let keys = from.map { record in
            (JournalID(lane: record.id.lane, number: record.id.number + 1), survivor)
        }
        let records = try ledger.records(keys)
        let into = keys.compactMap { records[$0.0]?.entry }
        let isWhole =
            !from.isEmpty && into.count == from.count
            && zip(from, into).allSatisfy { $0.entry.isCounterpart(of: $1) }
        guard isWhole else {
            throw PointsStoreError.corrupt("the merge of member \(member) has lost its entries")
        }
        return (into, from.map(\.entry))
    }
}

extension Entry {
    /// The entry that a client has named to take it back.
    fileprivate var takenBack: JournalID? {
        if case .entry(let target, _) = subject { target } else { nil }
    }

    /// Whether this entry of a merge and one on the survivor's account belong together.
    fileprivate func isCounterpart(of other: Entry) -> Bool {
        other.kind == .mergeIn && other.currency == currency
            && subject.isMember(other.member, number: other.number)
            && other.subject.isMember(member, number: number)
    }
}

extension EntrySubject {
    fileprivate func isMember(_ member: MemberID, number: Int64) -> Bool {
        if case .member(member, number, _) = self { return true }
        return false
    }
}
