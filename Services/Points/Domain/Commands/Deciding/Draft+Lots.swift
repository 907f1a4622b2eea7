internal import Primitives

extension Draft {
    /// Gives an amount: repays debts first, oldest first; what is left becomes a lot.
    ///
    /// - Parameters:
    ///   - amount: Above zero.
    ///   - side: To whom.
    ///   - rules: How the currency behaves.
    ///   - terms: Of the lot, for its amount.
    /// - Returns: What to book.
    /// - Throws: ``Refusal/lotsExhausted``, ``Refusal/balanceExceeded``.
    func credit(
        _ amount: Amount,
        on side: Side,
        _ rules: CurrencyRules,
        terms: (Amount) -> LotTerms
    ) throws(Refusal) -> (lots: [LotChange], debts: [DebtChange]) {
        let pocket = account(side).pocket(rules.currency)
        let (debts, rest) = repaying(pocket, with: amount)
        guard rest > .zero else { return ([], debts) }
        let isFull = pocket.lots.count >= Pocket.lotsMax
        let consolidated = isFull ? consolidating(pocket, on: side, rules) : []
        try checkRoom(pocket, lots: consolidated.isEmpty ? 1 : 0, amount: rest)
        let lot = LotChange(
            lot: LotID(entryNumber: nextNumber(side)),
            free: rest,
            terms: terms(rest),
            isGrant: true
        )
        return ([lot] + consolidated, debts)
    }

    /// What an amount repays of the debts of a pocket, oldest first, and what it leaves.
    func repaying(_ pocket: Pocket, with amount: Amount) -> ([DebtChange], rest: Amount) {
        var rest = amount
        var changes: [DebtChange] = []
        for debt in pocket.debts where rest > .zero {
            let part = min(rest, debt.owed)
            changes.append(DebtChange(number: debt.number, owed: -part))
            rest -= part
        }
        return (changes, rest)
    }

    /// Checks that a pocket has room.
    func checkRoom(_ pocket: Pocket, lots: Int, amount: Amount) throws(Refusal) {
        if pocket.lots.count + lots > Pocket.lotsMax { throw .lotsExhausted }
        guard let balance = Amount.checkedSum(pocket.balance, amount),
            balance <= Pocket.balanceMax
        else { throw .balanceExceeded }
    }

    /// Takes an amount out of the usable lots, in the order in which they are spent.
    ///
    /// - Parameters:
    ///   - amount: Above zero.
    ///   - side: From whom.
    ///   - rules: How the currency behaves.
    ///   - isHeld: Whether it is only set aside.
    /// - Returns: What the lots change by.
    /// - Throws: ``Refusal/insufficientBalance``.
    func spend(
        _ amount: Amount,
        from side: Side = .account,
        _ rules: CurrencyRules,
        isHeld: Bool = false
    ) throws(Refusal) -> [LotChange] {
        let pocket = account(side).pocket(rules.currency)
        let usable = pocket.liveLots(at: now, rules, program.zone).filter { $0.phase == .usable }
        let free = usable.reduce(Amount.zero) { $0 + $1.lot.free }
        guard free - pocket.debt >= amount else { throw .insufficientBalance }
        var missing = amount
        var changes: [LotChange] = []
        for item in usable where missing > .zero && item.lot.free > .zero {
            let part = min(missing, item.lot.free)
            missing -= part
            changes.append(
                LotChange(
                    lot: item.lot.id,
                    free: -part,
                    held: isHeld ? part : .zero,
                    terms: item.lot.terms
                )
            )
        }
        return changes
    }

    /// Takes back what was given: first out of its own lots, then out of the others, then by the
    /// currency's policy.
    ///
    /// Own lots give whatever their phase, the others the usable before the pending ones, each in
    /// the order in which they are spent. Held points stay held. Where the policy takes only what
    /// is pending, usable lots give nothing, not even the own ones. What is missing is owed as far
    /// as policy and limit allow, else it is the program's loss.
    ///
    /// - Parameters:
    ///   - amount: Above zero.
    ///   - side: From whom.
    ///   - ownEntry: The number of the entry whose lots go first; `nil` for none.
    ///   - rules: How the currency behaves.
    /// - Returns: What to book; the legs are those of the loss.
    func takeBack(
        _ amount: Amount,
        from side: Side,
        ownEntry: Int64?,
        _ rules: CurrencyRules
    ) -> (lots: [LotChange], debts: [DebtChange], legs: [CounterLeg]) {
        let pocket = account(side).pocket(rules.currency)
        var missing = amount
        var changes: [LotChange] = []
        func take(_ lots: some Sequence<Lot>) {
            for lot in lots where missing > .zero && lot.free > .zero {
                let part = min(missing, lot.free)
                missing -= part
                changes.append(LotChange(lot: lot.id, free: -part, terms: lot.terms))
            }
        }
        func isTakeable(_ phase: Lot.Phase) -> Bool {
            rules.negative == .pendingOnly ? phase == .pending : phase != .lapsed
        }
        func isOwn(_ lot: Lot) -> Bool {
            lot.id.entryNumber == ownEntry && !lot.id.isConsolidated
        }
        let own = pocket.lots.filter(isOwn)
        let live = pocket.liveLots(at: now, rules, program.zone)
        switch rules.negative {
        case .pendingOnly:
            take(own.filter { $0.terms.activatesAt > now })
        case .downToZero, .debt:
            take(own)
        }
        let others = live.filter { !isOwn($0.lot) && isTakeable($0.phase) }
        take(others.lazy.filter { $0.phase == .usable }.map(\.lot))
        take(others.lazy.filter { $0.phase == .pending }.map(\.lot))
        var debts: [DebtChange] = []
        if missing > .zero, pocket.debts.count < Pocket.debtsMax {
            let limit = rules.debtLimit(for: account(side).tier)
            let owed = min(missing, max(.zero, limit - pocket.debt))
            if owed > .zero { debts.append(DebtChange(number: nextNumber(side), owed: owed)) }
            missing -= owed
        }
        let legs = missing > .zero ? [CounterLeg(account: .loss, amount: -missing)] : []
        return (changes, debts, legs)
    }

    /// Gives back what was taken: repays debts first, then to the lots that it came from.
    ///
    /// What was taken last comes back first, so that a part that comes back lives longest. A lot
    /// whose own time has passed comes back as a new lot that lives as long as the currency says;
    /// one that has no room as a new one with its terms.
    ///
    /// - Parameters:
    ///   - amount: Above zero; with `skipped` at most what the entry took.
    ///   - entry: The entry that took it.
    ///   - skipped: What of it came back before.
    ///   - rules: How the currency behaves.
    /// - Returns: What to book on the account of the command's member.
    /// - Throws: ``Refusal/lotsExhausted``, ``Refusal/balanceExceeded``.
    func restore(
        _ amount: Amount,
        of entry: Entry,
        skipping skipped: Amount,
        _ rules: CurrencyRules
    ) throws(Refusal) -> (lots: [LotChange], debts: [DebtChange]) {
        let pocket = account.pocket(rules.currency)
        let (debts, rest) = repaying(pocket, with: amount)
        let pieces = Self.pieces(of: entry, skipping: skipped + (amount - rest), amount: rest)
        var changes: [LotChange] = []
        for piece in pieces {
            changes.append(
                restoring(piece, of: entry, pocket, rules, index: changes.count)
            )
        }
        if !changes.isEmpty { try checkRoom(pocket, lots: changes.count, amount: rest) }
        return (changes, debts)
    }

    /// One lot's share of what comes back.
    private func restoring(
        _ piece: (lot: LotID, amount: Amount, terms: LotTerms),
        of entry: Entry,
        _ pocket: Pocket,
        _ rules: CurrencyRules,
        index: Int
    ) -> LotChange {
        // Lots keep their names within an account; those of a merged one are not ours, and no
        // reminder of ours told of them.
        let isOurs = entry.member == account.member
        let lot = isOurs ? piece.lot : LotID(entryNumber: nextNumber(.account))
        let lapsesAt = pocket.lapsesAt(lot, piece.terms, rules, program.zone)
        let isOver = lapsesAt.map { $0 <= now } ?? false
        // An unmerge may have given it back already, to whose lot it was.
        let left = pocket.lot(piece.lot)?.remaining ?? .zero
        let hasRoom = piece.terms.granted - left >= piece.amount
        if isOurs, hasRoom, !isOver {
            return LotChange(lot: piece.lot, free: piece.amount, terms: piece.terms)
        }
        let days = program.zone.date(now).adding(days: rules.restoredDays)
        let terms = LotTerms(
            granted: piece.amount,
            activatesAt: min(piece.terms.activatesAt, now),
            lapse: isOver ? .at(program.zone.endOfDay(days)) : piece.terms.lapse,
            issuer: piece.terms.issuer,
            ruleVersion: piece.terms.ruleVersion
        )
        return LotChange(
            lot: LotID(entryNumber: nextNumber(.account), index: index),
            free: piece.amount,
            terms: terms,
            isGrant: true
        )
    }

    /// A part of what an entry took, counted from what it took last.
    private static func pieces(
        of entry: Entry,
        skipping skipped: Amount,
        amount: Amount
    ) -> [(lot: LotID, amount: Amount, terms: LotTerms)] {
        var skip = skipped
        var missing = amount
        var pieces: [(lot: LotID, amount: Amount, terms: LotTerms)] = []
        for change in entry.lotChanges.reversed() where missing > .zero {
            let taken = -change.amount
            let skippedHere = min(skip, taken)
            skip -= skippedHere
            let part = min(missing, taken - skippedHere)
            guard part > .zero else { continue }
            missing -= part
            pieces.append((change.lot, part, change.terms))
        }
        precondition(missing == .zero, "entry \(entry.number) took less than comes back")
        return pieces
    }

    /// Books the release of every hold of an account whose deadline has passed.
    mutating func releaseOverdueHolds(on side: Side = .account) {
        for hold in account(side).holds where hold.deadline <= now {
            let pocket = account(side).pocket(hold.currency)
            let changes = releasing(hold, pocket)
            guard let issuer = changes.first?.terms.issuer else { continue }
            book(
                .release,
                on: side,
                currency: hold.currency,
                lots: changes,
                subject: .resolvedHold(hold.id),
                byLedger: (.holdTimeout, issuer)
            )
        }
    }

    /// Books what has lapsed in one currency.
    ///
    /// Before whatever keeps idle points alive this must be booked: what has lapsed for want of
    /// activity stays lapsed, whether or not the sweeper was in time.
    ///
    /// - Parameters:
    ///   - currency: Which.
    ///   - side: Whose.
    ///   - isIdleOnly: Whether only points that lapse for want of activity are meant.
    mutating func bookLapsed(
        _ currency: Currency,
        on side: Side = .account,
        isIdleOnly: Bool = false
    ) {
        guard let rules = program.rules(currency) else { return }
        let pocket = account(side).pocket(currency)
        let lapsed = lapsedLots(of: pocket, rules, isIdleOnly: isIdleOnly)
        bookExpiry(
            of: lapsed.filter { $0.free > .zero }
                .map { LotChange(lot: $0.id, free: $0.free, terms: $0.terms) },
            on: side,
            currency
        )
    }

    /// Books that the free parts of these lots have lapsed.
    mutating func bookExpiry(
        of parts: [LotChange],
        on side: Side = .account,
        _ currency: Currency
    ) {
        guard let first = parts.first else { return }
        book(
            .expiry,
            on: side,
            currency: currency,
            lots: parts.map { LotChange(lot: $0.lot, free: -$0.free, terms: $0.terms) },
            counterpart: .expired,
            byLedger: (.expired, first.terms.issuer)
        )
    }

    /// The lots of a pocket that are past their end, held or not.
    ///
    /// - Parameters:
    ///   - pocket: Whose.
    ///   - rules: How the currency behaves.
    ///   - isIdleOnly: Whether only lots that lapse for want of activity are meant.
    /// - Returns: The lots, by id.
    func lapsedLots(of pocket: Pocket, _ rules: CurrencyRules, isIdleOnly: Bool) -> [Lot] {
        pocket.lots.filter { lot in
            if isIdleOnly {
                guard case .afterIdle = lot.terms.lapse else { return false }
            }
            let end = pocket.lapsesAt(lot.id, lot.terms, rules, program.zone)
            return end.map { $0 <= now } ?? false
        }
    }

    /// Books what has lapsed for want of activity in every currency of an account.
    mutating func bookAllIdle(on side: Side) {
        for pocket in account(side).pockets {
            bookLapsed(pocket.currency, on: side, isIdleOnly: true)
        }
    }

    /// What a release changes.
    func releasing(_ hold: Hold, _ pocket: Pocket) -> [LotChange] {
        hold.parts.map { part in
            guard let lot = pocket.lot(part.lot) else {
                preconditionFailure("hold \(hold.number) has points of a lot that is gone")
            }
            return LotChange(
                lot: part.lot,
                free: part.amount,
                held: -part.amount,
                terms: lot.terms
            )
        }
    }
}
