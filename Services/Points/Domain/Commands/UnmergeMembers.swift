package import Primitives

/// Undoes a merge: both members get what they would have without it.
///
/// What was booked since is the member's that was named when it was sent, but for the entries that
/// are named here: they are the merged member's. `Merges/MergeReplay` tells what that comes to; who
/// has spent of the other's lots makes it good out of its own.
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
            let since = state.history.first?.entry, since.kind == .mergeIn
        else { throw .notMerged }
        guard state.assigned.count == entries.count, Set(entries).count == entries.count
        else { throw .entryNotAssignable }
        for item in state.assigned {
            let entry = item.booked.entry
            guard entry.member == state.account.member, entry.number > since.number,
                Self.isAssignable(entry)
            else { throw .entryNotAssignable }
        }
        let before = draft.entries.count
        draft.releaseOverdueHolds()
        // What has lapsed has lapsed for whoever had it.
        for pocket in draft.account.pockets { draft.bookLapsed(pocket.currency) }
        let replay = MergeReplay(setting(state, draft, since: before))
        for currency in currencies(state, replay) {
            try divide(currency, state, replay, &draft)
        }
        for item in state.assigned where replay.party(of: item.booked.entry.named) != merged {
            let entry = item.booked.entry
            draft.book(
                .unmergeOut,
                currency: entry.currency,
                subject: .member(merged, number: entry.number, nil),
                names: names
            )
            draft.assign(item.booked.id, to: merged)
        }
    }

    private func setting(
        _ state: LedgerState,
        _ draft: Draft,
        since before: Int
    ) -> MergeReplay.Setting {
        var origins: [LotID: (member: MemberID, lot: LotID)] = [:]
        for (into, from) in zip(state.merge.into, state.merge.from) {
            for (change, origin) in zip(into.lotChanges, from.lotChanges) {
                origins[change.lot] = (merged, origin.lot)
            }
        }
        return MergeReplay.Setting(
            account: draft.account,
            history: state.history,
            due: Array(draft.entries[before...]),
            assigned: Dictionary(uniqueKeysWithValues: entries.map { ($0, merged) }),
            targets: state.targets,
            origins: origins,
            links: state.links,
            program: draft.program
        )
    }

    /// The currencies of which anything goes back, those of the merge in any case.
    private func currencies(
        _ state: LedgerState,
        _ replay: MergeReplay
    ) -> [Currency] {
        let came = state.merge.into.map(\.currency)
        let others = replay.pockets.filter { currency, shared in
            !came.contains(currency)
                && shared.shares.contains { member, _ in
                    member == merged || shared.parents[member] == merged
                }
        }.keys
        return (came + others).sorted { $0.code < $1.code }
    }

    /// Moves back one currency.
    private func divide(
        _ currency: Currency,
        _ state: LedgerState,
        _ replay: MergeReplay,
        _ draft: inout Draft
    ) throws(Refusal) {
        let rules = try draft.rules(currency)
        let settlement = try MergeSettlement(
            replay.pockets[currency] ?? SharedPocket(draft.program.zone),
            parted: merged,
            holds: replay.holds,
            draft,
            rules
        )
        let pocket = draft.account.pocket(currency)
        let numbers = (out: draft.nextNumber(.account), in: draft.nextNumber(.other))
        draft.book(
            .unmergeOut,
            currency: currency,
            lots: try draft.leaving(settlement.lots, pocket, rules),
            debts: leaving(settlement, pocket, numbers.out),
            legs: Self.loss(settlement.lost),
            counterpart: .transit,
            subject: .member(merged, number: numbers.in, settlement.lifetime),
            names: names
        )
        var given: [LotID: LotChange] = [:]
        for portion in settlement.portions where portion.owner == nil || portion.isAnything {
            let lots = try draft.coming(
                portion.lots,
                pocket,
                origins(state, currency),
                &given,
                rules
            )
            let number = draft.nextNumber(.other)
            draft.book(
                .unmergeIn,
                on: .other,
                currency: currency,
                lots: lots,
                debts: portion.owed > .zero
                    ? [DebtChange(number: number, owed: portion.owed)] : [],
                legs: Self.loss(portion.lost),
                counterpart: .transit,
                subject: .member(
                    draft.account.member,
                    number: numbers.out,
                    portion.lifetime
                ),
                owner: portion.owner
            )
        }
    }

    private static func loss(_ lost: Amount) -> [CounterLeg] {
        lost > .zero ? [CounterLeg(account: .loss, amount: -lost)] : []
    }

    /// The lots of the merged member in one currency, by what they are here.
    private func origins(_ state: LedgerState, _ currency: Currency) -> [LotID: LotChange] {
        var origins: [LotID: LotChange] = [:]
        for (into, from) in zip(state.merge.into, state.merge.from) where into.currency == currency
        {
            for (change, origin) in zip(into.lotChanges, from.lotChanges) {
                origins[change.lot] = origin
            }
        }
        return origins
    }

    /// What the debts here change by: what is owed more is a new one.
    private func leaving(
        _ settlement: MergeSettlement,
        _ pocket: Pocket,
        _ number: Int64
    ) -> [DebtChange] {
        var changes: [DebtChange] = []
        var more = settlement.owed
        var kept = settlement.debts
        for debt in pocket.debts {
            let owed = kept.removeValue(forKey: debt.number) ?? .zero
            if owed < debt.owed {
                changes.append(DebtChange(number: debt.number, owed: owed - debt.owed))
            } else {
                more += owed - debt.owed
            }
        }
        more += kept.values.reduce(.zero, +)
        if more > .zero { changes.append(DebtChange(number: number, owed: more)) }
        return changes
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
}
