/// The rules by which growth becomes a tier: ordered tiers and what happens when a year ends.
///
/// Growth is counted per calendar year of the program's time zone. A tier is reached at once when
/// the year's growth comes to its `growthMin`, and is then kept to the end of the following year.
/// A year in which the growth comes to the tier's `keepMin` keeps it one more year in the same
/// way. Where no year does, `periodEnd` says what is left when the kept time is over.
package struct TierProgram: Hashable, Sendable {
    /// What happens to a tier whose kept time ends without enough growth.
    package enum PeriodEnd: String, CaseIterable, Hashable, Sendable {
        /// Nothing: a tier once reached is never lost by time.
        case none
        /// One step down, or to what the year that ended reached, whichever is higher.
        case oneStep = "one_step"
        /// To what the year that ended reached.
        case fullReassessment = "full_reassessment"
    }

    /// When goods that come back count against the tier.
    package enum ReversalPolicy: String, CaseIterable, Hashable, Sendable {
        /// At once: the tier becomes what it would be had the order never been.
        case atOnce = "at_once"
        /// At the next start of a year.
        case atReview = "at_review"
        /// Not at all.
        case never
    }

    /// supermarket, …; 1 to 32 of a-z, 0-9 and _.
    package let name: String
    /// From 1 upwards; raised with every change of the rules.
    package let version: Int
    /// From the lowest to the highest; the first needs no growth.
    ///
    /// A tier's index is its rank.
    package let tiers: [Tier]
    /// What happens when the kept time ends.
    package let periodEnd: PeriodEnd
    /// When goods that come back count.
    package let reversals: ReversalPolicy

    /// The most tiers that a program may have.
    package static let tiersMax = 32
    /// The most benefits that one tier may add.
    package static let benefitsMax = 64
    /// The most growth that a threshold may ask for.
    package static let growthMinMax = Growth(1_000_000_000_000)

    /// The name and version as they stand in every entry and change: `supermarket@1`.
    package let label: String

    /// Takes rules from outside.
    ///
    /// - Throws: ``TierProgramError`` naming the first field that is wrong.
    package init(
        name: String,
        version: Int,
        tiers: [Tier],
        periodEnd: PeriodEnd,
        reversals: ReversalPolicy
    ) throws(TierProgramError) {
        try Self.check(code: name, field: "program")
        guard (1...1_000_000).contains(version) else {
            throw TierProgramError(field: "version", "must be 1 to 1,000,000, is \(version)")
        }
        guard (1...Self.tiersMax).contains(tiers.count) else {
            throw TierProgramError(
                field: "tiers",
                "must name 1 to \(Self.tiersMax) tiers, names \(tiers.count)"
            )
        }
        for index in tiers.indices {
            try Self.check(tierAt: index, of: tiers)
        }
        self.name = name
        self.version = version
        self.tiers = tiers
        self.periodEnd = periodEnd
        self.reversals = reversals
        label = "\(name)@\(version)"
    }

    /// The rank of the highest tier that this much growth within one window reaches.
    package func rank(reachedBy growth: Growth) -> Int {
        tiers.lastIndex { $0.growthMin <= growth } ?? 0
    }

    /// The rank of a tier by its code; `nil` where the program has no such tier.
    package func rank(of code: String) -> Int? {
        tiers.firstIndex { $0.code == code }
    }

    /// All that a tier gives: its own benefits and those of the tiers below, lowest first.
    package func benefits(ofRank rank: Int) -> [Benefit] {
        precondition(tiers.indices.contains(rank), "no tier has rank \(rank)")
        return tiers[0...rank].flatMap(\.ownBenefits)
    }
}

/// What is wrong with a program, and where in its file.
package struct TierProgramError: Error, Hashable, Sendable {
    /// The path of the field: `tiers[1].growth_min`.
    package let field: String
    /// What is wrong with it and what would be right.
    package let problem: String

    /// Names a field and what is wrong with it.
    package init(field: String, _ problem: String) {
        self.field = field
        self.problem = problem
    }
}

extension TierProgramError: CustomStringConvertible {
    package var description: String { "\(field): \(problem)" }
}

extension TierProgram {
    private static func check(code: String, field: String) throws(TierProgramError) {
        let isCode = code.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "_")
        }
        guard (1...32).contains(code.utf8.count), isCode else {
            throw TierProgramError(field: field, "must be 1 to 32 of a-z, 0-9 and _")
        }
    }

    private static func check(
        tierAt index: Int,
        of tiers: [Tier]
    ) throws(TierProgramError) {
        let tier = tiers[index]
        let path = "tiers[\(index)]"
        try check(code: tier.code, field: "\(path).code")
        guard !tiers[..<index].contains(where: { $0.code == tier.code }) else {
            throw TierProgramError(field: "\(path).code", "\(tier.code) is there twice")
        }
        if index == 0 {
            guard tier.growthMin == .zero else {
                throw TierProgramError(
                    field: "\(path).growth_min",
                    "must be 0: everybody has the first tier"
                )
            }
        } else {
            let below = tiers[index - 1].growthMin
            guard tier.growthMin > below, tier.growthMin <= growthMinMax else {
                throw TierProgramError(
                    field: "\(path).growth_min",
                    "must be above \(below) and at most \(growthMinMax), is \(tier.growthMin)"
                )
            }
        }
        guard (Growth.zero...tier.growthMin).contains(tier.keepMin) else {
            throw TierProgramError(
                field: "\(path).keep_min",
                "must be 0 to growth_min (\(tier.growthMin)), is \(tier.keepMin)"
            )
        }
        guard tier.ownBenefits.count <= benefitsMax else {
            throw TierProgramError(
                field: "\(path).benefits",
                "must name at most \(benefitsMax) benefits, names \(tier.ownBenefits.count)"
            )
        }
        let below = tiers[..<index].flatMap(\.ownBenefits).map(\.code)
        for (position, benefit) in tier.ownBenefits.enumerated() {
            let field = "\(path).benefits[\(position)].code"
            try check(code: benefit.code, field: field)
            let before = below + tier.ownBenefits[..<position].map(\.code)
            guard !before.contains(benefit.code) else {
                throw TierProgramError(
                    field: field,
                    "\(benefit.code) is given already by this tier or one below"
                )
            }
        }
    }
}

extension TierProgram {
    /// Everything that decides about tiers, as one text: equal texts, equal rules.
    ///
    /// Names and benefits are left out: they may change without a new version.
    package func rulesText(zoneName: String) -> String {
        let steps = tiers.map { "\($0.code):\($0.growthMin):\($0.keepMin)" }
        return "window=calendar_year zone=\(zoneName) period_end=\(periodEnd.rawValue) "
            + "reversals=\(reversals.rawValue) tiers=\(steps.joined(separator: ","))"
    }
}
