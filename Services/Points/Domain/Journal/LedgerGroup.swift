package import Primitives

/// A group of commands that are decided one after another and written at once.
///
/// Whoever runs it loads every account and order that the commands name, lets each be decided, and
/// then writes what has changed in one transaction. Commands of a group see each other's effects.
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

    private var accounts: [MemberID: AccountState]
    private var orders: [OrderIdentity: BookedOrder]
    private let hash: HashFunction

    /// Starts a group.
    ///
    /// - Parameters:
    ///   - program: The settings.
    ///   - lane: The lane that writes the group.
    ///   - accounts: Of every member that a command or an order in `orders` names and that has one.
    ///   - orders: Every order that a command names and that is there.
    ///   - now: The clock; where it runs behind the lane's last booking, that counts.
    ///   - hash: SHA-256.
    package init(
        program: Program,
        lane: Lane,
        accounts: [MemberID: AccountState],
        orders: [OrderIdentity: BookedOrder],
        now: Timestamp,
        hash: @escaping HashFunction
    ) {
        self.program = program
        self.lane = lane
        self.accounts = accounts
        self.orders = orders
        self.now = accounts.values.reduce(max(now, lane.bookedAt ?? now)) { latest, state in
            max(latest, state.account.bookedAt ?? latest)
        }
        self.hash = hash
    }

    /// The orders that have changed.
    package var changedOrders: Set<OrderIdentity> { bookedOrders.union(reversedOrders) }

    /// Decides a command and keeps its effects.
    package mutating func decide(_ command: PointsCommand) -> PointsOutcome {
        switch command {
        case .commitOrder(let command): .commitOrder(decide(command))
        case .reverseOrder(let command): .reverseOrder(decide(command))
        }
    }

    /// The account of a member, with this group's effects; an empty one where there is none.
    package func account(of member: MemberID) -> AccountState {
        accounts[member] ?? AccountState(account: Account(member: member), head: .start)
    }

    /// An order, with this group's effects.
    package func order(_ identity: OrderIdentity) -> BookedOrder? {
        orders[identity]
    }

    private mutating func decide(_ command: CommitOrder) -> CommitOrderOutcome {
        let order = command.order
        let state = LedgerState(
            account: account(of: order.member).account,
            order: orders[order.identity]
        )
        switch command.decide(state, program: program, now: now) {
        case .settled(let outcome):
            return outcome
        case .book(let entry):
            let id = book(entry, lines: order.lines)
            let booked = BookedOrder(order: order, earning: entry, earningID: id)
            note(booked, .orderCommitted(booked))
            return .booked(booked)
        }
    }

    private mutating func decide(_ command: ReverseOrder) -> ReverseOrderOutcome {
        guard let order = orders[command.identity] else { return .orderNotFound }
        let state = LedgerState(account: account(of: order.order.member).account, order: order)
        switch command.decide(state, now: now) {
        case .settled(let outcome):
            return outcome
        case .book(let entry):
            let reversed = order.reversed(by: entry, id: book(entry, lines: nil))
            note(reversed, .orderReversed(reversed, entry))
            return .reversed(reversed, entry)
        }
    }

    private mutating func book(_ entry: Entry, lines: [OrderLine]?) -> JournalID {
        var state = account(of: entry.member)
        let record = JournalRecord(
            id: lane.nextID,
            entry: entry,
            lines: lines,
            after: state.head,
            laneHead: lane.head,
            hash: hash
        )
        do throws(Account.Mismatch) {
            try state.account.apply(entry)
        } catch {
            preconditionFailure("entry \(entry.number) does not fit its account: \(error)")
        }
        state.head = record.head
        accounts[entry.member] = state
        lane.append(record)
        totals.add(entry)
        records.append(record)
        changedMembers.insert(entry.member)
        if record.previousID == nil { openedMembers.insert(entry.member) }
        return record.id
    }

    private mutating func note(_ order: BookedOrder, _ event: PointsEvent) {
        let identity = order.order.identity
        if orders.updateValue(order, forKey: identity) == nil {
            bookedOrders.insert(identity)
        } else if !bookedOrders.contains(identity) {
            reversedOrders.insert(identity)
        }
        events.append(event)
    }
}
