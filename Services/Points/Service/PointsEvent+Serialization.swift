package import Messages
package import PointsDomain
import RPCCore

extension PointsV1.PointsEvent {
    /// An event as it goes out.
    package init(_ event: PointsEvent) {
        switch event {
        case .orderCommitted(let booked):
            self.init(
                event: .orderCommitted(
                    OrderCommitted(
                        order: PointsV1.Order(booked),
                        entry: PointsV1.Entry(booked.earning),
                        lot: booked.earning.grantedLot.map { PointsV1.Lot($0) }
                    )
                )
            )
        case .orderReversed(let booked, let entry):
            self.init(
                event: .orderReversed(
                    OrderReversed(order: PointsV1.Order(booked), entry: PointsV1.Entry(entry))
                )
            )
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
