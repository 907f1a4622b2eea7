// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetOrderResponse`.
    package struct GetOrderResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.GetOrderResponse"

        package var order: PointsV1.Order?

        /// The message with every field at its default.
        package init() {
            self.order = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            order: PointsV1.Order? = nil
        ) {
            self.order = order
        }
    }
}

extension PointsV1.GetOrderResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetOrderResponse()
        huitou__points__v1__get_order_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetOrderResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetOrderResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetOrderResponse>) {
        self.init(
            order: c.pointee.order.map { PointsV1.Order($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetOrderResponse> {
        let c = arena.allocate(Huitou__Points__V1__GetOrderResponse.self)
        huitou__points__v1__get_order_response__init(c)
        if let value = order { c.pointee.order = value.makeC(arena) }
        return c
    }
}
