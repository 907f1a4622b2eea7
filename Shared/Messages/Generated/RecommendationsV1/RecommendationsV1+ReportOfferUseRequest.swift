// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ReportOfferUseRequest`.
    package struct ReportOfferUseRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ReportOfferUseRequest"

        package var memberID: Int64
        package var offerID: String
        /// The order with which it was used: channel 1 to 64, order_id 1 to 128 bytes of printable text
        /// without spaces.
        package var channel: String
        package var orderID: String
        /// What it took off or cost, 0 to the most that was reserved for it.
        package var benefitFen: Int64
        /// When: not after now, and not before the offer was made, but for five minutes that clocks may
        /// differ.
        package var usedAt: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.offerID = ""
            self.channel = ""
            self.orderID = ""
            self.benefitFen = 0
            self.usedAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            offerID: String = "",
            channel: String = "",
            orderID: String = "",
            benefitFen: Int64 = 0,
            usedAt: Int64 = 0
        ) {
            self.memberID = memberID
            self.offerID = offerID
            self.channel = channel
            self.orderID = orderID
            self.benefitFen = benefitFen
            self.usedAt = usedAt
        }
    }
}

extension RecommendationsV1.ReportOfferUseRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ReportOfferUseRequest()
        huitou__recommendations__v1__report_offer_use_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ReportOfferUseRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ReportOfferUseRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ReportOfferUseRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            offerID: CField.string(c.pointee.offer_id),
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            benefitFen: c.pointee.benefit_fen,
            usedAt: c.pointee.used_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ReportOfferUseRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__ReportOfferUseRequest.self)
        huitou__recommendations__v1__report_offer_use_request__init(c)
        c.pointee.member_id = memberID
        if !offerID.isEmpty { c.pointee.offer_id = arena.string(offerID) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        c.pointee.benefit_fen = benefitFen
        c.pointee.used_at = usedAt
        return c
    }
}
