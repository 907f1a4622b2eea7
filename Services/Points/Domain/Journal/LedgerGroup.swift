package import Primitives

/// A group of commands that are decided one after another and written at once.
///
/// Whoever runs it loads what the commands need, lets each be decided, and then writes what has
/// changed in one transaction. Commands of a group see each other's effects.
package struct LedgerGroup: Sendable {
    /// An account and where its chain ends.
    package struct AccountState: Hashable, Sendable {
        /// The account.
        package var account: Account
        /// The end of its chain.
        package var head: ChainHead

        /// Bundles an account and the end of its chain.
        package init(account: Account, head: ChainHead) {
            self.account = account
            self.head = head
        }
    }

    /// What was loaded for the commands of a group.
    package struct Loaded: Sendable {
        /// Of every member that a command, an order or an account in `accounts` names and that has
        /// one.
        package var accounts: [MemberID: AccountState] = [:]
        /// Every order that a command names and that is there.
        package var orders: [OrderIdentity: BookedOrder] = [:]
        /// What was booked for commands that were sent before, oldest first.
        package var earlier: [CommandIdentity: [BookedEntry]] = [:]
        /// The entries that commands name.
        package var targets: [JournalID: BookedEntry] = [:]
        /// How much of entries that commands name, and of what their orders earned, was taken back.
        package var reversed: [JournalID: Amount] = [:]
        /// The entries of merges that are to be undone, by the member that was merged: on the
        /// survivor's account, on its own.
        package var merges: [MemberID: (into: [Entry], from: [Entry])] = [:]
        /// What the accounts of survivors have booked since such merges, oldest first, the merges
        /// included.
        package var histories: [MemberID: [BookedEntry]] = [:]
        /// Whose entries are that an unmerge has assigned to another member than they name.
        package var owners: [JournalID: MemberID] = [:]

        /// Nothing yet.
        package init() {}
    }

    /// The settings.
    package let program: Program
    /// When everything in this group is booked: not before anything in the lane.
    package let now: Timestamp
    /// The lane's end, with this group's records.
    package private(set) var lane: Lane
    /// The records to write, in order.
    package private(set) var records: [JournalRecord] = []
    /// An event for each record.
    package private(set) var events: [PointsEvent] = []
    /// What the totals change by.
    package private(set) var totals = Totals()
    /// The members whose accounts have changed.
    package private(set) var changedMembers: Set<MemberID> = []
    /// Those of them whose accounts were opened: they have no row yet.
    package private(set) var openedMembers: Set<MemberID> = []
    /// The orders that were booked: they have no row yet.
    package private(set) var bookedOrders: Set<OrderIdentity> = []
    /// The orders that were there and were taken back.
    package private(set) var reversedOrders: Set<OrderIdentity> = []
    /// How much more of entries was taken back, and of whose.
    package private(set) var reversals: [JournalID: (member: MemberID, amount: Amount)] = [:]
    /// Whose entries are from now on, whoever they name, and on whose account they are.
    package private(set) var assignments: [JournalID: (member: MemberID, owner: MemberID)] = [:]

    private var loaded: Loaded
    private let hash: HashFunction

    /// Starts a group.
    ///
    /// - Parameters:
    ///   - program: The settings.
    ///   - lane: The lane that writes the group.
    ///   - loaded: What its commands need.
    ///   - now: The clock; where it runs behind the lane's last booking, that counts.
    ///   - hash: SHA-256.
    package init(
        program: Program,
        lane: Lane,
        loaded: Loaded,
        now: Timestamp,
        hash: @escaping HashFunction
    ) {
        self.program = program
        self.lane = lane
        self.loaded = loaded
        self.now = loaded.accounts.values.reduce(max(now, lane.bookedAt ?? now)) { latest, state in
            max(latest, state.account.bookedAt ?? latest)
        }
        self.hash = hash
    }

    /// The orders that have changed.
    package var changedOrders: Set<OrderIdentity> { bookedOrders.union(reversedOrders) }

    /// Decides a command and keeps its effects.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - gate: What identity lets its members do.
    /// - Returns: What became of it.
    /// - Throws: ``Account/Mismatch`` where what it decides on does not fit an account, which must
    ///   be damaged; the group is then of no use.
    package mutating func decide(
        _ command: PointsCommand,
        gate: MemberGate = .open
    ) throws(Account.Mismatch) -> PointsOutcome {
        let needs = command.needs
        switch command {
        case .commitOrder(let command): return .commitOrder(try decide(command, gate))
        case .reverseOrder(let command): return .reverseOrder(try decide(command))
        case .earn(let command): return .command(try decide(command, needs, gate))
        case .burn(let command): return .command(try decide(command, needs, gate))
        case .placeHold(let command): return .command(try decide(command, needs, gate))
        case .capture(let command): return .command(try decide(command, needs, gate))
        case .release(let command): return .command(try decide(command, needs))
        case .reverse(let command): return .command(try decide(command, needs))
        case .transfer(let command): return .command(try decide(command, needs, gate))
        case .adjust(let command): return .command(try decide(command, needs))
        case .decideAdjustment(let command): return .command(try decide(command, needs))
        case .writeOff(let command): return .command(try decide(command, needs))
        case .merge(let command): return .command(try decide(command, needs))
        case .unmerge(let command): return .command(try decide(command, needs))
        case .confirmNotice(let command): return .command(try decide(command, needs))
        case .noteTier(let command): return .command(try decide(command, needs))
        case .sweep(let command):
            let decision = command.decide(
                account(of: command.member).account,
                program: program,
                now: now
            )
            return .command(try settle(decision, of: nil))
        }
    }

    /// The account of a member, with this group's effects; an empty one where there is none.
    package func account(of member: MemberID) -> AccountState {
        loaded.accounts[member] ?? AccountState(account: Account(member: member), head: .start)
    }

    /// An order, with this group's effects.
    package func order(_ identity: OrderIdentity) -> BookedOrder? {
        loaded.orders[identity]
    }

    /// The member that an id means: itself, or whoever it was merged into.
    package func survivor(of member: MemberID) -> MemberID {
        var member = member
        // A merge names no merged member, so that there are no circles; the bound is for a damaged
        // store.
        for _ in 0...loaded.accounts.count {
            guard let next = loaded.accounts[member]?.account.mergedInto else { return member }
            member = next
        }
        preconditionFailure("member \(member) was merged in a circle")
    }

    private mutating func decide<Command: LedgerCommand>(
        _ command: Command,
        _ needs: PointsCommand.Needs,
        _ gate: MemberGate = .open
    ) throws(Account.Mismatch) -> CommandOutcome {
        let member =
            needs.isMemberItself
            ? command.envelope.member : survivor(of: command.envelope.member)
        var state = LedgerState(account: account(of: member).account)
        state.gate = gate
        if let identity = needs.identity {
            state.earlier =
                loaded.earlier[identity] ?? loaded.earlier[identity.of(member)] ?? []
        }
        if state.earlier.isEmpty { look(for: needs, member, in: &state) }
        let decision = command.decide(state, program: program, now: now)
        return try settle(decision, of: needs.identity)
    }

    /// Finds everything that a command names beside its own account.
    private func look(
        for needs: PointsCommand.Needs,
        _ member: MemberID,
        in state: inout LedgerState
    ) {
        if let other = needs.other {
            state.other = account(of: needs.isOtherItself ? other : survivor(of: other)).account
        }
        if let target = needs.target, let booked = loaded.targets[target],
            owner(of: booked) == member
        {
            state.target = booked
            state.targetReversed = reversed(target)
            if case .member(let other, _, _) = booked.entry.subject {
                state.other = account(of: survivor(of: other)).account
            }
        }
        if needs.isUnmerge, let other = needs.other {
            state.merge = loaded.merges[other] ?? ([], [])
            state.history = history(of: member, since: state.merge.into.first)
            for case .entry(let target?, _) in state.history.map(\.entry.subject) {
                state.targets[target] = loaded.targets[target]?.entry
            }
            for item in loaded.accounts.values { state.links.add(item.account) }
            state.assigned = needs.assigned.compactMap { id in
                loaded.targets[id].map { ($0, reversed(id)) }
            }
        }
    }

    /// Whose an entry is: of the member that it was sent for, or of whom an unmerge has assigned it
    /// to, or of the one that this one was merged into.
    private func owner(of booked: BookedEntry) -> MemberID {
        survivor(of: loaded.owners[booked.id] ?? booked.entry.named)
    }

    /// What an account has booked since an entry, that one included.
    private func history(of member: MemberID, since first: Entry?) -> [BookedEntry] {
        guard let first else { return [] }
        var history = (loaded.histories[member] ?? []).filter { $0.entry.number >= first.number }
        history += records.lazy.filter { $0.entry.member == member }.map(\.booked)
            .filter { $0.entry.number >= first.number }
        return history
    }

    private func reversed(_ id: JournalID) -> Amount {
        (loaded.reversed[id] ?? .zero) + (reversals[id]?.amount ?? .zero)
    }

    /// Books what a command has come to.
    private mutating func settle(
        _ decision: LedgerDecision,
        of identity: CommandIdentity?
    ) throws(Account.Mismatch) -> CommandOutcome {
        switch decision {
        case .settled(let outcome):
            return outcome
        case .book(let draft, let refusal):
            let records = try book(draft)
            events.append(contentsOf: records.map { .entryBooked($0.booked) })
            noteMerge(records)
            for assigned in draft.assigned {
                guard let target = loaded.targets[assigned.target] else { continue }
                assignments[assigned.target] = (target.entry.member, assigned.owner)
                loaded.owners[assigned.target] = assigned.owner
            }
            for reversed in draft.reversed {
                guard let target = loaded.targets[reversed.target] else { continue }
                let before = reversals[reversed.target]?.amount ?? .zero
                reversals[reversed.target] = (target.entry.member, before + reversed.amount)
            }
            let booked = records.filter {
                identity?.isIdentity(of: $0.entry) ?? ($0.entry.member == draft.account.member)
            }.map(\.booked)
            if let identity {
                loaded.earlier[identity] = booked
                loaded.earlier[identity.of(draft.account.member)] = booked
            }
            return refusal.map { .refused($0) } ?? .booked(booked)
        }
    }

    private mutating func decide(
        _ command: CommitOrder,
        _ gate: MemberGate
    ) throws(Account.Mismatch) -> CommitOrderOutcome {
        let order = command.order.of(survivor(of: command.order.member))
        let known = loaded.orders[order.identity]
        let decision = command.decide(
            account(of: order.member).account,
            known,
            owner: known.map { owner(of: $0, for: order.member) },
            gate: gate,
            program: program,
            now: now
        )
        switch decision {
        case .settled(let outcome):
            return outcome
        case .book(let draft):
            let records = try book(draft, lines: order.lines)
            guard let last = records.last else { preconditionFailure("an order books an entry") }
            let booked = BookedOrder(order: order, earning: last.entry, earningID: last.id)
            note(booked, records, .orderCommitted(booked))
            return .booked(booked)
        }
    }

    /// Whose an order is; one that an unmerge has assigned is known to whom it was sent for, too.
    private func owner(of order: BookedOrder, for member: MemberID) -> MemberID {
        survivor(of: order.earning.named) == member ? member : owner(of: order.earned)
    }

    private mutating func decide(
        _ command: ReverseOrder
    ) throws(Account.Mismatch) -> ReverseOrderOutcome {
        guard let order = loaded.orders[command.identity] else { return .orderNotFound }
        let owner = loaded.owners[order.earningID] ?? order.earning.named
        let decision = command.decide(
            account(of: survivor(of: owner)).account,
            order,
            owner: owner,
            assigned: reversed(order.earningID),
            program: program,
            now: now
        )
        switch decision {
        case .settled(let outcome):
            return outcome
        case .book(let draft):
            let records = try book(draft)
            guard let last = records.last else { preconditionFailure("a reversal books an entry") }
            let reversed = order.reversed(by: last.entry, id: last.id)
            note(reversed, records, .orderReversed(reversed, last.entry))
            return .reversed(reversed, last.entry)
        }
    }

    /// Seals the entries of a draft, the lines of an order with its last one.
    private mutating func book(
        _ draft: Draft,
        lines: [OrderLine]? = nil
    ) throws(Account.Mismatch) -> [JournalRecord] {
        if let mismatch = draft.mismatch { throw mismatch }
        var sealed: [JournalRecord] = []
        for (index, entry) in draft.entries.enumerated() {
            let isLast = index == draft.entries.count - 1
            let record = JournalRecord(
                id: lane.nextID,
                entry: entry,
                lines: isLast ? lines : nil,
                after: account(of: entry.member).head,
                laneHead: lane.head,
                hash: hash
            )
            let account = entry.member == draft.account.member ? draft.account : draft.other
            guard let account else { preconditionFailure("an entry of an account not at hand") }
            loaded.accounts[entry.member] = AccountState(account: account, head: record.head)
            lane.append(record)
            totals.add(entry)
            loaded.targets[record.id] = record.booked
            changedMembers.insert(entry.member)
            if record.previousID == nil { openedMembers.insert(entry.member) }
            sealed.append(record)
        }
        records.append(contentsOf: sealed)
        return sealed
    }

    /// Keeps the entries of a merge, which a command of the same group may undo.
    private mutating func noteMerge(_ records: [JournalRecord]) {
        let into = records.map(\.entry).filter { $0.kind == .mergeIn }
        let from = records.map(\.entry).filter { $0.kind == .mergeOut }
        if let merged = from.first?.member { loaded.merges[merged] = (into, from) }
    }

    private mutating func note(
        _ order: BookedOrder,
        _ records: [JournalRecord],
        _ event: PointsEvent
    ) {
        let identity = order.order.identity
        if loaded.orders.updateValue(order, forKey: identity) == nil {
            bookedOrders.insert(identity)
        } else if !bookedOrders.contains(identity) {
            reversedOrders.insert(identity)
        }
        events.append(contentsOf: records.dropLast().map { .entryBooked($0.booked) })
        events.append(event)
    }
}
