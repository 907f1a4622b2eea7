package import Primitives

/// One line of a member's growth ledger; added, never changed.
package struct GrowthEntry: Hashable, Sendable {
    /// Why growth came or went; the raw values are published.
    package enum Cause: String, CaseIterable, Hashable, Sendable {
        /// A paid order.
        case orderPaid = "order_paid"
        /// An order taken back: exactly what it gave goes.
        case orderReversed = "order_reversed"
    }

    /// Unique per member, counted from 1 in the order of booking.
    package let number: Int64
    /// Signed: what is added.
    package let growth: Growth
    /// The moment in whose window the growth counts: the order's own time, for a reversal too.
    package let countsAt: Timestamp
    /// When it happened: the order's own time, for a reversal the time when the goods came back.
    package let effectiveAt: Timestamp
    /// When this ledger booked it.
    package let bookedAt: Timestamp
    /// Why.
    package let cause: Cause
    /// The order.
    package let order: OrderReference
    /// The order's net amount, negative for a reversal: what the growth was computed from.
    package let paid: Fen
    /// The program under which it was booked: `supermarket@1`.
    package let programVersion: String
    /// The merge with which it came or went; `nil` for a line of its own.
    package let move: GrowthMove?
    /// Whose order it was; `nil` for the ledger's own member.
    package let owner: MemberID?

    /// Describes a line.
    package init(
        number: Int64,
        growth: Growth,
        countsAt: Timestamp,
        effectiveAt: Timestamp,
        bookedAt: Timestamp,
        cause: Cause,
        order: OrderReference,
        paid: Fen,
        programVersion: String,
        move: GrowthMove? = nil,
        owner: MemberID? = nil
    ) {
        self.number = number
        self.growth = growth
        self.countsAt = countsAt
        self.effectiveAt = effectiveAt
        self.bookedAt = bookedAt
        self.cause = cause
        self.order = order
        self.paid = paid
        self.programVersion = programVersion
        self.move = move
        self.owner = owner
    }
}
