package import Primitives

/// A fact of another service that moves growth or tiers.
package enum TiersInput: Hashable, Sendable {
    /// A member came to be.
    case memberRegistered(MemberID, at: Timestamp, bookedAt: Timestamp)
    /// A paid order was booked.
    case orderCommitted(MemberID, OrderReference, paid: Fen, at: Timestamp, bookedAt: Timestamp)
    /// A booked order was taken back as a whole.
    case orderReversed(MemberID, OrderReference, at: Timestamp, bookedAt: Timestamp)
    /// What a member has is another's from now on, and its id leads to that one.
    case membersMerged(MemberID, into: MemberID, mergeID: Int64, at: Timestamp)
    /// That was undone: the orders that were the member's are its own again, and so are those that
    /// are named.
    case membersUnmerged(
        MemberID,
        from: MemberID,
        mergeID: Int64,
        orders: [OrderReference],
        at: Timestamp
    )

    /// Whom it is about.
    package var memberID: MemberID {
        switch self {
        case .memberRegistered(let member, _, _): member
        case .orderCommitted(let member, _, _, _, _): member
        case .orderReversed(let member, _, _, _): member
        case .membersMerged(let member, _, _, _): member
        case .membersUnmerged(let member, _, _, _, _): member
        }
    }

    /// The order that it is about; `nil` for none.
    package var order: OrderReference? {
        switch self {
        case .orderCommitted(_, let order, _, _, _): order
        case .orderReversed(_, let order, _, _): order
        case .memberRegistered, .membersMerged, .membersUnmerged: nil
        }
    }

    /// The same of another member.
    package func of(_ member: MemberID) -> TiersInput {
        switch self {
        case .memberRegistered(_, let at, let bookedAt):
            .memberRegistered(member, at: at, bookedAt: bookedAt)
        case .orderCommitted(_, let order, let paid, let at, let bookedAt):
            .orderCommitted(member, order, paid: paid, at: at, bookedAt: bookedAt)
        case .orderReversed(_, let order, let at, let bookedAt):
            .orderReversed(member, order, at: at, bookedAt: bookedAt)
        case .membersMerged(_, let survivor, let mergeID, let at):
            .membersMerged(member, into: survivor, mergeID: mergeID, at: at)
        case .membersUnmerged(_, let survivor, let mergeID, let orders, let at):
            .membersUnmerged(member, from: survivor, mergeID: mergeID, orders: orders, at: at)
        }
    }

    /// When the other service booked it.
    package var bookedAt: Timestamp {
        switch self {
        case .memberRegistered(_, _, let bookedAt): bookedAt
        case .orderCommitted(_, _, _, _, let bookedAt): bookedAt
        case .orderReversed(_, _, _, let bookedAt): bookedAt
        case .membersMerged(_, _, _, let at): at
        case .membersUnmerged(_, _, _, _, let at): at
        }
    }

    /// When it happened; a time after its booking counts as the time of booking.
    package var effectiveAt: Timestamp {
        switch self {
        case .memberRegistered(_, let at, let bookedAt): min(at, bookedAt)
        case .orderCommitted(_, _, _, let at, let bookedAt): min(at, bookedAt)
        case .orderReversed(_, _, let at, let bookedAt): min(at, bookedAt)
        case .membersMerged(_, _, _, let at): at
        case .membersUnmerged(_, _, _, _, let at): at
        }
    }
}
