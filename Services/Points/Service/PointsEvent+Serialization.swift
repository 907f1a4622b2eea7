package import Messages
package import PointsDomain
import RPCCore

extension PointsV1.PointsEvent {
    /// An event as it goes out.
    package init(_ event: PointsEvent) {
        switch event {
        case .orderCommitted(let booked):
            let entry = BookedEntry(id: booked.earningID, entry: booked.earning)
            self.init(
                event: .orderCommitted(
                    OrderCommitted(order: PointsV1.Order(booked), entry: PointsV1.Entry(entry))
                )
            )
        case .orderReversed(let booked, let entry):
            guard let id = booked.reversalID else {
                preconditionFailure("an order is reversed by an entry that has no id")
            }
            let entry = BookedEntry(id: id, entry: entry)
            self.init(
                event: .orderReversed(
                    OrderReversed(order: PointsV1.Order(booked), entry: PointsV1.Entry(entry))
                )
            )
        case .entryBooked(let booked):
            self.init(event: .entryBooked(EntryBooked(entry: PointsV1.Entry(booked))))
        }
    }
}

extension PointsEvent {
    /// The event as the outbox keeps it: the full name of its message, and its bytes.
    package var outboxPayload: (type: String, payload: [UInt8]) {
        do {
            return (PointsV1.PointsEvent.messageName, try PointsV1.PointsEvent(self).encoded())
        } catch {
            // All text in an event has been checked and is bounded: this is a defect of ours, and
            // a ledger without the event must not be committed.
            preconditionFailure("the event of entry \(entry.number) cannot be encoded: \(error)")
        }
    }
}
