// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.CommitOrderRequest`.
    package struct CommitOrderRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.CommitOrderRequest"

        /// pos, mini_program, app, web, ...: 1 to 32 of a-z, 0-9 and _.
        package var channel: String
        /// The channel's own number of the order: 1 to 64 printable ASCII characters without space.
        package var orderID: String
        package var memberID: Int64
        /// The store: acme/retail/north/store-12.
        package var organisation: String
        /// When it was paid, microseconds since the epoch, from 1990 to a day ahead: the rules and validity
        /// of that time count.
        package var paidAt: Int64
        /// 1 to 1,000.
        package var lines: [PointsV1.OrderLine]

        /// The message with every field at its default.
        package init() {
            self.channel = ""
            self.orderID = ""
            self.memberID = 0
            self.organisation = ""
            self.paidAt = 0
            self.lines = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            channel: String = "",
            orderID: String = "",
            memberID: Int64 = 0,
            organisation: String = "",
            paidAt: Int64 = 0,
            lines: [PointsV1.OrderLine] = []
        ) {
            self.channel = channel
            self.orderID = orderID
            self.memberID = memberID
            self.organisation = organisation
            self.paidAt = paidAt
            self.lines = lines
        }
    }
}

extension PointsV1.CommitOrderRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__CommitOrderRequest()
        huitou__points__v1__commit_order_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__CommitOrderRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__CommitOrderRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__CommitOrderRequest>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            paidAt: c.pointee.paid_at,
            lines: CField.pointees(c.pointee.n_lines, c.pointee.lines) { PointsV1.OrderLine($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__CommitOrderRequest> {
        let c = arena.allocate(Huitou__Points__V1__CommitOrderRequest.self)
        huitou__points__v1__commit_order_request__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.paid_at = paidAt
        (c.pointee.n_lines, c.pointee.lines) = arena.array(lines) {
            $0.makeC(arena)
        }
        return c
    }
}
