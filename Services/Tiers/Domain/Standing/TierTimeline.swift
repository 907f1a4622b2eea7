package import Primitives

/// All changes of tier of one member up to a moment: a pure function of rules, growth and moment.
///
/// At every moment the tier is what folding the growth known at that moment gives, where an order
/// that was taken back counts as if it had never been, from the moment that the program's
/// `reversals` names. The order in which entries were booked has no influence.
package struct TierTimeline: Hashable, Sendable {
    /// The changes in order of time.
    package private(set) var changes: [DerivedChange] = []
    /// Where the last entry that counts left the member.
    package private(set) var checkpoint = TierFold()
    /// Where the member stands at the end.
    package private(set) var end = TierFold()

    /// Derives the timeline from a growth ledger.
    ///
    /// - Parameters:
    ///   - entries: The whole ledger, in any order.
    ///   - until: The last moment to count; entries effective later are not known yet.
    ///   - rules: The program and its calendar.
    package init(entries: [GrowthEntry], until: Timestamp, rules: TierRules) {
        let entries = entries.standing
        let gains = entries.filter { $0.cause == .orderPaid && $0.countsAt <= until }
            .sorted(by: Self.comesFirst)
        var fold = TierFold()
        var taken: [OrderReference: Growth] = [:]
        var index = 0
        for group in Self.takes(entries, until: until, rules: rules) {
            while index < gains.count, gains[index].countsAt <= group.at {
                fold.add(gains[index], lessTaken: taken, rules: rules, changes: &changes)
                index += 1
            }
            for entry in group.entries {
                taken[entry.order, default: .zero] -= entry.growth
            }
            fold = takeBack(group, from: fold, gains: gains[..<index], taken: taken, rules: rules)
        }
        for gain in gains[index...] {
            fold.add(gain, lessTaken: taken, rules: rules, changes: &changes)
        }
        checkpoint = fold
        finish(until: until, rules: rules)
    }

    /// Carries a timeline on from a checkpoint.
    ///
    /// `changes` holds only those after the checkpoint.
    ///
    /// - Parameters:
    ///   - checkpoint: A fold of everything before.
    ///   - gain: One more piece of growth, not before the checkpoint and not after `until`.
    ///   - until: The last moment to count.
    ///   - rules: The program and its calendar.
    package init(
        from checkpoint: TierFold,
        adding gain: GrowthEntry?,
        until: Timestamp,
        rules: TierRules
    ) {
        var fold = checkpoint
        if let gain {
            fold.add(gain, lessTaken: [:], rules: rules, changes: &changes)
        }
        self.checkpoint = fold
        finish(until: until, rules: rules)
    }

    private mutating func finish(until: Timestamp, rules: TierRules) {
        end = checkpoint
        end.advance(to: max(until, checkpoint.at), rules: rules, changes: &changes)
    }

    /// Goes on as if what was taken back had never been there.
    private mutating func takeBack(
        _ group: TakeGroup,
        from fold: TierFold,
        gains: ArraySlice<GrowthEntry>,
        taken: [OrderReference: Growth],
        rules: TierRules
    ) -> TierFold {
        var believed = fold
        // A review takes the place of the period's end at the same moment.
        believed.advance(
            to: max(believed.at, group.isReview ? group.at.advanced(byMicroseconds: -1) : group.at),
            rules: rules,
            changes: &changes
        )
        var forgotten: [DerivedChange] = []
        var fresh = TierFold()
        for gain in gains {
            fresh.add(gain, lessTaken: taken, rules: rules, changes: &forgotten)
        }
        fresh.advance(to: group.at, rules: rules, changes: &forgotten)
        guard fresh.rank != believed.rank else { return fresh.holding(since: believed.since) }
        let year = rules.calendar.year(of: group.at)
        changes.append(
            DerivedChange(
                fromRank: believed.rank,
                toRank: fresh.rank,
                effectiveAt: group.at,
                cause: group.isReview ? .periodEnded : .orderReversed,
                reference: group.isReview ? String(year - 1) : group.reference,
                growth: fresh.windowGrowth
            )
        )
        return fresh.holding(since: group.at)
    }
}

extension TierTimeline {
    /// What is taken back at one moment.
    private struct TakeGroup {
        let at: Timestamp
        let isReview: Bool
        var entries: [GrowthEntry]

        /// The order that is named as the cause.
        var reference: String { entries.map(\.order).max()?.description ?? "" }
    }

    /// The moment from which an entry counts against the tier; `nil` where it never does.
    package static func countsAgainstTier(
        from entry: GrowthEntry,
        rules: TierRules
    ) -> Timestamp? {
        switch rules.program.reversals {
        case .atOnce: entry.effectiveAt
        case .atReview:
            rules.calendar.start(ofYear: rules.calendar.year(of: entry.effectiveAt) + 1)
        case .never: nil
        }
    }

    private static func takes(
        _ entries: [GrowthEntry],
        until: Timestamp,
        rules: TierRules
    ) -> [TakeGroup] {
        var groups: [Timestamp: TakeGroup] = [:]
        let isReview = rules.program.reversals == .atReview
        for entry in entries where entry.cause == .orderReversed {
            guard let at = countsAgainstTier(from: entry, rules: rules), at <= until else {
                continue
            }
            groups[at, default: TakeGroup(at: at, isReview: isReview, entries: [])]
                .entries.append(entry)
        }
        return groups.values.sorted { $0.at < $1.at }
    }

    private static func comesFirst(_ lhs: GrowthEntry, _ rhs: GrowthEntry) -> Bool {
        (lhs.countsAt, lhs.order) < (rhs.countsAt, rhs.order)
    }
}

extension TierFold {
    fileprivate mutating func add(
        _ gain: GrowthEntry,
        lessTaken taken: [OrderReference: Growth],
        rules: TierRules,
        changes: inout [DerivedChange]
    ) {
        let net = gain.growth - (taken[gain.order] ?? .zero)
        add(net, at: gain.countsAt, order: gain.order, rules: rules, changes: &changes)
    }
}
