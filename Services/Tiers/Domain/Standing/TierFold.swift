package import Primitives

/// Where a member stands after a stretch of its growth history, ready to be carried on.
///
/// Folding growth in order of time, one piece after the other, gives the same as folding it all at
/// once; so that an order in its right place costs one step, however long the history is.
package struct TierFold: Hashable, Sendable {
    /// How far the history has been folded.
    package private(set) var at: Timestamp
    /// The tier.
    package private(set) var rank: Int
    /// When the tier was reached; `nil` for the first tier, held since the beginning.
    package private(set) var since: Timestamp?
    /// The local year to whose end the tier is kept; `nil` for ever.
    package private(set) var keptThroughYear: Int?
    /// The local year that `windowGrowth` counts.
    package private(set) var windowYear: Int
    /// The growth of that year.
    package private(set) var windowGrowth: Growth

    /// Restores a fold that was stored.
    package init(
        at: Timestamp,
        rank: Int,
        since: Timestamp?,
        keptThroughYear: Int?,
        windowYear: Int,
        windowGrowth: Growth
    ) {
        precondition(rank >= 0, "a rank is never negative, is \(rank)")
        self.at = at
        self.rank = rank
        self.since = since
        self.keptThroughYear = keptThroughYear
        self.windowYear = windowYear
        self.windowGrowth = windowGrowth
    }

    /// The beginning of every history: the first tier, no growth.
    package init() {
        self.init(
            at: .min,
            rank: 0,
            since: nil,
            keptThroughYear: nil,
            windowYear: 0,
            windowGrowth: .zero
        )
    }

    /// Lets time pass, and ends the periods that end on the way.
    ///
    /// - Parameters:
    ///   - time: Up to and including when; not before `at`.
    ///   - rules: The program and its calendar.
    ///   - changes: The changes of tier are added here.
    package mutating func advance(
        to time: Timestamp,
        rules: TierRules,
        changes: inout [DerivedChange]
    ) {
        precondition(time >= at, "a fold only goes forward: \(time) is before \(at)")
        let year = rules.calendar.year(of: time)
        while let kept = keptThroughYear, kept < year {
            endPeriod(ofYear: kept, rules: rules, changes: &changes)
        }
        if windowYear != year {
            windowYear = year
            windowGrowth = .zero
        }
        at = time
    }

    /// Adds growth at its time.
    ///
    /// - Parameters:
    ///   - growth: Not negative.
    ///   - time: When; not before `at`.
    ///   - order: What gave it.
    ///   - rules: The program and its calendar.
    ///   - changes: The changes of tier are added here.
    package mutating func add(
        _ growth: Growth,
        at time: Timestamp,
        order: OrderReference,
        rules: TierRules,
        changes: inout [DerivedChange]
    ) {
        precondition(growth >= .zero, "growth is folded net, never negative: \(growth)")
        advance(to: time, rules: rules, changes: &changes)
        windowGrowth += growth
        let program = rules.program
        let reached = program.rank(reachedBy: windowGrowth)
        if reached > rank {
            changes.append(
                DerivedChange(
                    fromRank: rank,
                    toRank: reached,
                    effectiveAt: time,
                    cause: .growthReached,
                    reference: order.description,
                    growth: windowGrowth
                )
            )
            rank = reached
            since = time
            keptThroughYear = program.periodEnd == .none ? nil : windowYear + 1
        } else if let kept = keptThroughYear, windowGrowth >= program.tiers[rank].keepMin {
            keptThroughYear = max(kept, windowYear + 1)
        }
    }

    /// The same place, with the tier held since an earlier moment.
    func holding(since: Timestamp?) -> TierFold {
        var fold = self
        fold.since = since
        return fold
    }

    private mutating func endPeriod(
        ofYear year: Int,
        rules: TierRules,
        changes: inout [DerivedChange]
    ) {
        let growth = windowYear == year ? windowGrowth : .zero
        let reached = rules.program.rank(reachedBy: growth)
        let next =
            switch rules.program.periodEnd {
            case .none: rank
            case .oneStep: max(reached, rank - 1)
            case .fullReassessment: reached
            }
        let boundary = rules.calendar.start(ofYear: year + 1)
        if next != rank {
            changes.append(
                DerivedChange(
                    fromRank: rank,
                    toRank: next,
                    effectiveAt: boundary,
                    cause: .periodEnded,
                    reference: String(year),
                    growth: growth
                )
            )
            rank = next
            since = boundary
        }
        keptThroughYear = next == 0 || rules.program.periodEnd == .none ? nil : year + 1
    }
}

/// A program together with the calendar in which its years are counted.
package struct TierRules: Sendable {
    /// The rules.
    package let program: TierProgram
    /// The years.
    package let calendar: ProgramCalendar

    /// Pairs the two.
    package init(program: TierProgram, calendar: ProgramCalendar) {
        self.program = program
        self.calendar = calendar
    }
}
