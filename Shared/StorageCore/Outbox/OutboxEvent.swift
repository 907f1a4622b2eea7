package import Primitives

/// A fact to be published, as the writer of the change hands it in.
package struct OutboxEvent: Hashable, Sendable {
    /// The event's own id, unique within the service, the same on every delivery.
    package let eventID: Int64
    /// When it was booked.
    package let bookedAt: Timestamp
    /// The member that it is about.
    package let memberID: MemberID
    /// Counts the changes of this member in this service, from 1.
    package let memberVersion: Int64
    /// The full name of the payload's message: `huitou.points.v1.PointsEvent`.
    package let type: String
    /// The encoded message; at most ``payloadByteCountMax`` bytes.
    package let payload: [UInt8]

    /// The longest payload: 1 MiB, room for an order of 1,000 lines with the longest texts.
    package static let payloadByteCountMax = 1 << 20

    /// Describes a fact.
    package init(
        eventID: Int64,
        bookedAt: Timestamp,
        memberID: MemberID,
        memberVersion: Int64,
        type: String,
        payload: [UInt8]
    ) {
        self.eventID = eventID
        self.bookedAt = bookedAt
        self.memberID = memberID
        self.memberVersion = memberVersion
        self.type = type
        self.payload = payload
    }

    /// The partition of the member.
    package var partition: Int { Partition.index(of: memberID) }
}

/// A published fact and its place in the stream.
package struct OutboxRecord: Hashable, Sendable {
    /// The place within the partition: grows from event to event, with gaps.
    package let position: Int64
    /// The fact.
    package let event: OutboxEvent

    /// Describes a published fact.
    package init(position: Int64, event: OutboxEvent) {
        self.position = position
        self.event = event
    }
}
