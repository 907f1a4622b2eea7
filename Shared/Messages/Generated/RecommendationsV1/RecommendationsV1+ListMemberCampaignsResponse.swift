// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/campaigns.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListMemberCampaignsResponse`.
    package struct ListMemberCampaignsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListMemberCampaignsResponse"

        /// `huitou.recommendations.v1.ListMemberCampaignsResponse.MemberCampaign`.
        package struct MemberCampaign: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListMemberCampaignsResponse.MemberCampaign"

            package var campaignID: String
            package var kind: String
            package var firstDay: String
            package var lastDay: String
            package var redemptions: [RecommendationsV1.CampaignRedemption]

            /// The message with every field at its default.
            package init() {
                self.campaignID = ""
                self.kind = ""
                self.firstDay = ""
                self.lastDay = ""
                self.redemptions = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                campaignID: String = "",
                kind: String = "",
                firstDay: String = "",
                lastDay: String = "",
                redemptions: [RecommendationsV1.CampaignRedemption] = []
            ) {
                self.campaignID = campaignID
                self.kind = kind
                self.firstDay = firstDay
                self.lastDay = lastDay
                self.redemptions = redemptions
            }
        }

        package var campaigns: [RecommendationsV1.ListMemberCampaignsResponse.MemberCampaign]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.campaigns = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            campaigns: [RecommendationsV1.ListMemberCampaignsResponse.MemberCampaign] = [],
            nextCursor: String = ""
        ) {
            self.campaigns = campaigns
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.ListMemberCampaignsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMemberCampaignsResponse()
        huitou__recommendations__v1__list_member_campaigns_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse>) {
        self.init(
            campaigns: CField.pointees(c.pointee.n_campaigns, c.pointee.campaigns) { RecommendationsV1.ListMemberCampaignsResponse.MemberCampaign($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMemberCampaignsResponse.self)
        huitou__recommendations__v1__list_member_campaigns_response__init(c)
        (c.pointee.n_campaigns, c.pointee.campaigns) = arena.array(campaigns) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension RecommendationsV1.ListMemberCampaignsResponse.MemberCampaign {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMemberCampaignsResponse__MemberCampaign()
        huitou__recommendations__v1__list_member_campaigns_response__member_campaign__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse__MemberCampaign>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse__MemberCampaign>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse__MemberCampaign>) {
        self.init(
            campaignID: CField.string(c.pointee.campaign_id),
            kind: CField.string(c.pointee.kind),
            firstDay: CField.string(c.pointee.first_day),
            lastDay: CField.string(c.pointee.last_day),
            redemptions: CField.pointees(c.pointee.n_redemptions, c.pointee.redemptions) { RecommendationsV1.CampaignRedemption($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMemberCampaignsResponse__MemberCampaign> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMemberCampaignsResponse__MemberCampaign.self)
        huitou__recommendations__v1__list_member_campaigns_response__member_campaign__init(c)
        if !campaignID.isEmpty { c.pointee.campaign_id = arena.string(campaignID) }
        if !kind.isEmpty { c.pointee.kind = arena.string(kind) }
        if !firstDay.isEmpty { c.pointee.first_day = arena.string(firstDay) }
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        (c.pointee.n_redemptions, c.pointee.redemptions) = arena.array(redemptions) {
            $0.makeC(arena)
        }
        return c
    }
}
