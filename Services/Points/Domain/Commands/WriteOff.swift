package import Primitives

/// Forgives what a member owes, or a part of it, oldest first.
package struct WriteOff: LedgerCommand {
    package static let kind = EntryKind.writeOff
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .currencyUnknown, .debtExceeded,
    ]

    package let envelope: Envelope
    /// In which currency.
    package let currency: Currency
    /// How much, from 1 on; `nil` for all.
    package let amount: Amount?

    /// Forgives a debt.
    package init(envelope: Envelope, currency: Currency, amount: Amount?) {
        self.envelope = envelope
        self.currency = currency
        self.amount = amount
    }

    package func difference(from entry: Entry) -> String? {
        if entry.kind != .writeOff { return "method" }
        if currency != entry.currency { return "currency" }
        if amount != entry.request.amount { return "amount" }
        return nil
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(currency.code)
        digest.add(amount?.rawValue)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        _ = try draft.rules(currency)
        let pocket = draft.account.pocket(currency)
        let forgiven = amount ?? pocket.debt
        guard forgiven > .zero, forgiven <= pocket.debt else { throw .debtExceeded }
        draft.book(
            .writeOff,
            currency: currency,
            debts: draft.repaying(pocket, with: forgiven).0,
            counterpart: .loss,
            request: amount
        )
    }
}
