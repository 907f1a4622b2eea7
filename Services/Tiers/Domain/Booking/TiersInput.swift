package import Primitives

/// A fact of another service that moves growth or tiers.
package enum TiersInput: Hashable, Sendable {
    /// A member came to be.
    case memberRegistered(MemberID, at: Timestamp, bookedAt: Timestamp)
    /// A paid order was booked.
    case orderCommitted(MemberID, OrderReference, paid: Fen, at: Timestamp, bookedAt: Timestamp)
    /// A booked order was taken back as a whole.
    case orderReversed(MemberID, OrderReference, at: Timestamp, bookedAt: Timestamp)

    /// Whom it is about.
    package var memberID: MemberID {
        switch self {
        case .memberRegistered(let member, _, _): member
        case .orderCommitted(let member, _, _, _, _): member
        case .orderReversed(let member, _, _, _): member
        }
    }

    /// When the other service booked it.
    package var bookedAt: Timestamp {
        switch self {
        case .memberRegistered(_, _, let bookedAt): bookedAt
        case .orderCommitted(_, _, _, _, let bookedAt): bookedAt
        case .orderReversed(_, _, _, let bookedAt): bookedAt
        }
    }

    /// When it happened; a time after its booking counts as the time of booking.
    package var effectiveAt: Timestamp {
        switch self {
        case .memberRegistered(_, let at, let bookedAt): min(at, bookedAt)
        case .orderCommitted(_, _, _, let at, let bookedAt): min(at, bookedAt)
        case .orderReversed(_, _, let at, let bookedAt): min(at, bookedAt)
        }
    }
}
