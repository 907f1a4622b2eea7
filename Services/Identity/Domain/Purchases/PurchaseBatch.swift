package import Primitives

/// Something that points tells of a member's orders.
package enum PurchaseFact: Hashable, Sendable {
    /// The member paid an order.
    case paid(MemberID, OrderReference, order: PurchasedOrder, paidAt: Timestamp)
    /// The whole order came back.
    case takenBack(MemberID, OrderReference)

    /// Whom it is about.
    package var memberID: MemberID {
        switch self {
        case .paid(let memberID, _, _, _), .takenBack(let memberID, _): memberID
        }
    }
}

/// Events of points as they came, to be taken in at once.
package struct PurchaseBatch: Sendable {
    /// One event.
    package struct Event: Sendable {
        /// The partition of the stream.
        package let partition: Int
        /// The place in the partition.
        package let position: Int64
        /// What it means here; `nil` for nothing.
        package let fact: PurchaseFact?

        /// Describes an event.
        package init(partition: Int, position: Int64, fact: PurchaseFact?) {
            self.partition = partition
            self.position = position
            self.fact = fact
        }
    }

    /// The service whose stream it is.
    package let source: String
    /// The events, those of one partition in order.
    package let events: [Event]

    /// Bundles events.
    package init(source: String, events: [Event]) {
        self.source = source
        self.events = events
    }
}
