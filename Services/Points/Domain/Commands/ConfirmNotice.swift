package import Primitives

/// Notes that a member was told of what lapses by a moment, where the program lets nothing lapse
/// without.
package struct ConfirmNotice: LedgerCommand {
    package static let kind = EntryKind.noticeDelivered
    package static let refusals: [Refusal] = [.reasonUnknown, .tooFarAhead, .currencyUnknown]

    package let envelope: Envelope
    /// Of what.
    package let currency: Currency
    /// The member was told of everything that lapses by this moment.
    package let through: Timestamp

    /// Notes a delivered reminder; the envelope says when it was delivered.
    package init(envelope: Envelope, currency: Currency, through: Timestamp) {
        self.envelope = envelope
        self.currency = currency
        self.through = through
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .noticeDelivered,
            case .noticeDelivered(let through) = entry.subject
        else { return "method" }
        if currency != entry.currency { return "currency" }
        return self.through == through ? nil : "through"
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(currency.code)
        digest.add(through.microseconds)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        _ = try draft.rules(currency)
        draft.book(
            .noticeDelivered,
            currency: currency,
            subject: .noticeDelivered(through: through)
        )
    }
}
