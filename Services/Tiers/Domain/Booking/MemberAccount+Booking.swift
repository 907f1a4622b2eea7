internal import Primitives

extension MemberAccount {
    /// Books the first tier.
    mutating func open(
        cause: TierChange.Cause,
        at effectiveAt: Timestamp,
        bookedAt: Timestamp,
        rules: TierRules
    ) -> TierChange {
        changeCount += 1
        return TierChange(
            number: changeCount,
            fromTier: nil,
            toTier: rules.program.tiers[0].code,
            effectiveAt: effectiveAt,
            bookedAt: bookedAt,
            cause: cause,
            reference: "",
            programVersion: rules.program.label,
            growth: .zero,
            entriesSeen: entryCount
        )
    }

    /// Numbers a new line of the ledger.
    mutating func entry(
        _ cause: GrowthEntry.Cause,
        _ growth: Growth,
        order: OrderReference,
        paid: Fen,
        owner: MemberID?,
        times: (countsAt: Timestamp, effectiveAt: Timestamp, bookedAt: Timestamp),
        rules: TierRules
    ) -> GrowthEntry {
        entryCount += 1
        return GrowthEntry(
            number: entryCount,
            growth: growth,
            countsAt: times.countsAt,
            effectiveAt: times.effectiveAt,
            bookedAt: times.bookedAt,
            cause: cause,
            order: order,
            paid: paid,
            programVersion: rules.program.label,
            owner: owner
        )
    }

    /// Takes in the growth of an order: one step where it is the latest, else all over again.
    mutating func take<Failure: Error>(
        in gain: GrowthEntry,
        rules: TierRules,
        ledger: () throws(Failure) -> [GrowthEntry]
    ) throws(Failure) -> [TierChange] {
        // Gains of the same moment are told apart by their order, so that only a later one may
        // be put on top.
        guard gain.countsAt > checkpoint.at, reviewAt == nil else {
            return rederive(entries: try ledger(), adding: gain, rules: rules)
        }
        let horizon = gain.bookedAt
        let before = TierTimeline(
            from: checkpoint,
            adding: nil,
            until: bookedThrough,
            rules: rules
        )
        let after = TierTimeline(from: checkpoint, adding: gain, until: horizon, rules: rules)
        settle(on: after, horizon: horizon, entries: nil, rules: rules)
        return reconcile(believed: before, derived: after, entry: gain, rules: rules)
    }

    /// Takes in a line of the ledger by deriving everything again.
    mutating func rederive(
        entries: [GrowthEntry],
        adding entry: GrowthEntry,
        rules: TierRules
    ) -> [TierChange] {
        let horizon = entry.bookedAt
        let before = TierTimeline(entries: entries, until: bookedThrough, rules: rules)
        let known = entries + [entry]
        let after = TierTimeline(entries: known, until: horizon, rules: rules)
        settle(on: after, horizon: horizon, entries: known, rules: rules)
        return reconcile(believed: before, derived: after, entry: entry, rules: rules)
    }

    /// Takes over where a timeline ends; `entries` is the ledger where it was loaded.
    mutating func settle(
        on timeline: TierTimeline,
        horizon: Timestamp,
        entries: [GrowthEntry]?,
        rules: TierRules
    ) {
        checkpoint = timeline.checkpoint
        bookedThrough = horizon
        if let entries {
            reviewAt =
                entries.standing.filter { $0.cause == .orderReversed }
                .compactMap { TierTimeline.countsAgainstTier(from: $0, rules: rules) }
                .filter { $0 > horizon }
                .min()
        }
        let keptUntil = timeline.end.keptThroughYear.map { rules.calendar.start(ofYear: $0 + 1) }
        dueAt = [reviewAt, keptUntil].compactMap(\.self).min()
    }

    /// Books derived changes as they are.
    mutating func append(
        _ derived: ArraySlice<DerivedChange>,
        bookedAt: Timestamp,
        rules: TierRules
    ) -> [TierChange] {
        derived.map { change in
            changeCount += 1
            return TierChange(
                number: changeCount,
                fromTier: rules.program.tiers[change.fromRank].code,
                toTier: rules.program.tiers[change.toRank].code,
                effectiveAt: change.effectiveAt,
                bookedAt: bookedAt,
                cause: change.cause,
                reference: change.reference,
                programVersion: rules.program.label,
                growth: change.growth,
                entriesSeen: entryCount
            )
        }
    }

    /// Adds to the history what leads from the timeline believed to the one that is true.
    private mutating func reconcile(
        believed: TierTimeline,
        derived: TierTimeline,
        entry: GrowthEntry,
        rules: TierRules
    ) -> [TierChange] {
        if derived.changes.starts(with: believed.changes) {
            return append(
                derived.changes.dropFirst(believed.changes.count),
                bookedAt: entry.bookedAt,
                rules: rules
            )
        }
        let correction = DerivedChange(
            fromRank: believed.end.rank,
            toRank: derived.end.rank,
            effectiveAt: derived.end.since ?? entry.effectiveAt,
            cause: .corrected,
            reference: entry.order.description,
            growth: derived.changes.last?.growth ?? derived.end.windowGrowth
        )
        return append([correction], bookedAt: entry.bookedAt, rules: rules)
    }
}
