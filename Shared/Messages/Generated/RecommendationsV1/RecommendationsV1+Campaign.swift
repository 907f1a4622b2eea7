// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/campaigns.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// A campaign, or a part of what there is to say of it: members, coupons and redemptions add to those
    /// that are known, kind and days replace what is known.
    package struct Campaign: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Campaign"

        /// 1 to 64 printable characters.
        package var campaignID: String
        /// At most 64 bytes; may be empty.
        package var kind: String
        /// Days in the program's time zone, 2026-01-31; first_day not after last_day.
        package var firstDay: String
        package var lastDay: String
        /// Whom it reached.
        package var memberIDs: [Int64]
        package var coupons: [RecommendationsV1.CampaignCoupon]
        package var redemptions: [RecommendationsV1.CampaignRedemption]

        /// The message with every field at its default.
        package init() {
            self.campaignID = ""
            self.kind = ""
            self.firstDay = ""
            self.lastDay = ""
            self.memberIDs = []
            self.coupons = []
            self.redemptions = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            campaignID: String = "",
            kind: String = "",
            firstDay: String = "",
            lastDay: String = "",
            memberIDs: [Int64] = [],
            coupons: [RecommendationsV1.CampaignCoupon] = [],
            redemptions: [RecommendationsV1.CampaignRedemption] = []
        ) {
            self.campaignID = campaignID
            self.kind = kind
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.memberIDs = memberIDs
            self.coupons = coupons
            self.redemptions = redemptions
        }
    }
}

extension RecommendationsV1.Campaign {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Campaign()
        huitou__recommendations__v1__campaign__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Campaign>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__Campaign>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Campaign>) {
        self.init(
            campaignID: CField.string(c.pointee.campaign_id),
            kind: CField.string(c.pointee.kind),
            firstDay: CField.string(c.pointee.first_day),
            lastDay: CField.string(c.pointee.last_day),
            memberIDs: CField.array(c.pointee.n_member_ids, c.pointee.member_ids) { $0 },
            coupons: CField.pointees(c.pointee.n_coupons, c.pointee.coupons) { RecommendationsV1.CampaignCoupon($0) },
            redemptions: CField.pointees(c.pointee.n_redemptions, c.pointee.redemptions) { RecommendationsV1.CampaignRedemption($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Campaign> {
        let c = arena.allocate(Huitou__Recommendations__V1__Campaign.self)
        huitou__recommendations__v1__campaign__init(c)
        if !campaignID.isEmpty { c.pointee.campaign_id = arena.string(campaignID) }
        if !kind.isEmpty { c.pointee.kind = arena.string(kind) }
        if !firstDay.isEmpty { c.pointee.first_day = arena.string(firstDay) }
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        (c.pointee.n_member_ids, c.pointee.member_ids) = arena.array(memberIDs) {
            $0
        }
        (c.pointee.n_coupons, c.pointee.coupons) = arena.array(coupons) {
            $0.makeC(arena)
        }
        (c.pointee.n_redemptions, c.pointee.redemptions) = arena.array(redemptions) {
            $0.makeC(arena)
        }
        return c
    }
}
