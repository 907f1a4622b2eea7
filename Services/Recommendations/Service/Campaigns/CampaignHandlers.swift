package import Messages
package import RPCCore
package import RecommendationsDomain

import Primitives

/// Answers the calls of `huitou.recommendations.v1.Campaigns`.
package struct CampaignHandlers: RecommendationsV1.CampaignsServer {
    private let store: any CampaignStore
    private let coupons: CouponMemory?

    /// The most members, skus and redemptions of one request.
    package static let entriesMax = 20_000

    /// Keeps campaigns in a store.
    ///
    /// - Parameters:
    ///   - store: Where.
    ///   - coupons: What lists know of coupons, to be told of changes; without it nothing is.
    package init(store: any CampaignStore, coupons: CouponMemory? = nil) {
        self.store = store
        self.coupons = coupons
    }

    package func putCampaigns(
        _ request: RecommendationsV1.PutCampaignsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutCampaignsResponse {
        guard !request.campaigns.isEmpty else {
            throw RPCError.invalid(field: "campaigns", "must name at least one campaign")
        }
        let entries = request.campaigns.reduce(request.campaigns.count) { sum, campaign in
            sum + campaign.memberIDs.count + campaign.redemptions.count
                + campaign.coupons.reduce(0) { $0 + $1.skus.count }
        }
        guard entries <= Self.entriesMax else {
            throw RPCError.invalid(
                field: "campaigns",
                "must have at most \(Self.entriesMax) members, skus and redemptions, "
                    + "has \(entries)"
            )
        }
        var campaigns: [Campaign] = []
        for (index, message) in request.campaigns.enumerated() {
            campaigns.append(try Campaign(validating: message, path: "campaigns[\(index)]"))
        }
        let added = try await RecommendationsHandlers.reporting { [campaigns] in
            try await store.put(campaigns)
        }
        coupons?.forgetAll()
        return RecommendationsV1.PutCampaignsResponse(added: UInt64(added))
    }

    package func listMemberCampaigns(
        _ request: RecommendationsV1.ListMemberCampaignsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListMemberCampaignsResponse {
        let member = try MemberID(requested: request.memberID)
        guard request.pageSize <= RecommendationsHandlers.pageSizeMax else {
            throw RPCError.invalid(
                field: "page_size",
                "must be 0 to \(RecommendationsHandlers.pageSizeMax)"
            )
        }
        guard request.cursor.utf8.count <= 64 else {
            throw RPCError.invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        let pageSize =
            request.pageSize == 0
            ? RecommendationsHandlers.pageSizeDefault : request.pageSize
        let size = Int(pageSize)
        let campaigns = try await RecommendationsHandlers.reporting {
            try await store.campaigns(of: member, after: request.cursor, countMax: size + 1)
        }
        let page = campaigns.prefix(size)
        return RecommendationsV1.ListMemberCampaignsResponse(
            campaigns: page.map { campaign in
                .init(
                    campaignID: campaign.campaignID,
                    kind: campaign.kind,
                    firstDay: campaign.firstDay.date.description,
                    lastDay: campaign.lastDay.date.description,
                    redemptions: campaign.redemptions.map {
                        .init(
                            memberID: $0.memberID.rawValue,
                            couponID: $0.couponID,
                            day: $0.day.date.description
                        )
                    }
                )
            },
            nextCursor: campaigns.count > size ? page.last?.campaignID ?? "" : ""
        )
    }
}

extension Campaign {
    /// Takes a campaign from outside.
    ///
    /// - Throws: What names the field below `path`.
    fileprivate init(
        validating message: RecommendationsV1.Campaign,
        path: String
    ) throws(RPCError) {
        try Self.checkName(message.campaignID, "\(path).campaign_id")
        guard message.kind.utf8.count <= 64 else {
            throw .invalid(field: "\(path).kind", "must have at most 64 bytes")
        }
        let firstDay = try Day(requested: message.firstDay, field: "\(path).first_day")
        let lastDay = try Day(requested: message.lastDay, field: "\(path).last_day")
        guard firstDay <= lastDay else {
            throw .invalid(field: "\(path).last_day", "must not lie before first_day")
        }
        var members: [MemberID] = []
        for (index, id) in message.memberIDs.enumerated() {
            members.append(try MemberID(requested: id, field: "\(path).member_ids[\(index)]"))
        }
        var coupons: [Coupon] = []
        for (index, coupon) in message.coupons.enumerated() {
            let path = "\(path).coupons[\(index)]"
            try Self.checkName(coupon.couponID, "\(path).coupon_id")
            for (place, sku) in coupon.skus.enumerated() {
                try Self.checkName(sku, "\(path).skus[\(place)]")
            }
            coupons.append(Coupon(couponID: coupon.couponID, skus: coupon.skus))
        }
        var redemptions: [Redemption] = []
        for (index, redemption) in message.redemptions.enumerated() {
            let path = "\(path).redemptions[\(index)]"
            try Self.checkName(redemption.couponID, "\(path).coupon_id")
            redemptions.append(
                Redemption(
                    memberID: try MemberID(
                        requested: redemption.memberID,
                        field: "\(path).member_id"
                    ),
                    couponID: redemption.couponID,
                    day: try Day(requested: redemption.day, field: "\(path).day")
                )
            )
        }
        self.init(
            campaignID: message.campaignID,
            kind: message.kind,
            firstDay: firstDay,
            lastDay: lastDay,
            members: members,
            coupons: coupons,
            redemptions: redemptions
        )
    }

    private static func checkName(_ text: String, _ field: String) throws(RPCError) {
        guard (1...64).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { throw .invalid(field: field, "must be 1 to 64 printable characters") }
    }
}
