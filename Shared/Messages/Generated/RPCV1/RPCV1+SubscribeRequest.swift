// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/events.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.SubscribeRequest`.
    package struct SubscribeRequest: JSONMessage {
        package static let messageName = "huitou.rpc.v1.SubscribeRequest"

        /// Where to go on, per partition; a partition that is not named starts at its beginning.
        package var after: [RPCV1.PartitionPosition]
        /// The consumer's name, for logs and lag figures.
        package var consumer: String
        /// The most events in one batch; 0 for the server's choice.
        package var batchEventsMax: UInt32

        /// The message with every field at its default.
        package init() {
            self.after = []
            self.consumer = ""
            self.batchEventsMax = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            after: [RPCV1.PartitionPosition] = [],
            consumer: String = "",
            batchEventsMax: UInt32 = 0
        ) {
            self.after = after
            self.consumer = consumer
            self.batchEventsMax = batchEventsMax
        }
    }
}

extension RPCV1.SubscribeRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__SubscribeRequest()
        huitou__rpc__v1__subscribe_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__SubscribeRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__SubscribeRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__SubscribeRequest>) {
        self.init(
            after: CField.pointees(c.pointee.n_after, c.pointee.after) { RPCV1.PartitionPosition($0) },
            consumer: CField.string(c.pointee.consumer),
            batchEventsMax: c.pointee.batch_events_max
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__SubscribeRequest> {
        let c = arena.allocate(Huitou__Rpc__V1__SubscribeRequest.self)
        huitou__rpc__v1__subscribe_request__init(c)
        (c.pointee.n_after, c.pointee.after) = arena.array(after) {
            $0.makeC(arena)
        }
        if !consumer.isEmpty { c.pointee.consumer = arena.string(consumer) }
        c.pointee.batch_events_max = batchEventsMax
        return c
    }
}
