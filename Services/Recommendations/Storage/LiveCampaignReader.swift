import Primitives
import RecommendationsDomain
import StorageCore

/// Reads which coupons may be used on a day, and what of them one member has.
struct LiveCampaignReader {
    let reader: any SQLReader
    let day: Day

    /// The campaigns of the day; coupons only of those that are not known.
    func campaigns(countMax: Int, known: [String: Int64]) throws -> LiveCampaigns {
        var found: [(name: String, revision: Int64)] = []
        try reader.forEachRow(
            """
            SELECT campaign_id, coupons_revision FROM campaigns
            WHERE first_day <= $1 AND last_day >= $1
            ORDER BY first_day DESC, campaign_id DESC LIMIT $2
            """,
            [.integer(Int64(day.rawValue)), .integer(Int64(countMax))]
        ) { row in found.append((try row.text(0), try row.integer(1))) }
        found.sort { $0.name < $1.name }
        let (coupons, incomplete) = try coupons(
            of: found.filter { known[$0.name] != $0.revision }.map(\.name)
        )
        let hasAny = try !found.isEmpty || !reader.query("SELECT 1 FROM campaigns LIMIT 1").isEmpty
        return LiveCampaigns(
            campaigns: found.map { name, revision in
                LiveCampaign(
                    campaignID: name,
                    revision: revision,
                    coupons: known[name] == revision ? nil : coupons[name] ?? [],
                    isWhole: !incomplete.contains(name)
                )
            },
            hasAny: hasAny
        )
    }

    /// What campaigns are to a member, by all ids that lead to it.
    func campaigns(reaching member: MemberID) throws -> MemberCampaigns {
        let survivor = try PurchaseLinks.survivor(of: member, in: reader)
        let ids = try PurchaseLinks.absorbed(by: survivor, in: reader).sorted()
        var campaigns = MemberCampaigns()
        try reader.forEachRow(
            """
            SELECT m.campaign_id FROM campaign_members m
            JOIN campaigns c ON c.campaign_id = m.campaign_id
            WHERE m.member_id = $1 AND c.last_day >= $2
            """,
            each: ids.map { [.integer($0.rawValue), .integer(Int64(day.rawValue))] }
        ) { _, row in campaigns.reached.insert(try row.text(0)) }
        try reader.forEachRow(
            "SELECT campaign_id, coupon_id FROM campaign_redemptions WHERE member_id = $1",
            each: ids.map { [.integer($0.rawValue)] }
        ) { _, row in
            campaigns.redemptionCount += 1
            campaigns.used.insert(
                MemberCampaigns.Coupon(campaignID: try row.text(0), couponID: try row.text(1))
            )
        }
        return campaigns
    }

    /// The coupons of campaigns, and those of them that name a product that is not there.
    private func coupons(
        of names: [String]
    ) throws -> (coupons: [String: [LiveCampaign.Coupon]], incomplete: Set<String>) {
        var products: [String: [String: [ProductID]]] = [:]
        var incomplete: Set<String> = []
        try reader.forEachRow(
            """
            SELECT i.coupon_id, p.product_id FROM campaign_items i
            LEFT JOIN products p ON p.sku = i.sku WHERE i.campaign_id = $1
            """,
            each: names.map { [.text($0)] }
        ) { run, row in
            guard !row.isNull(1) else {
                incomplete.insert(names[run])
                return
            }
            products[names[run], default: [:]][try row.text(0), default: []]
                .append(ProductID(Int32(clamping: try row.integer(1))))
        }
        let coupons = products.mapValues { coupons in
            coupons.sorted { $0.key < $1.key }
                .map { LiveCampaign.Coupon(couponID: $0, products: $1.sorted()) }
        }
        return (coupons, incomplete)
    }
}
