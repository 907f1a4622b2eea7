package import Primitives

/// Where a member stands at a moment, and what the next step asks for.
package struct Standing: Hashable, Sendable {
    /// The tier's rank.
    package let rank: Int
    /// When the tier was reached; for the first tier the registration, `nil` where not yet known.
    package let since: Timestamp?
    /// The first moment at which the tier may be lost by time; `nil` for never.
    package let keptUntil: Timestamp?
    /// The growth of the running window, as the tier is judged by.
    package let growth: Growth
    /// The first moment of the running window.
    package let windowStartsAt: Timestamp
    /// The first moment after the running window.
    package let windowEndsAt: Timestamp
    /// The growth still missing for the next tier; `nil` at the top.
    package let growthToNext: Growth?
    /// The growth still missing to keep the tier past `keptUntil`.
    package let growthToKeep: Growth
    /// The first moment of the window in which that growth counts; `nil` where nothing is needed.
    package let keepWindowStartsAt: Timestamp?

    /// Tells where a member stands: a pure function of rules, growth history and moment.
    ///
    /// - Parameters:
    ///   - rules: The program and its calendar.
    ///   - registeredAt: When the member registered, where that is known.
    ///   - entries: The whole growth ledger, in any order.
    ///   - now: The moment.
    package init(
        rules: TierRules,
        registeredAt: Timestamp?,
        entries: [GrowthEntry],
        now: Timestamp
    ) {
        let timeline = TierTimeline(entries: entries, until: now, rules: rules)
        self.init(fold: timeline.end, rules: rules, registeredAt: registeredAt)
    }

    /// Tells where a member stands from a fold that has come to the moment.
    package init(fold: TierFold, rules: TierRules, registeredAt: Timestamp?) {
        let program = rules.program
        let calendar = rules.calendar
        let year = calendar.year(of: fold.at)
        rank = fold.rank
        since = fold.since ?? registeredAt
        growth = fold.windowGrowth
        windowStartsAt = calendar.start(ofYear: year)
        windowEndsAt = calendar.start(ofYear: year + 1)
        growthToNext =
            fold.rank + 1 < program.tiers.count
            ? max(.zero, program.tiers[fold.rank + 1].growthMin - fold.windowGrowth) : nil
        guard let kept = fold.keptThroughYear else {
            keptUntil = nil
            growthToKeep = .zero
            keepWindowStartsAt = nil
            return
        }
        // Growth of the last year that is kept decides about the year after it.
        let counted = kept == year ? fold.windowGrowth : .zero
        keptUntil = calendar.start(ofYear: kept + 1)
        growthToKeep = max(.zero, program.tiers[fold.rank].keepMin - counted)
        keepWindowStartsAt = calendar.start(ofYear: kept)
    }
}
