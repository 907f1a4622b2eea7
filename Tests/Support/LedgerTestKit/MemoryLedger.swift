package import PointsDomain
package import Primitives

/// The ledger without a database: what a store does with groups, over bytes in memory.
///
/// What a disk would hold is kept as bytes (`disk`), everything else is derived from it and can be
/// lost and derived again with ``reload()``.
package struct MemoryLedger: Sendable {
    /// What survives a crash.
    package struct Disk: Hashable, Sendable {
        /// One row of the journal.
        package struct Row: Hashable, Sendable {
            package let id: JournalID
            package let previousID: JournalID?
            package let encoded: [UInt8]
            package let hash: Digest
        }

        /// One account row.
        package struct Packed: Hashable, Sendable {
            package let version: Int64
            package let bytes: [UInt8]
            package let head: ChainHead
        }

        package fileprivate(set) var rows: [Row] = []
        package fileprivate(set) var accounts: [MemberID: Packed] = [:]
        package fileprivate(set) var reversed: [JournalID: Amount] = [:]
        package fileprivate(set) var owners: [JournalID: MemberID] = [:]
    }

    package var program: Program
    package var now: Timestamp
    package private(set) var disk = Disk()
    package private(set) var lane = Lane(number: 0)
    package private(set) var accounts: [MemberID: LedgerGroup.AccountState] = [:]
    package private(set) var orders: [OrderIdentity: BookedOrder] = [:]
    package private(set) var records: [JournalRecord] = []
    package private(set) var events: [PointsEvent] = []
    package private(set) var totals = Totals()
    private var history: [MemberID: [Int]] = [:]
    private var keyed: [String: [Int]] = [:]
    /// The members that were ever merged with one another, by each of them.
    private var families: [MemberID: Set<MemberID>] = [:]

    package init(program: Program = .standard, now: Timestamp) {
        self.program = program
        self.now = now
    }

    /// Decides commands as one group and keeps what they changed.
    package mutating func run(
        _ commands: [PointsCommand],
        gate: MemberGate = .open
    ) -> [PointsOutcome] {
        do throws(Account.Mismatch) {
            return try runOnDamaged(commands, gate: gate)
        } catch {
            preconditionFailure("an entry does not fit its account: \(error)")
        }
    }

    /// Decides commands as one group on accounts that may be damaged.
    ///
    /// - Throws: Where what they come to fits no account; nothing is kept then.
    package mutating func runOnDamaged(
        _ commands: [PointsCommand],
        gate: MemberGate = .open
    ) throws(Account.Mismatch) -> [PointsOutcome] {
        var group = begin(commands)
        var outcomes: [PointsOutcome] = []
        for command in commands { outcomes.append(try group.decide(command, gate: gate)) }
        commit(group)
        return outcomes
    }

    /// Loads what commands need.
    ///
    /// - Parameters:
    ///   - commands: The commands.
    ///   - alter: Changes what was loaded: a defect that a test must find.
    /// - Returns: The group, in which nothing is decided yet.
    package func begin(
        _ commands: [PointsCommand],
        alter: (inout LedgerGroup.Loaded) -> Void = { _ in }
    ) -> LedgerGroup {
        var loaded = load(commands)
        alter(&loaded)
        return LedgerGroup(program: program, lane: lane, loaded: loaded, now: now, hash: sha256)
    }

    /// Writes what a group has changed.
    package mutating func commit(_ group: LedgerGroup) {
        for record in group.records {
            disk.rows.append(
                .init(
                    id: record.id,
                    previousID: record.previousID,
                    encoded: record.encoded,
                    hash: record.hash
                )
            )
        }
        for member in group.changedMembers {
            let state = group.account(of: member)
            disk.accounts[member] = .init(
                version: state.account.version,
                bytes: state.account.packed,
                head: state.head
            )
            accounts[member] = state
        }
        for (id, more) in group.reversals {
            disk.reversed[id, default: .zero] += more.amount
        }
        for (id, assigned) in group.assignments { disk.owners[id] = assigned.owner }
        for identity in group.changedOrders { orders[identity] = group.order(identity) }
        for record in group.records { index(record) }
        lane = group.lane
        events += group.events
    }

    /// Loses everything but the disk, and derives it again.
    package mutating func reload() throws(CorruptRecord) {
        var fresh = MemoryLedger(program: program, now: now)
        fresh.disk = disk
        for (member, packed) in disk.accounts {
            let account = try Account(
                member: member,
                version: packed.version,
                packed: packed.bytes
            )
            fresh.accounts[member] = .init(account: account, head: packed.head)
        }
        for row in disk.rows {
            let record = try JournalRecord(
                id: row.id,
                previousID: row.previousID,
                encoded: row.encoded,
                hash: row.hash
            )
            fresh.index(record)
            fresh.lane.append(record)
            fresh.indexOrder(record)
        }
        fresh.events = events
        self = fresh
    }

    private mutating func index(_ record: JournalRecord) {
        let entry = record.entry
        history[entry.member, default: []].append(records.count)
        if let key = entry.key { keyed[key.rawValue, default: []].append(records.count) }
        if entry.kind == .mergeOut, case .member(let survivor, _, _) = entry.subject {
            let all = family(of: entry.member).union(family(of: survivor))
            for member in all { families[member] = all }
        }
        records.append(record)
        totals.add(entry)
    }

    private mutating func indexOrder(_ record: JournalRecord) {
        if let order = record.order {
            orders[order.identity] = BookedOrder(
                order: order,
                earning: record.entry,
                earningID: record.id
            )
        }
        if case .reversedOrder(let identity, _) = record.entry.subject {
            orders[identity] = orders[identity]?.reversed(by: record.entry, id: record.id)
        }
    }

    private func family(of member: MemberID) -> Set<MemberID> { families[member] ?? [member] }
}

extension MemoryLedger {
    /// What the commands of a group need.
    private func load(_ commands: [PointsCommand]) -> LedgerGroup.Loaded {
        var loaded = LedgerGroup.Loaded()
        var members: Set<MemberID> = []
        for command in commands {
            let needs = command.needs
            members.formUnion([needs.member, needs.other].compactMap { $0 })
            if let identity = needs.order, let booked = orders[identity] {
                loaded.orders[identity] = booked
                loaded.reversed[booked.earningID] = disk.reversed[booked.earningID]
                members.insert(booked.order.member)
                add(booked.earned, to: &loaded, &members)
            }
            if let identity = needs.identity {
                let earlier = earlier(identity)
                if !earlier.isEmpty { loaded.earlier[identity] = earlier }
            }
            for target in [needs.target].compactMap({ $0 }) + needs.assigned {
                guard let record = record(target) else { continue }
                loaded.targets[target] = record.booked
                loaded.reversed[target] = disk.reversed[target]
                add(record.booked, to: &loaded, &members)
                if case .member(let other, _, _) = record.entry.subject { members.insert(other) }
            }
            if needs.isUnmerge, let other = needs.other {
                loaded.merges[other] = merge(of: other)
                addHistory(to: &loaded, since: loaded.merges[other]?.into.first, &members)
            }
        }
        while let member = members.popFirst() {
            guard loaded.accounts[member] == nil, let state = accounts[member] else { continue }
            loaded.accounts[member] = state
            members.formUnion(state.account.survivors)
        }
        return loaded
    }

    /// Whose an entry is.
    private func add(
        _ booked: BookedEntry,
        to loaded: inout LedgerGroup.Loaded,
        _ members: inout Set<MemberID>
    ) {
        loaded.owners[booked.id] = disk.owners[booked.id]
        members.formUnion([booked.entry.member, booked.entry.named])
        if let owner = disk.owners[booked.id] { members.insert(owner) }
    }

    /// What an account has booked since a merge, and what that names.
    private func addHistory(
        to loaded: inout LedgerGroup.Loaded,
        since first: Entry?,
        _ members: inout Set<MemberID>
    ) {
        guard let first else { return }
        let history = entries(of: first.member).filter { $0.entry.number >= first.number }
        if history.count > loaded.histories[first.member]?.count ?? 0 {
            loaded.histories[first.member] = history
        }
        for booked in history {
            members.insert(booked.entry.named)
            if case .entry(let id?, _) = booked.entry.subject, let target = record(id) {
                loaded.targets[id] = target.booked
                members.formUnion([target.entry.member, target.entry.named])
            }
        }
    }

    /// The record with an id; `nil` where there is none.
    package func record(_ id: JournalID) -> JournalRecord? {
        id.rawValue <= Int64(records.count) ? records[Int(id.rawValue) - 1] : nil
    }

    /// A member's entries, oldest first.
    package func entries(of member: MemberID) -> [BookedEntry] {
        (history[member] ?? []).map { records[$0].booked }
    }

    /// What was booked for a command before.
    private func earlier(_ identity: CommandIdentity) -> [BookedEntry] {
        let family = family(of: identity.member)
        return (keyed[identity.key] ?? []).map { records[$0].booked }.filter {
            family.contains($0.entry.member) && identity.isIdentity(of: $0.entry)
        }
    }

    /// The entries of the last merge of a member into another.
    private func merge(of member: MemberID) -> (into: [Entry], from: [Entry]) {
        var from: [Entry] = []
        for booked in entries(of: member).reversed() {
            if booked.entry.kind == .mergeOut {
                from.insert(booked.entry, at: 0)
            } else if !from.isEmpty {
                break
            }
        }
        let into = from.compactMap { entry -> Entry? in
            guard case .member(let survivor, let number, _) = entry.subject,
                let index = history[survivor]?[Int(number) - 1]
            else { return nil }
            return records[index].entry
        }
        return (into, from)
    }

    /// A member's account; an empty one where there is none.
    package func account(of member: MemberID) -> Account {
        accounts[member]?.account ?? Account(member: member)
    }

    /// What a member can do now.
    package func balance(of member: MemberID, in currency: Currency = .points) -> Balance {
        account(of: member).balance(
            program.rules(currency) ?? CurrencyRules(currency: currency),
            at: max(now, account(of: member).bookedAt ?? now),
            zone: program.zone
        )
    }

    /// Puts an account in place of what the journal says: for states that take long to reach.
    package mutating func replace(_ account: Account) {
        accounts[account.member] = .init(
            account: account,
            head: accounts[account.member]?.head ?? .start
        )
    }
}
