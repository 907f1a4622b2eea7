// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetOrderRequest`.
    package struct GetOrderRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.GetOrderRequest"

        package var channel: String
        package var orderID: String

        /// The message with every field at its default.
        package init() {
            self.channel = ""
            self.orderID = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            channel: String = "",
            orderID: String = ""
        ) {
            self.channel = channel
            self.orderID = orderID
        }
    }
}

extension PointsV1.GetOrderRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetOrderRequest()
        huitou__points__v1__get_order_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetOrderRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetOrderRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetOrderRequest>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetOrderRequest> {
        let c = arena.allocate(Huitou__Points__V1__GetOrderRequest.self)
        huitou__points__v1__get_order_request__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        return c
    }
}
