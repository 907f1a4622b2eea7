package import Primitives

/// Takes an entry back, in part or whole, again and again until nothing of it is left.
///
/// What was given is taken back, what was taken is given back, by the lots that the entry itself
/// names and never by the rules of today. Of a transfer the giver's entry is named: what the
/// receiver has spent since, and may not owe, does not come back to the giver.
package struct Reverse: LedgerCommand {
    package static let kind = EntryKind.reversal
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .entryNotFound, .entryOfOrder, .entryNotReversible,
        .entryReversed, .reversalExceeded, .currencyUnknown, .insufficientBalance, .lotsExhausted,
        .balanceExceeded,
    ]

    package let envelope: Envelope
    /// The entry.
    package let target: JournalID
    /// How much of it, from 1 on; `nil` for all that is left.
    package let amount: Amount?

    /// Takes an entry back.
    package init(envelope: Envelope, target: JournalID, amount: Amount?) {
        self.envelope = envelope
        self.target = target
        self.amount = amount
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .reversal, case .entry(let id, _) = entry.subject else {
            return "method"
        }
        if target != id { return "entry_id" }
        if amount != entry.request.amount { return "amount" }
        return nil
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(target.rawValue)
        digest.add(amount?.rawValue)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        guard let target = state.target else { throw .entryNotFound }
        let entry = target.entry
        if case .order = entry.subject { throw .entryOfOrder }
        guard let direction = Direction(entry) else { throw .entryNotReversible }
        let left = max(entry.gross, -entry.gross) - state.targetReversed
        if left == .zero { throw .entryReversed }
        let reversed = amount ?? left
        if reversed > left { throw .reversalExceeded }
        let rules = try draft.rules(entry.currency)
        let subject = EntrySubject.entry(target.id, number: entry.number)
        draft.releaseOverdueHolds()
        switch direction {
        case .takeBack:
            let (lots, debts, legs) = draft.takeBack(
                reversed,
                from: .account,
                ownEntry: entry.member == draft.account.member ? entry.number : nil,
                rules
            )
            draft.book(
                .reversal,
                currency: entry.currency,
                lots: lots,
                debts: debts,
                legs: legs,
                counterpart: entry.counterpart,
                subject: subject,
                request: amount
            )
        case .restore:
            if case .member = entry.subject {
                try takeFromReceiver(reversed, of: entry, rules, &draft)
            }
            let (lots, debts) = try draft.restore(
                reversed,
                of: entry,
                skipping: state.targetReversed,
                rules
            )
            draft.book(
                .reversal,
                currency: entry.currency,
                lots: lots,
                debts: debts,
                counterpart: entry.counterpart,
                subject: subject,
                request: amount
            )
        case .owe:
            draft.book(
                .reversal,
                currency: entry.currency,
                debts: [DebtChange(number: draft.nextNumber(.account), owed: reversed)],
                counterpart: .loss,
                subject: subject,
                request: amount
            )
        }
        draft.reverse(target.id, by: reversed)
    }

    /// Takes what the receiver of a transfer got.
    ///
    /// All of it, whatever the policy says of orders: a part that were lost here would be made anew
    /// there.
    private func takeFromReceiver(
        _ amount: Amount,
        of entry: Entry,
        _ rules: CurrencyRules,
        _ draft: inout Draft
    ) throws(Refusal) {
        guard let other = draft.other, other.member != draft.account.member,
            case .member(let receiver, let number, _) = entry.subject
        else { throw .entryNotReversible }
        draft.releaseOverdueHolds(on: .other)
        var transferRules = rules
        if rules.negative == .pendingOnly { transferRules.negative = .downToZero }
        // Of a receiver that was ever merged the entry may stand on another's account.
        let isOwn = receiver == other.member && other.survivors.isEmpty
        let (lots, debts, legs) = draft.takeBack(
            amount,
            from: .other,
            ownEntry: isOwn ? number : nil,
            transferRules
        )
        if !legs.isEmpty { throw .insufficientBalance }
        draft.book(
            .reversal,
            on: .other,
            currency: entry.currency,
            lots: lots,
            debts: debts,
            counterpart: .transit,
            subject: .member(draft.account.member, number: draft.nextNumber(.account), nil),
            owner: receiver == other.member ? nil : receiver
        )
    }

    /// What taking an entry back means.
    private enum Direction {
        case takeBack
        case restore
        case owe

        init?(_ entry: Entry) {
            switch entry.kind {
            case .earn: self = .takeBack
            case .adjustment: self = entry.gross > .zero ? .takeBack : .restore
            case .burn, .capture, .transferOut, .expiry: self = .restore
            case .writeOff: self = .owe
            case .reversal, .hold, .release, .transferIn, .mergeOut, .mergeIn, .unmergeOut,
                .unmergeIn, .proposal, .rejection, .notice, .noticeDelivered, .refusal,
                .fact:
                return nil
            }
        }
    }
}

extension Entry {
    /// The system account that stands against it, apart from debts and losses.
    fileprivate var counterpart: SystemAccount? {
        counterLegs.last { $0.account != .debt && $0.account != .loss }?.account
    }
}
