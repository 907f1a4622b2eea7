package import Primitives
package import RecommendationsDomain
import StorageCore

extension SQLRecommendationsStore: CampaignStore {
    package func put(_ campaigns: [Campaign]) async throws -> Int {
        try await writing { writer in try CampaignTransaction(writer: writer).put(campaigns) }
    }

    package func campaigns(before day: Day?) async throws -> [Campaign] {
        try await reading { reader in
            try CampaignReader(reader: reader, before: day ?? Day(.max)).campaigns()
        }
    }

    package func campaigns(
        of member: MemberID,
        after name: String,
        countMax: Int
    ) async throws -> [Campaign] {
        try await reading { reader in
            let survivor = try PurchaseLinks.survivor(of: member, in: reader)
            let ids = try PurchaseLinks.absorbed(by: survivor, in: reader)
            let campaigns = try CampaignReader(reader: reader, before: Day(.max))
                .campaigns(of: ids, survivor)
            return Array(campaigns.filter { $0.campaignID > name }.prefix(countMax))
        }
    }
}

/// Adds to what is known of campaigns.
private struct CampaignTransaction {
    let writer: any SQLWriter

    func put(_ campaigns: [Campaign]) throws -> Int {
        let erased = try erased(
            campaigns.flatMap { $0.members + $0.redemptions.map(\.memberID) }
        )
        var members: Set<[SQLValue]> = []
        var items: Set<[SQLValue]> = []
        var redemptions: Set<[SQLValue]> = []
        for campaign in campaigns {
            let name = SQLValue.text(campaign.campaignID)
            for member in campaign.members where !erased.contains(member) {
                members.insert([.integer(member.rawValue), name])
            }
            for coupon in campaign.coupons {
                for sku in coupon.skus {
                    items.insert([name, .text(coupon.couponID), .text(sku)])
                }
            }
            for used in campaign.redemptions where !erased.contains(used.memberID) {
                redemptions.insert([
                    .integer(used.memberID.rawValue), name, .text(used.couponID),
                    .integer(Int64(used.day.rawValue)),
                ])
            }
        }
        return try putCampaigns(campaigns)
            + add(
                """
                INSERT INTO campaign_members (member_id, campaign_id) VALUES ($1, $2)
                ON CONFLICT (member_id, campaign_id) DO NOTHING
                """,
                members
            )
            + add(
                """
                INSERT INTO campaign_items (campaign_id, coupon_id, sku) VALUES ($1, $2, $3)
                ON CONFLICT (campaign_id, coupon_id, sku) DO NOTHING
                """,
                items
            )
            + add(
                """
                INSERT INTO campaign_redemptions (member_id, campaign_id, coupon_id, day)
                VALUES ($1, $2, $3, $4)
                ON CONFLICT (member_id, campaign_id, coupon_id, day) DO NOTHING
                """,
                redemptions
            )
    }

    /// Writes kinds and days; those of the last one of a name count.
    private func putCampaigns(_ campaigns: [Campaign]) throws -> Int {
        var last: [String: Campaign] = [:]
        for campaign in campaigns { last[campaign.campaignID] = campaign }
        var added = 0
        for (name, campaign) in last.sorted(by: { $0.key < $1.key }) {
            let row: [SQLValue] = [
                .text(name), .text(campaign.kind), .integer(Int64(campaign.firstDay.rawValue)),
                .integer(Int64(campaign.lastDay.rawValue)),
            ]
            let inserted = try writer.execute(
                """
                INSERT INTO campaigns (campaign_id, kind, first_day, last_day)
                VALUES ($1, $2, $3, $4) ON CONFLICT (campaign_id) DO NOTHING
                """,
                row
            )
            added += inserted
            guard inserted == 0 else { continue }
            try writer.execute(
                """
                UPDATE campaigns SET kind = $2, first_day = $3, last_day = $4
                WHERE campaign_id = $1
                """,
                row
            )
        }
        return added
    }

    /// Adds rows in their order, so that processes that add the same ones do not block each other.
    private func add(_ sql: String, _ rows: Set<[SQLValue]>) throws -> Int {
        guard !rows.isEmpty else { return 0 }
        return try writer.execute(
            sql,
            each: rows.sorted { "\($0)" < "\($1)" }
        )
    }

    private func erased(_ members: [MemberID]) throws -> Set<MemberID> {
        var erased: Set<MemberID> = []
        try writer.forEachRow(
            "SELECT member_id FROM erased_members WHERE member_id = $1",
            each: Set(members).sorted().map { [.integer($0.rawValue)] }
        ) { _, row in
            if let member = MemberID(rawValue: try row.integer(0)) { erased.insert(member) }
        }
        return erased
    }
}

/// Reads what was known of campaigns before a day.
private struct CampaignReader {
    let reader: any SQLReader
    let day: Day

    init(reader: any SQLReader, before day: Day) {
        self.reader = reader
        self.day = day
    }

    func campaigns() throws -> [Campaign] {
        let campaigns = try begun()
        let members = try members()
        let coupons = try coupons()
        let redemptions = try redemptions()
        let ids = Set(members.map(\.member) + redemptions.map(\.member))
        let survivors = Dictionary(
            uniqueKeysWithValues: try ids.map {
                ($0, try PurchaseLinks.survivor(of: $0, in: reader))
            }
        )
        var reached: [String: Set<MemberID>] = [:]
        for (campaign, member) in members {
            reached[campaign, default: []].insert(survivors[member] ?? member)
        }
        var used: [String: Set<Campaign.Redemption>] = [:]
        for (campaign, member, coupon, day) in redemptions {
            used[campaign, default: []].insert(
                Campaign.Redemption(
                    memberID: survivors[member] ?? member,
                    couponID: coupon,
                    day: day
                )
            )
        }
        return campaigns.map { campaign in
            Campaign(
                campaignID: campaign.campaignID,
                kind: campaign.kind,
                firstDay: campaign.firstDay,
                lastDay: campaign.lastDay,
                members: (reached[campaign.campaignID] ?? []).sorted(),
                coupons: coupons[campaign.campaignID] ?? [],
                redemptions: (used[campaign.campaignID] ?? []).sorted {
                    ($0.day, $0.memberID, $0.couponID) < ($1.day, $1.memberID, $1.couponID)
                }
            )
        }
    }

    /// The campaigns of one member, by all ids that lead to it.
    func campaigns(of ids: Set<MemberID>, _ survivor: MemberID) throws -> [Campaign] {
        var reached: Set<String> = []
        var used: [String: Set<Campaign.Redemption>] = [:]
        for id in ids.sorted() {
            try reader.forEachRow(
                "SELECT campaign_id FROM campaign_members WHERE member_id = $1",
                [.integer(id.rawValue)]
            ) { row in reached.insert(try row.text(0)) }
            try reader.forEachRow(
                """
                SELECT campaign_id, coupon_id, day FROM campaign_redemptions WHERE member_id = $1
                """,
                [.integer(id.rawValue)]
            ) { row in
                used[try row.text(0), default: []].insert(
                    Campaign.Redemption(
                        memberID: survivor,
                        couponID: try row.text(1),
                        day: Day(Int32(clamping: try row.integer(2)))
                    )
                )
            }
        }
        reached.formUnion(used.keys)
        return try begun().filter { reached.contains($0.campaignID) }.map { campaign in
            Campaign(
                campaignID: campaign.campaignID,
                kind: campaign.kind,
                firstDay: campaign.firstDay,
                lastDay: campaign.lastDay,
                members: [survivor],
                redemptions: (used[campaign.campaignID] ?? []).sorted {
                    ($0.day, $0.couponID) < ($1.day, $1.couponID)
                }
            )
        }
    }

    private func members() throws -> [(campaign: String, member: MemberID)] {
        var members: [(campaign: String, member: MemberID)] = []
        try reader.scan("SELECT campaign_id, member_id FROM campaign_members", []) { row in
            members.append((try row.text(0), try Self.member(row, 1)))
        }
        return members
    }

    private func coupons() throws -> [String: [Campaign.Coupon]] {
        var skus: [String: [String: [String]]] = [:]
        try reader.scan(
            """
            SELECT campaign_id, coupon_id, sku FROM campaign_items
            ORDER BY campaign_id, coupon_id, sku
            """,
            []
        ) { row in
            skus[try row.text(0), default: [:]][try row.text(1), default: []]
                .append(try row.text(2))
        }
        return skus.mapValues { coupons in
            coupons.sorted { $0.key < $1.key }.map { Campaign.Coupon(couponID: $0, skus: $1) }
        }
    }

    private func redemptions() throws -> [(
        campaign: String, member: MemberID, coupon: String, day: Day
    )] {
        var redemptions: [(campaign: String, member: MemberID, coupon: String, day: Day)] = []
        try reader.scan(
            """
            SELECT campaign_id, member_id, coupon_id, day FROM campaign_redemptions WHERE day < $1
            """,
            [.integer(Int64(day.rawValue))]
        ) { row in
            redemptions.append(
                (
                    try row.text(0), try Self.member(row, 1), try row.text(2),
                    Day(Int32(clamping: try row.integer(3)))
                )
            )
        }
        return redemptions
    }

    private static func member(_ row: any RowView, _ column: Int) throws -> MemberID {
        guard let member = MemberID(rawValue: try row.integer(column)) else {
            throw StorageError(.corrupt, "a campaign has a member without a number")
        }
        return member
    }

    private func begun() throws -> [Campaign] {
        var campaigns: [Campaign] = []
        try reader.forEachRow(
            """
            SELECT campaign_id, kind, first_day, last_day FROM campaigns
            WHERE first_day < $1 ORDER BY campaign_id
            """,
            [.integer(Int64(day.rawValue))]
        ) { row in
            campaigns.append(
                Campaign(
                    campaignID: try row.text(0),
                    kind: try row.text(1),
                    firstDay: Day(Int32(clamping: try row.integer(2))),
                    lastDay: Day(Int32(clamping: try row.integer(3)))
                )
            )
        }
        return campaigns
    }
}
