package import Primitives

/// What a member can do with a pocket at one moment: a function of its lots and that moment.
package struct Balance: Hashable, Sendable {
    /// What lapses at one moment.
    package struct Expiry: Hashable, Sendable {
        /// When; `nil` for never.
        package let expiresAt: Timestamp?
        /// How much.
        package let points: Points

        /// Says what lapses when.
        package init(expiresAt: Timestamp?, points: Points) {
            self.expiresAt = expiresAt
            self.points = points
        }
    }

    /// Spendable now.
    package let available: Points
    /// Granted, not yet spendable.
    package let pending: Points
    /// Set aside by holds; counted neither as available nor as pending.
    package let held: Points
    /// Owed by the member: what was taken back beyond what there was.
    package let debt: Points
    /// What lapses when, soonest first and never last; sums to `available` and `pending`.
    package let schedule: [Expiry]
    /// The lots that are not lapsed, in the order in which they are spent.
    package let lots: [Lot]
}

extension Pocket {
    /// What the member can do at `now`.
    ///
    /// Lapsed lots count for nothing from the very microsecond of their expiry on, whether or not
    /// that has been booked.
    package func balance(at now: Timestamp) -> Balance {
        var available = Points.zero
        var pending = Points.zero
        var live: [Lot] = []
        for lot in lots {
            switch lot.phase(at: now) {
            case .usable: available += lot.remaining
            case .pending: pending += lot.remaining
            case .lapsed: continue
            }
            live.append(lot)
        }
        live.sort { $0.isSpent(before: $1) }
        var schedule: [Balance.Expiry] = []
        for lot in live {
            let expiresAt = lot.terms.expiresAt
            if let last = schedule.last, last.expiresAt == expiresAt {
                schedule[schedule.count - 1] = .init(
                    expiresAt: expiresAt,
                    points: last.points + lot.remaining
                )
            } else {
                schedule.append(.init(expiresAt: expiresAt, points: lot.remaining))
            }
        }
        return Balance(
            available: available,
            pending: pending,
            held: .zero,
            debt: .zero,
            schedule: schedule,
            lots: live
        )
    }

    /// Where points that are taken back come from.
    ///
    /// First the lot that the entry being taken back granted, whatever its phase; then the usable
    /// lots in the order in which they are spent; then the pending ones.
    ///
    /// - Parameters:
    ///   - points: How much is to be taken, at least zero.
    ///   - ownLot: The lot that goes first.
    ///   - now: Decides what is usable.
    /// - Returns: What each lot gives (below zero), and what could not be taken.
    package func takeBack(
        _ points: Points,
        ownLot: Int64,
        now: Timestamp
    ) -> (changes: [LotChange], shortfall: Points) {
        precondition(points >= .zero, "cannot take back \(points)")
        var missing = points
        var changes: [LotChange] = []
        func take(_ lot: Lot) {
            let taken = min(missing, lot.remaining)
            guard taken > .zero else { return }
            missing -= taken
            changes.append(LotChange(lotNumber: lot.number, points: -taken))
        }
        if let own = lot(ownLot) { take(own) }
        guard missing > .zero else { return (changes, .zero) }
        let others = lots.filter { $0.number != ownLot }
        for phase in [Lot.Phase.usable, .pending] {
            others.filter { $0.phase(at: now) == phase }
                .sorted { $0.isSpent(before: $1) }
                .forEach(take)
        }
        return (changes, missing)
    }
}
