/// What the ledger publishes: one event for every entry.
package enum PointsEvent: Hashable, Sendable {
    /// An order was booked.
    case orderCommitted(BookedOrder)
    /// An order was taken back, by this entry.
    case orderReversed(BookedOrder, Entry)
    /// Anything else was booked.
    case entryBooked(BookedEntry)

    /// The entry that the event tells of.
    package var entry: Entry {
        switch self {
        case .orderCommitted(let booked): booked.earning
        case .orderReversed(_, let entry): entry
        case .entryBooked(let booked): booked.entry
        }
    }
}
