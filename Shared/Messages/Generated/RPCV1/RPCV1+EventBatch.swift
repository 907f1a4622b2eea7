// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/events.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.EventBatch`.
    package struct EventBatch: JSONMessage {
        package static let messageName = "huitou.rpc.v1.EventBatch"

        /// In order of position within each partition.
        package var events: [RPCV1.Event]
        /// Nothing newer was there when this batch was read. Batches without events come about once a
        /// second while nothing happens, as a sign of life.
        package var caughtUp: Bool

        /// The message with every field at its default.
        package init() {
            self.events = []
            self.caughtUp = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            events: [RPCV1.Event] = [],
            caughtUp: Bool = false
        ) {
            self.events = events
            self.caughtUp = caughtUp
        }
    }
}

extension RPCV1.EventBatch {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__EventBatch()
        huitou__rpc__v1__event_batch__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__EventBatch>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__EventBatch>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__EventBatch>) {
        self.init(
            events: CField.pointees(c.pointee.n_events, c.pointee.events) { RPCV1.Event($0) },
            caughtUp: c.pointee.caught_up != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__EventBatch> {
        let c = arena.allocate(Huitou__Rpc__V1__EventBatch.self)
        huitou__rpc__v1__event_batch__init(c)
        (c.pointee.n_events, c.pointee.events) = arena.array(events) {
            $0.makeC(arena)
        }
        c.pointee.caught_up = caughtUp ? 1 : 0
        return c
    }
}
