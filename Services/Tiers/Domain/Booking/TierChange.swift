package import Primitives

/// One change of a member's tier as it was booked; added, never rewritten.
///
/// The history says what was believed when: where a late order shows that the past was otherwise
/// than booked, one more change, `corrected`, leads from the tier believed to the true one and
/// names the order. The `to` of the newest change is therefore the tier of the last booking.
package struct TierChange: Hashable, Sendable {
    /// Why a tier changed; the raw values are published.
    package enum Cause: String, CaseIterable, Hashable, Sendable {
        /// The member came to be; the first tier. The reference is empty.
        case registered
        /// As `registered`, where an order was heard of before the registration was.
        case firstOrder = "first_order"
        /// The growth of the year reached the tier; the reference is the order.
        case growthReached = "growth_reached"
        /// The kept time was over; the reference is the year that ended.
        case periodEnded = "period_ended"
        /// An order was taken back; the reference is the order.
        case orderReversed = "order_reversed"
        /// An order came late, after later changes were booked; the reference is the late order.
        case corrected
        /// Growth came or went with a merge of members, or with its undoing; the reference is the
        /// merge.
        case membersMerged = "members_merged"
    }

    /// Unique per member, counted from 1.
    package let number: Int64
    /// The tier before; `nil` for the first.
    package let fromTier: String?
    /// The tier after; the same as before where only the moment or the kept time was corrected.
    package let toTier: String
    /// The moment from which it holds.
    package let effectiveAt: Timestamp
    /// When it was booked.
    package let bookedAt: Timestamp
    /// Why.
    package let cause: Cause
    /// What caused it.
    package let reference: String
    /// The program under which it was booked: `supermarket@1`.
    package let programVersion: String
    /// The growth of the window that decided.
    package let growth: Growth
    /// How many entries the growth ledger had when it was booked.
    package let entriesSeen: Int64

    /// Describes a change.
    package init(
        number: Int64,
        fromTier: String?,
        toTier: String,
        effectiveAt: Timestamp,
        bookedAt: Timestamp,
        cause: Cause,
        reference: String,
        programVersion: String,
        growth: Growth,
        entriesSeen: Int64
    ) {
        self.number = number
        self.fromTier = fromTier
        self.toTier = toTier
        self.effectiveAt = effectiveAt
        self.bookedAt = bookedAt
        self.cause = cause
        self.reference = reference
        self.programVersion = programVersion
        self.growth = growth
        self.entriesSeen = entriesSeen
    }
}
