package import Primitives

/// Puts a balance right by hand: up (a new lot, after debts) or down (never below zero).
///
/// Above the currency's limit it is only proposed: a second person approves or rejects it with
/// ``DecideAdjustment``.
package struct Adjust: LedgerCommand {
    package static let kind = EntryKind.adjustment
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .currencyUnknown, .proposalsExhausted, .insufficientBalance,
        .lotsExhausted,
        .balanceExceeded,
    ]

    package let envelope: Envelope
    /// What is adjusted.
    package let currency: Currency
    /// By how much, up or down, at most `Amount.operationMax`; never zero.
    package let amount: Amount

    /// How long a proposal can be decided on.
    package static let proposalTime: Duration = .seconds(7 * 86_400)

    /// Puts a balance right.
    package init(envelope: Envelope, currency: Currency, amount: Amount) {
        precondition(amount != .zero, "an adjustment by nothing")
        self.envelope = envelope
        self.currency = currency
        self.amount = amount
    }

    package func difference(from entry: Entry) -> String? {
        switch (entry.kind, entry.subject) {
        case (.adjustment, .nothing), (.proposal, .proposal): break
        default: return "method"
        }
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
        if max(amount, -amount) > rules.adjustmentMax {
            if draft.account.proposals.count >= Account.proposalsMax { throw .proposalsExhausted }
            draft.book(
                .proposal,
                currency: currency,
                subject: .proposal(amount, until: draft.now.advanced(by: Self.proposalTime)),
                request: amount
            )
        } else {
            draft.releaseOverdueHolds()
            try draft.adjust(currency, by: amount, rules, subject: .nothing)
        }
    }
}

/// Approves or rejects a proposed adjustment, by another person than the one who proposed it.
package struct DecideAdjustment: LedgerCommand {
    package static let kind = EntryKind.adjustment
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .proposalNotFound, .secondPersonRequired, .currencyUnknown,
        .insufficientBalance, .lotsExhausted, .balanceExceeded,
    ]

    package let envelope: Envelope
    /// The entry that proposes it.
    package let proposal: JournalID
    /// Whether it is approved.
    package let isApproved: Bool

    /// Decides on a proposal.
    package init(envelope: Envelope, proposal: JournalID, isApproved: Bool) {
        self.envelope = envelope
        self.proposal = proposal
        self.isApproved = isApproved
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .adjustment || entry.kind == .rejection,
            case .entry(let id, _) = entry.subject
        else { return "method" }
        if proposal != id { return "proposal_id" }
        return isApproved == (entry.kind == .adjustment) ? nil : "approve"
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(proposal.rawValue)
        digest.add(isApproved ? 1 : 0)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        guard let target = state.target, target.entry.member == draft.account.member,
            let proposal = draft.account.proposals.first(where: {
                $0.number == target.entry.number && $0.until > draft.now
            })
        else { throw .proposalNotFound }
        if proposal.proposer == envelope.caller { throw .secondPersonRequired }
        let subject = EntrySubject.entry(target.id, number: proposal.number)
        guard isApproved else {
            draft.book(.rejection, currency: proposal.currency, subject: subject)
            return
        }
        let rules = try draft.rules(proposal.currency)
        draft.releaseOverdueHolds()
        try draft.adjust(proposal.currency, by: proposal.amount, rules, subject: subject)
    }
}

extension Draft {
    fileprivate mutating func adjust(
        _ currency: Currency,
        by amount: Amount,
        _ rules: CurrencyRules,
        subject: EntrySubject
    ) throws(Refusal) {
        var (lots, debts): ([LotChange], [DebtChange]) = ([], [])
        if amount > .zero {
            let whole = program.terms(
                of: amount,
                by: rules,
                for: account.tier,
                effectiveAt: now,
                bookedAt: now,
                issuer: envelope.organisation,
                ruleVersion: nil
            )
            (lots, debts) = try credit(amount, on: .account, rules) { whole.granting($0) }
        } else {
            lots = try spend(-amount, rules)
        }
        book(
            .adjustment,
            currency: currency,
            lots: lots,
            debts: debts,
            counterpart: .adjusted,
            subject: subject,
            request: amount
        )
    }
}
