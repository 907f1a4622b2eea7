package import Primitives

/// What a member can do with a pocket at one moment: a function of its lots and that moment.
package struct Balance: Hashable, Sendable {
    /// What lapses at one moment.
    package struct Expiry: Hashable, Sendable {
        /// When; `nil` for never, or not before the member is idle or reminded.
        package let lapsesAt: Timestamp?
        /// How much.
        package let amount: Amount

        /// Says what lapses when.
        package init(lapsesAt: Timestamp?, amount: Amount) {
            self.lapsesAt = lapsesAt
            self.amount = amount
        }
    }

    /// A lot that has not lapsed, and when it will.
    package struct LiveLot: Hashable, Sendable {
        /// The lot.
        package let lot: Lot
        /// When it is due to lapse, whoever was told of it; `nil` for never.
        package let dueAt: Timestamp?
        /// When it lapses; `nil` for never, as far as is known now.
        package let lapsesAt: Timestamp?
        /// Whether it can be spent.
        package let phase: Lot.Phase

        /// Whether this lot is spent before `other`: by expiry, then grant time, then id.
        ///
        /// The expiry that was promised counts; a reminder still to come does not make it later.
        package func isSpent(before other: LiveLot) -> Bool {
            let end = dueAt ?? Timestamp(microseconds: .max)
            let otherEnd = other.dueAt ?? Timestamp(microseconds: .max)
            if end != otherEnd { return end < otherEnd }
            let (grant, otherGrant) = (lot.terms.activatesAt, other.lot.terms.activatesAt)
            return grant == otherGrant ? lot.id < other.lot.id : grant < otherGrant
        }
    }

    /// Spendable now: what is usable and free, less what is owed; never below zero.
    package let available: Amount
    /// Given, not yet spendable.
    package let pending: Amount
    /// Set aside by open holds; counted neither as available nor as pending.
    package let held: Amount
    /// Owed by the member: what was taken back beyond what there was.
    package let debt: Amount
    /// What lapses when, soonest first and never last; sums to what is left of `lots`, which is
    /// `available`, `pending` and `held` where nothing is owed.
    package let schedule: [Expiry]
    /// The lots that are not lapsed, in the order in which they are spent.
    package let lots: [LiveLot]
}

extension Pocket {
    /// When a lot lapses, as far as is known now; `nil` for never or not yet known.
    ///
    /// - Parameters:
    ///   - lot: One of this pocket's.
    ///   - terms: Its terms.
    ///   - rules: How the currency behaves.
    ///   - zone: The program's.
    /// - Returns: The moment from which on nothing of it can be spent.
    package func lapsesAt(
        _ lot: LotID,
        _ terms: LotTerms,
        _ rules: CurrencyRules,
        _ zone: ZoneRules
    ) -> Timestamp? {
        dueAt(terms, zone).flatMap { lapsesAt(lot, due: $0, rules) }
    }

    private func lapsesAt(_ lot: LotID, due: Timestamp, _ rules: CurrencyRules) -> Timestamp? {
        switch rules.notice {
        case .courtesy:
            return due
        case .delivered(let time):
            let told = reminders.lazy.filter { $0.told(of: lot, due: due) }.map(\.deliveredAt).min()
            return told.map { max(due, $0.advanced(by: time)) }
        }
    }

    /// When a lot is due to lapse, whoever was told of it; `nil` for never.
    package func dueAt(_ lot: LotTerms, _ zone: ZoneRules) -> Timestamp? {
        switch lot.lapse {
        case .never: nil
        case .at(let moment): moment
        case .afterIdle(let months):
            zone.endOfValidity(
                from: max(activeAt ?? lot.activatesAt, lot.activatesAt),
                months: months
            )
        }
    }

    /// The lots that are left at a moment, in the order in which they are spent.
    ///
    /// - Parameters:
    ///   - now: Lapsed lots count for nothing from the very microsecond of their end on, whether or
    ///     not that has been booked.
    ///   - rules: How the currency behaves.
    ///   - zone: The program's.
    /// - Returns: What is usable or pending, and of what has lapsed the lots that are held.
    func liveLots(
        at now: Timestamp,
        _ rules: CurrencyRules,
        _ zone: ZoneRules
    ) -> [Balance.LiveLot] {
        var live: [Balance.LiveLot] = []
        live.reserveCapacity(lots.count)
        for lot in lots {
            let dueAt = dueAt(lot.terms, zone)
            let lapsesAt = dueAt.flatMap { self.lapsesAt(lot.id, due: $0, rules) }
            if let lapsesAt, lapsesAt <= now {
                // What is held neither lapses nor can be spent.
                if lot.held == .zero { continue }
                live.append(.init(lot: lot, dueAt: dueAt, lapsesAt: lapsesAt, phase: .lapsed))
            } else {
                let phase: Lot.Phase = lot.terms.activatesAt <= now ? .usable : .pending
                live.append(.init(lot: lot, dueAt: dueAt, lapsesAt: lapsesAt, phase: phase))
            }
        }
        live.sort { $0.isSpent(before: $1) }
        return live
    }
}

extension Account {
    /// What the member can do with a currency at a moment.
    ///
    /// Holds whose deadline has passed count as released, whether or not that has been booked.
    package func balance(
        _ rules: CurrencyRules,
        at now: Timestamp,
        zone: ZoneRules
    ) -> Balance {
        let pocket = pocket(rules.currency)
        var released: [LotID: Amount] = [:]
        for hold in holds where hold.currency == rules.currency && hold.deadline <= now {
            for part in hold.parts { released[part.lot, default: .zero] += part.amount }
        }
        var usable = Amount.zero
        var pending = Amount.zero
        var held = Amount.zero
        var schedule: [Balance.Expiry] = []
        let end = Timestamp(microseconds: .max)
        var live: [Balance.LiveLot] = []
        for item in pocket.liveLots(at: now, rules, zone) {
            let back = released[item.lot.id] ?? .zero
            let lot = Lot(
                id: item.lot.id,
                free: item.lot.free + back,
                held: item.lot.held - back,
                terms: item.lot.terms
            )
            var left = lot.held
            held += lot.held
            switch item.phase {
            case .usable: usable += lot.free; left += lot.free
            case .pending: pending += lot.free; left += lot.free
            case .lapsed: break
            }
            guard left > .zero else { continue }
            live.append(
                .init(lot: lot, dueAt: item.dueAt, lapsesAt: item.lapsesAt, phase: item.phase)
            )
            if let index = schedule.firstIndex(where: { $0.lapsesAt == item.lapsesAt }) {
                schedule[index] =
                    .init(lapsesAt: item.lapsesAt, amount: schedule[index].amount + left)
            } else {
                schedule.append(.init(lapsesAt: item.lapsesAt, amount: left))
            }
        }
        schedule.sort { ($0.lapsesAt ?? end) < ($1.lapsesAt ?? end) }
        return Balance(
            available: max(.zero, usable - pocket.debt),
            pending: pending,
            held: held,
            debt: pocket.debt,
            schedule: schedule,
            lots: live
        )
    }
}
