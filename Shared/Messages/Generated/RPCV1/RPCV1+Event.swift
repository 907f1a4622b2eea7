// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/events.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.Event`.
    package struct Event: JSONMessage {
        package static let messageName = "huitou.rpc.v1.Event"

        package var partition: UInt32
        /// Grows by at least 1 from event to event of a partition.
        package var position: Int64
        /// The event's own id: unique within the publishing service, the same on every delivery.
        package var eventID: Int64
        /// When it was booked, microseconds since the epoch.
        package var bookedAt: Int64
        package var memberID: Int64
        /// Counts the changes of this member in this service, from 1.
        package var memberVersion: Int64
        /// The full name of the payload's message: huitou.points.v1.PointsEvent.
        package var type: String
        package var payload: [UInt8]

        /// The message with every field at its default.
        package init() {
            self.partition = 0
            self.position = 0
            self.eventID = 0
            self.bookedAt = 0
            self.memberID = 0
            self.memberVersion = 0
            self.type = ""
            self.payload = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            partition: UInt32 = 0,
            position: Int64 = 0,
            eventID: Int64 = 0,
            bookedAt: Int64 = 0,
            memberID: Int64 = 0,
            memberVersion: Int64 = 0,
            type: String = "",
            payload: [UInt8] = []
        ) {
            self.partition = partition
            self.position = position
            self.eventID = eventID
            self.bookedAt = bookedAt
            self.memberID = memberID
            self.memberVersion = memberVersion
            self.type = type
            self.payload = payload
        }
    }
}

extension RPCV1.Event {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__Event()
        huitou__rpc__v1__event__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__Event>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__Event>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__Event>) {
        self.init(
            partition: c.pointee.partition,
            position: c.pointee.position,
            eventID: c.pointee.event_id,
            bookedAt: c.pointee.booked_at,
            memberID: c.pointee.member_id,
            memberVersion: c.pointee.member_version,
            type: CField.string(c.pointee.type),
            payload: CField.bytes(c.pointee.payload)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__Event> {
        let c = arena.allocate(Huitou__Rpc__V1__Event.self)
        huitou__rpc__v1__event__init(c)
        c.pointee.partition = partition
        c.pointee.position = position
        c.pointee.event_id = eventID
        c.pointee.booked_at = bookedAt
        c.pointee.member_id = memberID
        c.pointee.member_version = memberVersion
        if !type.isEmpty { c.pointee.type = arena.string(type) }
        c.pointee.payload = arena.bytes(payload)
        return c
    }
}
