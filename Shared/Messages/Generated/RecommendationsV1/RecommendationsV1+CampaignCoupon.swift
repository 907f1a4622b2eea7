// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/campaigns.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// May be used once by each member that the campaign reached, from its first day to its last: lists
    /// name it until then, or until the member has used it.
    package struct CampaignCoupon: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.CampaignCoupon"

        /// 1 to 64 printable characters.
        package var couponID: String
        /// The products that it is for.
        package var skus: [String]

        /// The message with every field at its default.
        package init() {
            self.couponID = ""
            self.skus = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            couponID: String = "",
            skus: [String] = []
        ) {
            self.couponID = couponID
            self.skus = skus
        }
    }
}

extension RecommendationsV1.CampaignCoupon {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__CampaignCoupon()
        huitou__recommendations__v1__campaign_coupon__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__CampaignCoupon>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__CampaignCoupon>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__CampaignCoupon>) {
        self.init(
            couponID: CField.string(c.pointee.coupon_id),
            skus: CField.pointees(c.pointee.n_skus, c.pointee.skus) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__CampaignCoupon> {
        let c = arena.allocate(Huitou__Recommendations__V1__CampaignCoupon.self)
        huitou__recommendations__v1__campaign_coupon__init(c)
        if !couponID.isEmpty { c.pointee.coupon_id = arena.string(couponID) }
        (c.pointee.n_skus, c.pointee.skus) = arena.array(skus) {
            arena.string($0)
        }
        return c
    }
}
