// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ReverseOrderRequest`.
    package struct ReverseOrderRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.ReverseOrderRequest"

        package var channel: String
        package var orderID: String
        /// Where the goods came back: anywhere within the order's own company.
        package var organisation: String
        /// When the goods came back, microseconds since the epoch, at most a day before paid_at or ahead of
        /// the ledger's clock; 0 for now.
        package var reversedAt: Int64
        package var idempotencyKey: String
        /// Why: returned, cancelled, corrected.
        package var reasonCode: String
        /// As in ReverseRequest, where more was paid for the order; with the reference
        /// "order <channel>/<order_id>".
        package var approvalID: Int64

        /// The message with every field at its default.
        package init() {
            self.channel = ""
            self.orderID = ""
            self.organisation = ""
            self.reversedAt = 0
            self.idempotencyKey = ""
            self.reasonCode = ""
            self.approvalID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            channel: String = "",
            orderID: String = "",
            organisation: String = "",
            reversedAt: Int64 = 0,
            idempotencyKey: String = "",
            reasonCode: String = "",
            approvalID: Int64 = 0
        ) {
            self.channel = channel
            self.orderID = orderID
            self.organisation = organisation
            self.reversedAt = reversedAt
            self.idempotencyKey = idempotencyKey
            self.reasonCode = reasonCode
            self.approvalID = approvalID
        }
    }
}

extension PointsV1.ReverseOrderRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ReverseOrderRequest()
        huitou__points__v1__reverse_order_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ReverseOrderRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ReverseOrderRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ReverseOrderRequest>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            organisation: CField.string(c.pointee.organisation),
            reversedAt: c.pointee.reversed_at,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            reasonCode: CField.string(c.pointee.reason_code),
            approvalID: c.pointee.approval_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ReverseOrderRequest> {
        let c = arena.allocate(Huitou__Points__V1__ReverseOrderRequest.self)
        huitou__points__v1__reverse_order_request__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.reversed_at = reversedAt
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        c.pointee.approval_id = approvalID
        return c
    }
}
