package import Primitives

/// Gives a member something: a lot, or the repayment of what it owes.
package struct Earn: LedgerCommand {
    package static let kind = EntryKind.earn
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .memberMayNotEarn, .currencyUnknown, .earnExceeded,
        .termsOutOfRange,
        .lotsExhausted, .balanceExceeded,
    ]

    package let envelope: Envelope
    /// What is given.
    package let currency: Currency
    /// How much, from 1 to `Amount.operationMax`.
    package let amount: Amount
    /// From when on it can be spent; `nil` as the currency's rules say.
    package let activatesAt: Timestamp?
    /// Until when; `nil` as the currency's rules say.
    package let expiresAt: Timestamp?
    /// The rule that gives it; `nil` for none.
    package let ruleVersion: RuleVersion?

    /// Gives an amount.
    package init(
        envelope: Envelope,
        currency: Currency,
        amount: Amount,
        activatesAt: Timestamp? = nil,
        expiresAt: Timestamp? = nil,
        ruleVersion: RuleVersion? = nil
    ) {
        self.envelope = envelope
        self.currency = currency
        self.amount = amount
        self.activatesAt = activatesAt
        self.expiresAt = expiresAt
        self.ruleVersion = ruleVersion
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .earn, case .grant(let activates, let expires) = entry.subject else {
            return "method"
        }
        if currency != entry.currency { return "currency" }
        if amount != entry.request.amount { return "amount" }
        if activatesAt != activates { return "activates_at" }
        if expiresAt != expires { return "expires_at" }
        if ruleVersion != entry.ruleVersion { return "rule_version" }
        return nil
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(currency.code)
        digest.add(amount.rawValue)
        digest.add(activatesAt?.microseconds)
        digest.add(expiresAt?.microseconds)
        digest.add(ruleVersion?.rawValue ?? "")
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        let rules = try draft.rules(currency)
        if amount > rules.earnMax { throw .earnExceeded }
        let terms = terms(rules, draft)
        if case .at(let end) = terms.lapse, end <= max(draft.now, terms.activatesAt) {
            // Rules may give what has lapsed already, for an order that comes in late; a client may
            // not ask for it.
            if expiresAt != nil { throw .termsOutOfRange }
        }
        draft.releaseOverdueHolds()
        draft.bookLapsed(currency, isIdleOnly: true)
        let (lots, debts) = try draft.credit(amount, on: .account, rules) { terms.granting($0) }
        draft.book(
            .earn,
            currency: currency,
            lots: lots,
            debts: debts,
            counterpart: rules.source.account(at: envelope.organisation),
            subject: .grant(activatesAt: activatesAt, expiresAt: expiresAt),
            request: amount,
            ruleVersion: ruleVersion
        )
    }

    private func terms(_ rules: CurrencyRules, _ draft: Draft) -> LotTerms {
        let byRule = draft.program.terms(
            of: amount,
            by: rules,
            for: draft.account.tier,
            effectiveAt: draft.effectiveAt,
            bookedAt: draft.now,
            issuer: envelope.organisation,
            ruleVersion: ruleVersion
        )
        let activation = activatesAt ?? byRule.activatesAt
        let lapse: Lapse =
            if let expiresAt {
                .at(expiresAt)
            } else if activatesAt != nil {
                rules.expiry(for: draft.account.tier)
                    .lapse(activatesAt: activation, zone: draft.program.zone)
            } else {
                byRule.lapse
            }
        return LotTerms(
            granted: amount,
            activatesAt: activation,
            lapse: lapse,
            issuer: envelope.organisation,
            ruleVersion: ruleVersion
        )
    }
}
