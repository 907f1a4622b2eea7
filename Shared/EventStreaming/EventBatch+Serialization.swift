package import Messages
internal import Primitives
package import StorageCore

extension RPCV1.EventBatch {
    /// A page of an outbox as it goes over the wire.
    init(_ page: OutboxPage) {
        self.init(events: page.records.map(RPCV1.Event.init), caughtUp: page.isCaughtUp)
    }
}

extension RPCV1.Event {
    /// A published fact as it goes over the wire.
    init(_ record: OutboxRecord) {
        let event = record.event
        self.init(
            partition: UInt32(event.partition),
            position: record.position,
            eventID: event.eventID,
            bookedAt: event.bookedAt.microseconds,
            memberID: event.memberID.rawValue,
            memberVersion: event.memberVersion,
            type: event.type,
            payload: event.payload
        )
    }
}

extension RPCV1.SubscribeRequest {
    /// Asks for what comes after these positions.
    init(consumer: String, after positions: PartitionPositions) {
        let after = (0..<Partition.count).compactMap { partition -> RPCV1.PartitionPosition? in
            let position = positions[partition]
            if position == 0 { return nil }
            return RPCV1.PartitionPosition(partition: UInt32(partition), position: position)
        }
        self.init(after: after, consumer: consumer)
    }
}

extension PartitionPositions {
    /// Takes in an event, unless it was taken in before.
    ///
    /// - Parameter event: One that an ``EventConsumer`` handed over.
    /// - Returns: Whether the event is new; its effect is to be stored then, and only then.
    package mutating func advance(_ event: RPCV1.Event) -> Bool {
        advance(partition: Int(event.partition), to: event.position)
    }
}
