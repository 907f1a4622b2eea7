package import Primitives

/// Undoes a merge: what came with it goes back to the other member, as far as it is still there.
///
/// What happened since stays, but for the entries that are named: what they gave goes along, and
/// what they spent is given back here and spent there instead.
package struct UnmergeMembers: LedgerCommand {
    package static let kind = EntryKind.unmergeOut
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .notMerged, .entryNotAssignable, .currencyUnknown,
        .lotsExhausted,
        .balanceExceeded, .holdsOpen,
    ]

    package let envelope: Envelope
    /// Who was merged into the member of the envelope.
    package let merged: MemberID
    /// The entries since the merge that belong to the merged member: at most `entriesMax`, each
    /// once.
    package let entries: [JournalID]

    /// The most entries that are named.
    package static let entriesMax = 1000

    /// Undoes a merge.
    package init(envelope: Envelope, merged: MemberID, entries: [JournalID]) {
        self.envelope = envelope
        self.merged = merged
        self.entries = entries
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .unmergeOut, case .member(let merged, _, _) = entry.subject else {
            return "method"
        }
        if self.merged != merged { return "merged_id" }
        return entry.request.names == names ? nil : "entry_ids"
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(merged.rawValue)
        for entry in entries { digest.add(entry.rawValue) }
    }

    /// What the named entries come to, for an entry that has no room for them.
    private var names: CommandDigest {
        var hasher = CommandHasher()
        for entry in entries { hasher.add(entry.rawValue) }
        return hasher.digest
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        guard let other = state.other, other.mergedInto == state.account.member,
            let since = state.merge.into.last?.number
        else { throw .notMerged }
        guard state.assigned.count == entries.count, Set(entries).count == entries.count
        else { throw .entryNotAssignable }
        for item in state.assigned {
            let entry = item.booked.entry
            guard entry.member == state.account.member, entry.number > since,
                Self.isAssignable(entry)
            else { throw .entryNotAssignable }
        }
        draft.releaseOverdueHolds()
        draft.bookAllIdle(on: .account)
        let spent = try giveBackSpent(state, &draft)
        for (into, from) in zip(state.merge.into, state.merge.from) {
            try moveBack(into, from, &draft)
        }
        for item in state.assigned where Self.isGiven(item.booked.entry) {
            try moveEarned(item.booked, reversed: item.reversed, &draft)
        }
        for item in spent {
            let rules = try draft.rules(item.currency)
            let (lots, debts, legs) =
                draft.takeBack(item.amount, from: .other, ownEntry: nil, rules)
            draft.book(
                .unmergeIn,
                on: .other,
                currency: item.currency,
                lots: lots,
                debts: debts,
                legs: legs,
                counterpart: .transit,
                subject: .member(draft.account.member, number: item.number, nil),
                owner: item.owner
            )
        }
    }

    /// Gives back here what the named entries spent.
    private func giveBackSpent(
        _ state: LedgerState,
        _ draft: inout Draft
    ) throws(Refusal) -> [Spent] {
        var spent: [Spent] = []
        for item in state.assigned where !Self.isGiven(item.booked.entry) {
            let entry = item.booked.entry
            let left = -entry.gross - item.reversed
            guard left > .zero else { continue }
            let rules = try draft.rules(entry.currency)
            let number = draft.nextNumber(.account)
            let (lots, debts) =
                try draft.restore(left, of: entry, skipping: item.reversed, rules)
            draft.book(
                .unmergeOut,
                currency: entry.currency,
                lots: lots,
                debts: debts,
                counterpart: .transit,
                subject: .member(merged, number: entry.number, nil),
                names: names
            )
            draft.reverse(item.booked.id, by: left)
            spent.append(
                Spent(
                    currency: entry.currency,
                    amount: left,
                    number: number,
                    owner: owner(of: entry)
                )
            )
        }
        return spent
    }

    /// Moves back what is left of what came in one currency.
    private func moveBack(
        _ into: Entry,
        _ from: Entry,
        _ draft: inout Draft
    ) throws(Refusal) {
        let pocket = draft.account.pocket(into.currency)
        guard case .member(_, _, let lifetime) = into.subject else { throw .notMerged }
        var leaving: [LotChange] = []
        var coming: [LotChange] = []
        for (granted, origin) in zip(into.lotChanges, from.lotChanges) {
            guard let lot = pocket.lot(granted.lot) else { continue }
            if lot.held > .zero { throw .holdsOpen }
            leaving.append(LotChange(lot: lot.id, free: -lot.free, terms: lot.terms))
            coming.append(LotChange(lot: origin.lot, free: lot.free, terms: origin.terms))
        }
        let owed = pocket.debts.first { $0.number == into.number }?.owed ?? .zero
        let numbers = (out: draft.nextNumber(.account), in: draft.nextNumber(.other))
        draft.book(
            .unmergeOut,
            currency: into.currency,
            lots: leaving,
            debts: owed > .zero ? [DebtChange(number: into.number, owed: -owed)] : [],
            counterpart: .transit,
            subject: .member(merged, number: numbers.in, lifetime),
            names: names
        )
        draft.book(
            .unmergeIn,
            on: .other,
            currency: into.currency,
            lots: coming,
            debts: owed > .zero ? [DebtChange(number: numbers.in, owed: owed)] : [],
            counterpart: .transit,
            subject: .member(draft.account.member, number: numbers.out, lifetime)
        )
    }

    /// Moves what is left of what a named entry gave, as far as it was not taken back.
    ///
    /// What moves counts as taken back here: a later reversal takes from this member only what the
    /// entry has left with it.
    private func moveEarned(
        _ booked: BookedEntry,
        reversed: Amount,
        _ draft: inout Draft
    ) throws(Refusal) {
        let entry = booked.entry
        let pocket = draft.account.pocket(entry.currency)
        let left = entry.grantedLots.compactMap { pocket.lot($0.id) }
        if left.contains(where: { $0.held > .zero }) { throw .holdsOpen }
        var movable = entry.gross - reversed
        let parts: [(lot: Lot, amount: Amount)] = left.compactMap { lot in
            let part = min(movable, lot.free)
            movable -= part
            return part > .zero ? (lot, part) : nil
        }
        guard !parts.isEmpty else { return }
        draft.reverse(booked.id, by: parts.reduce(.zero) { $0 + $1.amount })
        let numbers = (out: draft.nextNumber(.account), in: draft.nextNumber(.other))
        draft.book(
            .unmergeOut,
            currency: entry.currency,
            lots: parts.map {
                LotChange(lot: $0.lot.id, free: -$0.amount, terms: $0.lot.terms)
            },
            counterpart: .transit,
            // As what was spent: the number of the entry that is assigned.
            subject: .member(merged, number: entry.number, nil),
            names: names
        )
        draft.book(
            .unmergeIn,
            on: .other,
            currency: entry.currency,
            lots: parts.enumerated().map { index, part in
                LotChange(
                    lot: LotID(entryNumber: numbers.in, index: index),
                    free: part.amount,
                    terms: part.lot.terms.granting(part.amount),
                    isGrant: true
                )
            },
            counterpart: .transit,
            subject: .member(draft.account.member, number: numbers.out, nil),
            owner: owner(of: entry)
        )
    }

    /// What was spent here and is spent there instead.
    private struct Spent {
        let currency: Currency
        let amount: Amount
        let number: Int64
        let owner: MemberID?
    }

    /// Whom an entry was sent for, where that one was merged into the merged member itself.
    private func owner(of entry: Entry) -> MemberID? {
        entry.request.member.flatMap { $0 == merged ? nil : $0 }
    }

    /// Whether an entry since the merge may be the merged member's.
    ///
    /// Beside what was given or spent: what was so elsewhere, and came back here as an assigned
    /// entry of a merge that was undone.
    package static func isAssignable(_ entry: Entry) -> Bool {
        switch entry.kind {
        case .earn, .burn, .capture: true
        case .unmergeIn:
            if case .member(_, _, nil) = entry.subject {
                entry.request.member != nil
            } else {
                false
            }
        default: false
        }
    }

    /// Whether an assignable entry gave something.
    private static func isGiven(_ entry: Entry) -> Bool {
        switch entry.kind {
        case .earn: true
        case .unmergeIn: entry.gross > .zero
        default: false
        }
    }
}
