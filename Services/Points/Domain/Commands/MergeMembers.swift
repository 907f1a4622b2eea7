package import Primitives

/// Moves all that another member has to the member of the envelope, since the two are one person.
///
/// Lots, debts and sums of all that ever happened move as they are; the other account is left with
/// nothing, and whatever names it from now on means this member.
package struct MergeMembers: LedgerCommand {
    package static let kind = EntryKind.mergeIn
    package static let refusals: [Refusal] = [
        .reasonUnknown, .tooFarAhead, .alreadyMerged, .holdsOpen, .lotsExhausted,
        .balanceExceeded,
    ]

    package let envelope: Envelope
    /// Who is merged into the member of the envelope.
    package let merged: MemberID

    /// Merges two members.
    package init(envelope: Envelope, merged: MemberID) {
        self.envelope = envelope
        self.merged = merged
    }

    package func difference(from entry: Entry) -> String? {
        guard entry.kind == .mergeIn, case .member(let merged, _, _) = entry.subject else {
            return "method"
        }
        return self.merged == merged ? nil : "merged_id"
    }

    package func hash(into digest: inout CommandHasher) {
        digest.add(merged.rawValue)
    }

    package func book(_ state: LedgerState, in draft: inout Draft) throws(Refusal) {
        guard let other = state.other, other.member != state.account.member,
            other.mergedInto == nil
        else { throw .alreadyMerged }
        for side in [Draft.Side.account, .other] {
            draft.releaseOverdueHolds(on: side)
            draft.bookAllIdle(on: side)
        }
        guard let other = draft.other, other.holds.isEmpty else { throw .holdsOpen }
        // At least one entry, so that the account is closed even where it has nothing.
        let pockets = other.pockets.isEmpty ? [Pocket(currency: .points)] : other.pockets
        for pocket in pockets { try move(pocket, &draft) }
    }

    private func move(_ pocket: Pocket, _ draft: inout Draft) throws(Refusal) {
        let receiving = draft.account.pocket(pocket.currency)
        try draft.checkRoom(receiving, lots: pocket.lots.count, amount: pocket.balance)
        let numbers = (from: draft.nextNumber(.other), into: draft.nextNumber(.account))
        draft.book(
            .mergeOut,
            on: .other,
            currency: pocket.currency,
            lots: pocket.lots.map {
                LotChange(lot: $0.id, free: -$0.free, terms: $0.terms)
            },
            debts: pocket.debts.map { DebtChange(number: $0.number, owed: -$0.owed) },
            counterpart: .transit,
            subject: .member(
                draft.account.member,
                number: numbers.into,
                pocket.lifetime
            )
        )
        let owed = pocket.debt
        draft.book(
            .mergeIn,
            currency: pocket.currency,
            lots: pocket.lots.enumerated().map { index, lot in
                LotChange(
                    lot: LotID(entryNumber: numbers.into, index: index),
                    free: lot.free,
                    terms: lot.terms.granting(lot.free),
                    isGrant: true
                )
            },
            debts: owed > .zero ? [DebtChange(number: numbers.into, owed: owed)] : [],
            counterpart: .transit,
            subject: .member(merged, number: numbers.from, pocket.lifetime)
        )
    }
}
