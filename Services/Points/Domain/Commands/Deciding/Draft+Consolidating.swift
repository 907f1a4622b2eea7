internal import Primitives

extension Draft {
    /// Makes room in a pocket that has as many lots as there may be: two that differ in nothing but
    /// when they were given become one.
    ///
    /// So somebody who never spends can go on to earn. Expiry, issuer and rule, for which lots are
    /// kept apart, stay exact to the unit. Where nothing lapses without a reminder, what is due
    /// stays as it is: of a new lot no reminder has told.
    ///
    /// - Parameters:
    ///   - pocket: Whose lots.
    ///   - side: The account that it belongs to.
    ///   - rules: How the currency behaves.
    /// - Returns: What two lots lose and a new one gets; nothing where no two are alike.
    func consolidating(
        _ pocket: Pocket,
        on side: Side,
        _ rules: CurrencyRules
    ) -> [LotChange] {
        var seen: [LotTerms: Lot] = [:]
        for lot in pocket.lots where lot.held == .zero && lot.terms.activatesAt <= now {
            if rules.notice != .courtesy, let due = pocket.dueAt(lot.terms, program.zone),
                due <= now
            {
                continue
            }
            guard let first = seen.updateValue(lot, forKey: lot.terms.apartFromTimeAndAmount) else {
                continue
            }
            let both = first.free + lot.free
            let terms = LotTerms(
                granted: both,
                activatesAt: max(first.terms.activatesAt, lot.terms.activatesAt),
                lapse: lot.terms.lapse,
                issuer: lot.terms.issuer,
                ruleVersion: lot.terms.ruleVersion
            )
            return [
                LotChange(lot: first.id, free: -first.free, terms: first.terms),
                LotChange(lot: lot.id, free: -lot.free, terms: lot.terms),
                LotChange(
                    lot: LotID(
                        entryNumber: nextNumber(side),
                        index: LotID.consolidatedIndex
                    ),
                    free: both,
                    terms: terms,
                    isGrant: true
                ),
            ]
        }
        return []
    }
}

extension LotTerms {
    /// What two lots must have in common to become one.
    fileprivate var apartFromTimeAndAmount: LotTerms {
        LotTerms(
            granted: Amount(1),
            activatesAt: .min,
            lapse: lapse,
            issuer: issuer,
            ruleVersion: ruleVersion
        )
    }
}
