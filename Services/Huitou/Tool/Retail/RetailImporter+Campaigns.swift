import Messages
import Primitives
import RPCCore

extension RetailImporter {
    /// The most members, products of coupons and redemptions of one call.
    private static let entriesPerCall = 5000

    /// Sends campaigns with the members that the households have become.
    ///
    /// - Parameters:
    ///   - campaigns: As the data set has them.
    ///   - members: The member of each imported household; others are left out.
    /// - Returns: How many campaigns, members, products and redemptions were not known before.
    /// - Throws: `RPCError` where recommendations refuses, or patience ends.
    func sendCampaigns(_ campaigns: [RetailCampaign], members: [Int64: Int64]) async throws -> Int {
        let requests = campaigns.flatMap { self.requests(of: $0, members) }
        var bar = ProgressBar(total: requests.count, unit: "parts of campaigns")
        var added = 0
        for (index, request) in requests.enumerated() {
            let answer = try await patience.call { () async throws(RPCError) in
                try await self.campaigns.putCampaigns(request)
            }
            added += Int(answer.added)
            bar.show(index + 1)
        }
        return added
    }

    /// A campaign in parts that are short enough.
    private func requests(
        of campaign: RetailCampaign,
        _ members: [Int64: Int64]
    ) -> [RecommendationsV1.PutCampaignsRequest] {
        let bare = RecommendationsV1.Campaign(
            campaignID: campaign.campaign,
            kind: campaign.kind,
            firstDay: shifted(campaign.firstDay).description,
            lastDay: shifted(campaign.lastDay).description
        )
        var parts: [RecommendationsV1.Campaign] = []
        var part = bare
        var count = 0
        func counted() {
            count += 1
            guard count == Self.entriesPerCall else { return }
            parts.append(part)
            (part, count) = (bare, 0)
        }
        for member in campaign.households.compactMap({ members[$0] }) {
            part.memberIDs.append(member)
            counted()
        }
        for used in campaign.redemptions {
            guard let member = members[used.household] else { continue }
            part.redemptions.append(
                .init(memberID: member, couponID: used.coupon, day: shifted(used.day).description)
            )
            counted()
        }
        for (coupon, products) in campaign.coupons.sorted(by: { $0.key < $1.key }) {
            for product in products {
                if part.coupons.last?.couponID != coupon {
                    part.coupons.append(.init(couponID: coupon))
                }
                part.coupons[part.coupons.count - 1].skus.append(product)
                counted()
            }
        }
        if count > 0 || parts.isEmpty { parts.append(part) }
        return parts.map { RecommendationsV1.PutCampaignsRequest(campaigns: [$0]) }
    }

    private func shifted(_ day: LocalDate) -> LocalDate {
        LocalDate(daysSinceEpoch: day.daysSinceEpoch + 7 * selection.shiftWeeks)
    }
}
