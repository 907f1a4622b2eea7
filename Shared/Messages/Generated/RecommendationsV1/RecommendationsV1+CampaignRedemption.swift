// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/campaigns.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.CampaignRedemption`.
    package struct CampaignRedemption: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.CampaignRedemption"

        package var memberID: Int64
        package var couponID: String
        /// The day in the program's time zone, 2026-01-31.
        package var day: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.couponID = ""
            self.day = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            couponID: String = "",
            day: String = ""
        ) {
            self.memberID = memberID
            self.couponID = couponID
            self.day = day
        }
    }
}

extension RecommendationsV1.CampaignRedemption {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__CampaignRedemption()
        huitou__recommendations__v1__campaign_redemption__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__CampaignRedemption>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__CampaignRedemption>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__CampaignRedemption>) {
        self.init(
            memberID: c.pointee.member_id,
            couponID: CField.string(c.pointee.coupon_id),
            day: CField.string(c.pointee.day)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__CampaignRedemption> {
        let c = arena.allocate(Huitou__Recommendations__V1__CampaignRedemption.self)
        huitou__recommendations__v1__campaign_redemption__init(c)
        c.pointee.member_id = memberID
        if !couponID.isEmpty { c.pointee.coupon_id = arena.string(couponID) }
        if !day.isEmpty { c.pointee.day = arena.string(day) }
        return c
    }
}
