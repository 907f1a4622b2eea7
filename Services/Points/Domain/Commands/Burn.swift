package import Primitives

/// Spends an amount.
package struct Burn: LedgerCommand {
    package static let kind = EntryKind.burn
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .memberMayNotBurn, .currencyUnknown, .insufficientBalance,
    ]

    package let envelope: Envelope
    /// What is spent.
    package let currency: Currency
    /// How much, from 1 to `Amount.operationMax`.
    package let amount: Amount

    /// Spends an amount.
    package init(envelope: Envelope, currency: Currency, amount: Amount) {
        self.envelope = envelope
        self.currency = currency
        self.amount = amount
    }

    package func difference(from entry: Entry) -> String? {
        if entry.kind != .burn { return "method" }
        if currency != entry.currency { return "currency" }
        if amount != entry.request.amount { return "amount" }
        return nil
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(currency.code)
        digest.add(amount.rawValue)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        let rules = try draft.rules(currency)
        draft.releaseOverdueHolds()
        draft.bookLapsed(currency, isIdleOnly: true)
        draft.book(
            .burn,
            currency: currency,
            lots: try draft.spend(amount, rules),
            counterpart: rules.sink.account(at: envelope.organisation),
            request: amount
        )
    }
}
