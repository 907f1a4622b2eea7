internal import Primitives

extension Draft {
    /// What the lots here change by, so that so much is left free of each.
    ///
    /// What there will be more of comes back to its own lot; where its time has passed, or it has
    /// no room, as a new one.
    ///
    /// - Throws: ``Refusal/lotsExhausted``, ``Refusal/balanceExceeded``.
    func leaving(
        _ left: [LotID: Share.Part],
        _ pocket: Pocket,
        _ rules: CurrencyRules
    ) throws(Refusal) -> [LotChange] {
        var changes: [LotChange] = []
        var grants: [LotChange] = []
        var lotCount = pocket.lots.count
        for lot in pocket.lots {
            let change = (left[lot.id]?.amount ?? .zero) - lot.free
            guard change < .zero else { continue }
            changes.append(LotChange(lot: lot.id, free: change, terms: lot.terms))
            if lot.remaining + change == .zero { lotCount -= 1 }
        }
        let number = nextNumber(.account)
        for (id, part) in left.sorted(by: { $0.key < $1.key }) {
            let lot = pocket.lot(id)
            let more = part.amount - (lot?.free ?? .zero)
            guard more > .zero else { continue }
            let terms = lot?.terms ?? part.terms
            let isNone = id.index == LotID.spareIndex
            let isOver = isOver(id, terms, pocket, rules)
            let room = isNone || isOver ? .zero : terms.granted - (lot?.remaining ?? .zero)
            let back = max(.zero, min(room, more))
            if back > .zero {
                changes.append(LotChange(lot: id, free: back, terms: terms))
                if lot == nil { lotCount += 1 }
            }
            guard more > back else { continue }
            grants.append(
                LotChange(
                    lot: LotID(entryNumber: number, index: grants.count),
                    free: more - back,
                    terms: renewed(terms, more - back, isOver, rules),
                    isGrant: true
                )
            )
        }
        lotCount += grants.count
        let balance = (changes + grants).reduce(pocket.balance) { $0 + $1.free }
        if lotCount > Pocket.lotsMax { throw .lotsExhausted }
        if balance > Pocket.balanceMax { throw .balanceExceeded }
        return (changes + grants).sorted { $0.lot < $1.lot }
    }

    /// What the lots of the other account change by, that gets so much of lots from here.
    ///
    /// - Parameters:
    ///   - lots: Of lots here, how much is given; below zero where what was given is spent again.
    ///   - pocket: The pocket here.
    ///   - origins: The lots of the other account that they were.
    ///   - names: What was given before, by the lots here.
    ///   - rules: How the currency behaves.
    /// - Returns: What to book on the other account.
    /// - Throws: ``Refusal/lotsExhausted``, ``Refusal/balanceExceeded``.
    func coming(
        _ lots: [LotID: Share.Part],
        _ pocket: Pocket,
        _ origins: [LotID: LotChange],
        _ names: inout [LotID: LotChange],
        _ rules: CurrencyRules
    ) throws(Refusal) -> [LotChange] {
        let receiving = account(.other).pocket(rules.currency)
        let number = nextNumber(.other)
        var changes: [LotChange] = []
        var grantCount = 0
        for (id, part) in lots.sorted(by: { $0.key < $1.key }) {
            if part.amount < .zero {
                guard let given = names[id] else { continue }
                changes.append(
                    LotChange(lot: given.lot, free: part.amount, terms: given.terms)
                )
                continue
            }
            if let origin = origins[id], !isOver(origin.lot, origin.terms, receiving, rules) {
                let change = LotChange(
                    lot: origin.lot,
                    free: part.amount,
                    terms: origin.terms
                )
                names[id] = change
                changes.append(change)
                continue
            }
            let change = LotChange(
                lot: LotID(entryNumber: number, index: grantCount),
                free: part.amount,
                terms: renewed(
                    part.terms,
                    part.amount,
                    isOver(id, part.terms, pocket, rules),
                    rules
                ),
                isGrant: true
            )
            grantCount += 1
            names[id] = change
            changes.append(change)
        }
        let given = changes.reduce(Amount.zero) { $0 + $1.free }
        if given > .zero {
            try checkRoom(receiving, lots: changes.count { $0.free > .zero }, amount: given)
        }
        return changes
    }

    /// Whether a lot's own time has passed; what lapses for want of activity is kept alive by the
    /// unmerge itself.
    private func isOver(
        _ lot: LotID,
        _ terms: LotTerms,
        _ pocket: Pocket,
        _ rules: CurrencyRules
    ) -> Bool {
        guard case .at = terms.lapse else { return false }
        return pocket.lapsesAt(lot, terms, rules, program.zone).map { $0 <= now } ?? false
    }

    /// The terms of what comes back as a new lot: its own, or as long as the currency says where
    /// its time has passed.
    private func renewed(
        _ terms: LotTerms,
        _ amount: Amount,
        _ isOver: Bool,
        _ rules: CurrencyRules
    ) -> LotTerms {
        guard isOver else { return terms.granting(amount) }
        let days = program.zone.date(now).adding(days: rules.restoredDays)
        return LotTerms(
            granted: amount,
            activatesAt: min(terms.activatesAt, now),
            lapse: .at(program.zone.endOfDay(days)),
            issuer: terms.issuer,
            ruleVersion: terms.ruleVersion
        )
    }
}
