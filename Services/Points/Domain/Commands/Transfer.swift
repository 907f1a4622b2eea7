package import Primitives

/// Gives an amount to another member, whose lots keep the expiry that they had.
package struct Transfer: LedgerCommand {
    package static let kind = EntryKind.transferOut
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .memberMayNotBurn, .memberMayNotEarn, .sameMember,
        .currencyUnknown, .notTransferable,
        .insufficientBalance,
        .lotsExhausted, .balanceExceeded,
    ]

    package let envelope: Envelope
    /// Who receives.
    package let receiver: MemberID
    /// What is given.
    package let currency: Currency
    /// How much, from 1 to `Amount.operationMax`.
    package let amount: Amount

    /// Gives an amount.
    package init(envelope: Envelope, receiver: MemberID, currency: Currency, amount: Amount) {
        self.envelope = envelope
        self.receiver = receiver
        self.currency = currency
        self.amount = amount
    }

    package func difference(from entry: Entry) -> String? {
        if entry.kind != .transferOut { return "method" }
        if entry.request.names != names { return "receiver_id" }
        if currency != entry.currency { return "currency" }
        if amount != entry.request.amount { return "amount" }
        return nil
    }

    /// The member that was named: the entry names whoever got it, which is another where this one
    /// was merged.
    private var names: CommandDigest {
        var hasher = CommandHasher()
        hasher.add(receiver.rawValue)
        return hasher.digest
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(receiver.rawValue)
        digest.add(currency.code)
        digest.add(amount.rawValue)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        guard let receiving = state.other, receiving.member != state.account.member else {
            throw .sameMember
        }
        let rules = try draft.rules(currency)
        guard rules.isTransferable else { throw .notTransferable }
        for side in [Draft.Side.account, .other] {
            draft.releaseOverdueHolds(on: side)
            draft.bookLapsed(currency, on: side, isIdleOnly: true)
        }
        let taken = try draft.spend(amount, rules)
        let pocket = draft.account(.other).pocket(currency)
        let (repaid, rest) = draft.repaying(pocket, with: amount)
        let numbers = (from: draft.nextNumber(.account), into: draft.nextNumber(.other))
        let given = Self.given(taken, skipping: amount - rest, by: numbers.into)
        if !given.isEmpty { try draft.checkRoom(pocket, lots: given.count, amount: rest) }
        draft.book(
            .transferOut,
            currency: currency,
            lots: taken,
            counterpart: .transit,
            // As it was named: an unmerge gives it back what it got.
            subject: .member(receiver, number: numbers.into, nil),
            request: amount,
            names: names
        )
        draft.book(
            .transferIn,
            on: .other,
            currency: currency,
            lots: given,
            debts: repaid,
            counterpart: .transit,
            subject: .member(draft.account.member, number: numbers.from, nil),
            owner: receiver == receiving.member ? nil : receiver
        )
    }

    /// The lots that the receiver gets: the giver's, with their terms, but for what repays a debt.
    private static func given(
        _ taken: [LotChange],
        skipping skipped: Amount,
        by number: Int64
    ) -> [LotChange] {
        var skip = skipped
        var changes: [LotChange] = []
        for change in taken {
            let amount = -change.free
            let skippedHere = min(skip, amount)
            skip -= skippedHere
            guard amount > skippedHere else { continue }
            changes.append(
                LotChange(
                    lot: LotID(entryNumber: number, index: changes.count),
                    free: amount - skippedHere,
                    terms: change.terms.granting(amount - skippedHere),
                    isGrant: true
                )
            )
        }
        return changes
    }
}
