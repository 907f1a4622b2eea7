package import Primitives

/// Sets an amount aside until it is captured, released, or its deadline passes.
///
/// The key is the hold's name: whoever sends it, the same name of the same member means the same
/// hold, for ever.
package struct PlaceHold: LedgerCommand {
    package static let kind = EntryKind.hold
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .memberMayNotBurn, .currencyUnknown, .deadlineOutOfRange,
        .holdsOpen,
        .holdsExhausted, .insufficientBalance,
    ]

    package let envelope: Envelope
    /// The hold's name: the same text as the envelope's key.
    package let hold: HoldID
    /// What is set aside.
    package let currency: Currency
    /// How much, from 1 to `Amount.operationMax`.
    package let amount: Amount
    /// When it is released by itself.
    package let deadline: Timestamp

    /// Sets an amount aside.
    package init(
        envelope: Envelope,
        hold: HoldID,
        currency: Currency,
        amount: Amount,
        deadline: Timestamp
    ) {
        precondition(hold.rawValue == envelope.key?.rawValue, "a hold's name is its key")
        self.envelope = envelope
        self.hold = hold
        self.currency = currency
        self.amount = amount
        self.deadline = deadline
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .hold, case .hold(_, let deadline) = entry.subject else {
            return "method"
        }
        if currency != entry.currency { return "currency" }
        if amount != entry.request.amount { return "amount" }
        if self.deadline != deadline { return "deadline" }
        return nil
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(currency.code)
        digest.add(amount.rawValue)
        digest.add(deadline.microseconds)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        let rules = try draft.rules(currency)
        guard deadline > draft.now, deadline <= draft.now.advanced(by: rules.holdTimeMax) else {
            throw .deadlineOutOfRange
        }
        draft.releaseOverdueHolds()
        // Two members may have become one in this very group, which loaded what was booked for
        // each of them before: the survivor may have used the name.
        let isTaken =
            draft.account.hold(hold) != nil
            || draft.account.member != envelope.member
                && draft.account.keys.contains(KeyFingerprint(hold))
        if isTaken { throw .holdsOpen }
        if draft.account.holds.count >= Account.holdsMax { throw .holdsExhausted }
        draft.book(
            .hold,
            currency: currency,
            lots: try draft.spend(amount, rules, isHeld: true),
            subject: .hold(hold, deadline: deadline),
            request: amount
        )
    }
}

/// Spends what a hold has set aside, or a part of it, and gives the rest free.
///
/// The hold is resolved.
package struct Capture: LedgerCommand {
    package static let kind = EntryKind.capture
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .memberMayNotBurn, .holdNotFound, .holdResolved, .holdLapsed,
        .currencyUnknown,
        .holdExceeded,
    ]

    package let envelope: Envelope
    /// Which hold.
    package let hold: HoldID
    /// How much, from 1 on; `nil` for all of it.
    package let amount: Amount?

    /// Spends what is held.
    package init(envelope: Envelope, hold: HoldID, amount: Amount?) {
        self.envelope = envelope
        self.hold = hold
        self.amount = amount
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .capture, case .resolvedHold(let hold) = entry.subject else {
            return "method"
        }
        if self.hold != hold { return "hold_id" }
        if amount != entry.request.amount { return "amount" }
        return nil
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(hold.rawValue)
        digest.add(amount?.rawValue)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        let open = try draft.openHold(hold, for: envelope.organisation)
        guard let rules = draft.program.rules(open.currency) else { throw .currencyUnknown }
        let captured = amount ?? open.amount
        if captured > open.amount { throw .holdExceeded }
        draft.releaseOverdueHolds()
        draft.bookLapsed(open.currency, isIdleOnly: true)
        let pocket = draft.account.pocket(open.currency)
        let lapsed = Set(draft.lapsedLots(of: pocket, rules, isIdleOnly: true).map(\.id))
        var missing = captured
        let changes = draft.releasing(open, pocket).map { change in
            let spent = min(missing, change.free)
            missing -= spent
            return LotChange(
                lot: change.lot,
                free: change.free - spent,
                held: change.held,
                terms: change.terms
            )
        }
        draft.book(
            .capture,
            currency: open.currency,
            lots: changes,
            counterpart: rules.sink.account(at: envelope.organisation),
            subject: .resolvedHold(hold),
            request: amount
        )
        // The capture keeps alive what is there; what had lapsed while it was held is not.
        draft.bookExpiry(
            of: changes.filter { $0.free > .zero && lapsed.contains($0.lot) },
            open.currency
        )
    }
}

/// Gives free what a hold has set aside.
///
/// The hold is resolved.
package struct Release: LedgerCommand {
    package static let kind = EntryKind.release
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .holdNotFound, .holdResolved, .holdLapsed,
    ]

    package let envelope: Envelope
    /// Which hold.
    package let hold: HoldID

    /// Gives free what is held.
    package init(envelope: Envelope, hold: HoldID) {
        self.envelope = envelope
        self.hold = hold
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .release, case .resolvedHold(let hold) = entry.subject else {
            return "method"
        }
        return self.hold == hold ? nil : "hold_id"
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(hold.rawValue)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        let open = try draft.openHold(hold, for: envelope.organisation)
        draft.book(
            .release,
            currency: open.currency,
            lots: draft.releasing(open, draft.account.pocket(open.currency)),
            subject: .resolvedHold(hold)
        )
    }
}

extension Draft {
    /// The open hold of a name, before its deadline, that a company has placed.
    fileprivate func openHold(
        _ id: HoldID,
        for organisation: OrganisationPath
    ) throws(Refusal) -> Hold {
        guard let hold = account.hold(id) else {
            throw account.keys.contains(KeyFingerprint(id)) ? .holdResolved : .holdNotFound
        }
        guard hold.organisation.isOneCompany(with: organisation) else { throw .holdNotFound }
        if hold.deadline <= now { throw .holdLapsed }
        return hold
    }
}
