// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// An order by what makes it this order.
    package struct OrderReference: JSONMessage {
        package static let messageName = "huitou.identity.v1.OrderReference"

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

extension IdentityV1.OrderReference {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__OrderReference()
        huitou__identity__v1__order_reference__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__OrderReference>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__OrderReference>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__OrderReference>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__OrderReference> {
        let c = arena.allocate(Huitou__Identity__V1__OrderReference.self)
        huitou__identity__v1__order_reference__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        return c
    }
}
