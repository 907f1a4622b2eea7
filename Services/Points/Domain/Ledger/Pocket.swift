package import Primitives

/// What a member has of one currency.
package struct Pocket: Hashable, Sendable {
    /// What ever happened to a pocket, in sums that never fall but by an unmerge.
    package struct Lifetime: Hashable, Sendable {
        /// Given.
        package var earned: Amount = .zero
        /// Spent.
        package var spent: Amount = .zero
        /// Lapsed.
        package var expired: Amount = .zero
        /// Given and taken back.
        package var reversed: Amount = .zero
        /// Spent or lapsed, and given back.
        package var restored: Amount = .zero

        /// Nothing yet.
        package init() {}

        /// All sums in their order.
        package var sums: [Amount] { [earned, spent, expired, reversed, restored] }
    }

    /// A reminder that was delivered.
    package struct Reminder: Hashable, Sendable {
        /// It told of what lapses by this moment.
        package let through: Timestamp
        /// The number of the entry that announced it: it told of no lot that came later.
        package let number: Int64
        /// When it was delivered.
        package let deliveredAt: Timestamp

        /// States a reminder.
        package init(through: Timestamp, number: Int64, deliveredAt: Timestamp) {
            self.through = through
            self.number = number
            self.deliveredAt = deliveredAt
        }

        /// Whether it told of a lot that is due at a moment.
        func told(of lot: LotID, due: Timestamp) -> Bool {
            due <= through && lot.entryNumber < number
        }
    }

    /// How far the member is to be told of what lapses.
    package struct Notice: Hashable, Sendable {
        /// How many days ahead.
        package let days: Int
        /// Of what lapses by this moment it has been told.
        package let through: Timestamp
        /// The number of the entry that announced it: it told of no lot that came later.
        package let number: Int64

        /// States how far it has been told.
        package init(days: Int, through: Timestamp, number: Int64) {
            self.days = days
            self.through = through
            self.number = number
        }

        /// Whether it told of a lot that is due at a moment.
        func told(of lot: LotID, due: Timestamp) -> Bool {
            due <= through && lot.entryNumber < number
        }
    }

    /// What it counts.
    package let currency: Currency
    /// The lots with something left, by id.
    package private(set) var lots: [Lot]
    /// What is owed, oldest first.
    package private(set) var debts: [Debt]
    /// What ever happened.
    package private(set) var lifetime: Lifetime
    /// When the member last did something in this currency; `nil` for never.
    package private(set) var activeAt: Timestamp?
    /// The reminders that were delivered, by `through`, at most `remindersMax`.
    package private(set) var reminders: [Reminder]
    /// How far the member is to be told of what lapses, by days.
    package private(set) var notices: [Notice]
    /// What is left in all lots: the pending, the held and the lapsed included.
    package private(set) var balance: Amount

    /// The most that a pocket may hold.
    package static let balanceMax = Amount(1_000_000_000_000_000)
    /// The most lots with something left: as many as one entry can name.
    ///
    /// An entry that names them all and all debts stays below the 1 MiB of an event: 2,048 lots of
    /// less than 440 bytes, of which the longest names are 319, and 4,096 debts of less than 25.
    package static let lotsMax = 2048
    /// The most debts.
    package static let debtsMax = 4096
    /// The most reminders that are kept.
    package static let remindersMax = 8

    /// An empty pocket.
    package init(currency: Currency) {
        self.init(currency: currency, lots: [])
    }

    /// A pocket as it was stored.
    package init(
        currency: Currency,
        lots: [Lot],
        debts: [Debt] = [],
        lifetime: Lifetime = Lifetime(),
        activeAt: Timestamp? = nil,
        reminders: [Reminder] = [],
        notices: [Notice] = []
    ) {
        self.currency = currency
        self.lots = lots
        self.debts = debts
        self.lifetime = lifetime
        self.activeAt = activeAt
        self.reminders = reminders
        self.notices = notices
        balance = lots.reduce(.zero) { $0 + $1.remaining }
    }

    /// What is owed in all.
    package var debt: Amount { debts.reduce(.zero) { $0 + $1.owed } }

    /// The lot with this id; `nil` where nothing is left of it.
    package func lot(_ id: LotID) -> Lot? {
        let index = index(of: id)
        return index < lots.count && lots[index].id == id ? lots[index] : nil
    }

    /// Why an entry does not fit a pocket.
    package enum Mismatch: Error, Hashable, Sendable {
        /// It makes a lot that is there already, or one that is not of this entry.
        case grant(LotID)
        /// It takes from a lot more than is left, gives back more than was granted, or tells other
        /// terms of it.
        case allocation(LotID)
        /// It pays more of a debt than is owed.
        case debt(Int64)
        /// Its sums do not hold.
        case sums
    }

    /// Books an entry: changes its lots and debts and counts it.
    ///
    /// - Throws: ``Mismatch`` where the entry does not fit; the pocket is then of no use.
    mutating func apply(_ entry: Entry) throws(Mismatch) {
        guard entry.currency == currency, entry.isBalanced else { throw .sums }
        for change in entry.lotChanges { try apply(change, of: entry) }
        for change in entry.debtChanges { try apply(change) }
        count(entry)
        switch entry.subject {
        case .notice(let days, let through, _):
            notices.removeAll { $0.days == days }
            notices.append(Notice(days: days, through: through, number: entry.number))
            notices.sort { $0.days < $1.days }
        case .noticeDelivered(let through):
            remind(through, entry)
        default: break
        }
        if entry.kind.isActivity { activeAt = entry.bookedAt }
    }

    /// Keeps a delivered reminder: of several for one announcement the first.
    private mutating func remind(_ through: Timestamp, _ entry: Entry) {
        // A client may have told the member without being asked to: of what there is now.
        let number = notices.first { $0.through == through }?.number ?? entry.number
        if reminders.contains(where: {
            $0.through == through && $0.number == number && $0.deliveredAt <= entry.effectiveAt
        }) {
            return
        }
        reminders.removeAll { $0.through == through && $0.number == number }
        reminders.append(
            Reminder(through: through, number: number, deliveredAt: entry.effectiveAt)
        )
        reminders.sort { ($0.through, $0.number) < ($1.through, $1.number) }
        if reminders.count > Self.remindersMax { reminders.removeFirst() }
    }

    private mutating func apply(_ change: LotChange, of entry: Entry) throws(Mismatch) {
        let index = index(of: change.lot)
        let isThere = index < lots.count && lots[index].id == change.lot
        if change.isGrant {
            guard !isThere, change.lot.entryNumber == entry.number, change.free >= .zero,
                change.held >= .zero, change.amount == change.terms.granted
            else { throw .grant(change.lot) }
        }
        guard change.free != .zero || change.held != .zero else { throw .allocation(change.lot) }
        if isThere {
            if let lot = try lots[index].changed(by: change) {
                lots[index] = lot
            } else {
                lots.remove(at: index)
            }
        } else {
            // A new lot, or one that was used up and is restored.
            guard change.free >= .zero, change.held >= .zero,
                change.amount <= change.terms.granted, change.lot.entryNumber <= entry.number
            else { throw .allocation(change.lot) }
            lots.insert(
                Lot(id: change.lot, free: change.free, held: change.held, terms: change.terms),
                at: index
            )
        }
        balance += change.amount
    }

    private mutating func apply(_ change: DebtChange) throws(Mismatch) {
        guard let index = debts.firstIndex(where: { $0.number == change.number }) else {
            guard change.owed > .zero, (debts.last?.number ?? 0) < change.number else {
                throw .debt(change.number)
            }
            debts.append(Debt(number: change.number, owed: change.owed))
            return
        }
        guard let owed = Amount.checkedSum(debts[index].owed, change.owed), owed >= .zero else {
            throw .debt(change.number)
        }
        if owed == .zero {
            debts.remove(at: index)
        } else {
            debts[index] = Debt(number: change.number, owed: owed)
        }
    }

    /// Adds the entry to the sums of all that ever happened.
    private mutating func count(_ entry: Entry) {
        switch entry.kind {
        case .expiry: lifetime.expired -= entry.gross
        case .mergeIn, .unmergeIn: move(entry, 1)
        case .mergeOut, .unmergeOut: move(entry, -1)
        default: lifetime.count(entry)
        }
    }

    private mutating func move(_ entry: Entry, _ sign: Int64) {
        guard case .member(_, _, let moved?) = entry.subject else {
            // What a single entry earned or spent goes along with it.
            if (entry.gross > .zero) == (sign > 0) {
                lifetime.earned += entry.gross
            } else {
                lifetime.spent -= entry.gross
            }
            return
        }
        func add(_ sum: inout Amount, _ other: Amount) { sum += Amount(sign * other.rawValue) }
        add(&lifetime.earned, moved.earned)
        add(&lifetime.spent, moved.spent)
        add(&lifetime.expired, moved.expired)
        add(&lifetime.reversed, moved.reversed)
        add(&lifetime.restored, moved.restored)
    }

    /// Where a lot with this id stands or belongs.
    private func index(of id: LotID) -> Int {
        if let last = lots.last, last.id < id { return lots.count }
        var (low, high) = (0, lots.count)
        while low < high {
            let middle = (low + high) / 2
            if lots[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
