package import Primitives

/// What an entry did to one lot.
package struct LotChange: Hashable, Sendable {
    /// The number of the entry that granted the lot.
    package let lotNumber: Int64
    /// What the lot's remaining points change by; never zero.
    package let points: Points
    /// The terms of the lot, where this change grants it.
    package let grants: LotTerms?

    /// Says what a lot changes by.
    package init(lotNumber: Int64, points: Points, grants: LotTerms? = nil) {
        self.lotNumber = lotNumber
        self.points = points
        self.grants = grants
    }
}

/// One operation on a member's account, as it was booked: both sides, and every lot it touched.
///
/// Entries are facts: they are never changed, only followed by others. An account is what its
/// entries make it (``Account/apply(_:)``).
package struct Entry: Hashable, Sendable {
    /// Counts the member's entries from 1; also the number of the lot that the entry grants.
    package let number: Int64
    /// Whose account.
    package let member: MemberID
    /// What sort of operation.
    package let kind: EntryKind
    /// What it counts.
    package let currency: Currency
    /// What the member's balance changes by; zero for an order too small to earn.
    package let points: Points
    /// The other side; together with `points` it sums to zero.
    package let counterLegs: [CounterLeg]
    /// Which lots change by how much; they sum to `points`.
    package let lotChanges: [LotChange]
    /// The member's balance afterwards: what is left in all lots.
    package let balanceAfter: Points
    /// When the ledger booked it; never before an earlier entry.
    package let bookedAt: Timestamp
    /// When it happened, by the clock of whoever reported it.
    package let effectiveAt: Timestamp
    /// Why.
    package let reason: ReasonCode
    /// The rule that gave the points; `nil` where none did.
    package let ruleVersion: RuleVersion?
    /// The order that it belongs to.
    package let order: OrderIdentity
    /// Where it happened.
    package let organisation: OrganisationPath
    /// The client's name for the command; `nil` where the order's identity names it.
    package let key: IdempotencyKey?
    /// The time that the client gave; `nil` where it gave none and `effectiveAt` is ours.
    package let requestedAt: Timestamp?
    /// The number of the entry that this one takes back.
    package let reversesNumber: Int64?

    /// States an operation.
    package init(
        number: Int64,
        member: MemberID,
        kind: EntryKind,
        currency: Currency,
        points: Points,
        counterLegs: [CounterLeg],
        lotChanges: [LotChange],
        balanceAfter: Points,
        bookedAt: Timestamp,
        effectiveAt: Timestamp,
        reason: ReasonCode,
        ruleVersion: RuleVersion?,
        order: OrderIdentity,
        organisation: OrganisationPath,
        key: IdempotencyKey? = nil,
        requestedAt: Timestamp? = nil,
        reversesNumber: Int64? = nil
    ) {
        self.number = number
        self.member = member
        self.kind = kind
        self.currency = currency
        self.points = points
        self.counterLegs = counterLegs
        self.lotChanges = lotChanges
        self.balanceAfter = balanceAfter
        self.bookedAt = bookedAt
        self.effectiveAt = effectiveAt
        self.reason = reason
        self.ruleVersion = ruleVersion
        self.order = order
        self.organisation = organisation
        self.key = key
        self.requestedAt = requestedAt
        self.reversesNumber = reversesNumber
    }

    /// Whether both sides sum to zero and the lots sum to the member's side, within bounds.
    package var isBalanced: Bool {
        let legs = counterLegs.reduce(Optional(points)) { sum, leg in
            sum.flatMap { Points.checkedSum($0, leg.points) }
        }
        let lots = lotChanges.reduce(Optional(Points.zero)) { sum, change in
            sum.flatMap { Points.checkedSum($0, change.points) }
        }
        return legs == .zero && lots == points
    }

    /// The lot that this entry grants, whole.
    package var grantedLot: Lot? {
        for change in lotChanges {
            guard let terms = change.grants, change.points > .zero else { continue }
            return Lot(
                number: change.lotNumber,
                granted: change.points,
                remaining: change.points,
                terms: terms
            )
        }
        return nil
    }
}
