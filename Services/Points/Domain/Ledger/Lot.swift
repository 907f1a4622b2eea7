package import Primitives

/// What a lot was granted with; never changes while the lot lives.
package struct LotTerms: Hashable, Sendable {
    /// From when on the points can be spent.
    package let activatesAt: Timestamp
    /// From when on they can no longer be spent, counted from activation; `nil` for never.
    package let expiresAt: Timestamp?
    /// The store or partner that gave them.
    package let issuer: OrganisationPath
    /// The rule that gave them.
    package let ruleVersion: RuleVersion

    /// States what a lot is granted with.
    package init(
        activatesAt: Timestamp,
        expiresAt: Timestamp?,
        issuer: OrganisationPath,
        ruleVersion: RuleVersion
    ) {
        self.activatesAt = activatesAt
        self.expiresAt = expiresAt
        self.issuer = issuer
        self.ruleVersion = ruleVersion
    }
}

/// Points that were granted together, and what is left of them.
package struct Lot: Hashable, Sendable {
    /// Whether a lot's points can be spent.
    package enum Phase: Hashable, Sendable {
        /// Not yet.
        case pending
        /// Now.
        case usable
        /// No longer.
        case lapsed
    }

    /// The number of the entry that granted it.
    package let number: Int64
    /// What was granted, above zero.
    package let granted: Points
    /// What is left: from zero to `granted`.
    package var remaining: Points
    /// What it was granted with.
    package let terms: LotTerms

    /// Describes a lot.
    package init(number: Int64, granted: Points, remaining: Points, terms: LotTerms) {
        precondition(granted > .zero, "a lot must hold points, holds \(granted)")
        precondition(
            remaining >= .zero && remaining <= granted,
            "\(remaining) of \(granted) points cannot be left"
        )
        self.number = number
        self.granted = granted
        self.remaining = remaining
        self.terms = terms
    }

    /// Whether the points can be spent at `now`, exact to the microsecond.
    package func phase(at now: Timestamp) -> Phase {
        if let expiresAt = terms.expiresAt, expiresAt <= now { return .lapsed }
        return terms.activatesAt <= now ? .usable : .pending
    }

    /// Whether this lot is spent before `other`: by expiry, then grant time, then number.
    package func isSpent(before other: Lot) -> Bool {
        let expiries = (
            terms.expiresAt ?? Timestamp(microseconds: .max),
            other.terms.expiresAt ?? Timestamp(microseconds: .max)
        )
        if expiries.0 != expiries.1 { return expiries.0 < expiries.1 }
        if terms.activatesAt != other.terms.activatesAt {
            return terms.activatesAt < other.terms.activatesAt
        }
        return number < other.number
    }
}
