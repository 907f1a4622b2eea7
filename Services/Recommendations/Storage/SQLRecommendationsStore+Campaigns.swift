package import Primitives
package import RecommendationsDomain
import StorageCore

extension SQLRecommendationsStore: CampaignStore {
    package func put(_ campaigns: [Campaign]) async throws -> Int {
        try await writing { writer in try CampaignTransaction(writer: writer).put(campaigns) }
    }

    package func campaigns(_ query: CampaignQuery) async throws -> [Campaign] {
        try await reading { reader in try CampaignReader(reader: reader, query).campaigns() }
    }

    package func campaigns(
        of member: MemberID,
        after name: String,
        countMax: Int
    ) async throws -> [Campaign] {
        try await reading { reader in
            let survivor = try PurchaseLinks.survivor(of: member, in: reader)
            let campaigns = try CampaignReader(reader: reader, CampaignQuery())
                .campaigns(of: survivor)
            return Array(campaigns.filter { $0.campaignID > name }.prefix(countMax))
        }
    }

    package func liveCampaigns(
        on day: Day,
        countMax: Int,
        known: [String: Int64]
    ) async throws -> LiveCampaigns {
        try await reading { reader in
            try LiveCampaignReader(reader: reader, day: day)
                .campaigns(countMax: countMax, known: known)
        }
    }

    package func campaigns(
        reaching member: MemberID,
        on day: Day
    ) async throws -> MemberCampaigns {
        try await reading { reader in
            try LiveCampaignReader(reader: reader, day: day).campaigns(reaching: member)
        }
    }
}

/// Adds to what is known of campaigns.
private struct CampaignTransaction {
    let writer: any SQLWriter

    func put(_ campaigns: [Campaign]) throws -> Int {
        try MemberNewsLock.holdOff(in: writer)
        let erased = try erased(
            campaigns.flatMap { $0.members + $0.redemptions.map(\.memberID) }
        )
        var members: Set<[SQLValue]> = []
        var items: [String: Set<[SQLValue]>] = [:]
        var redemptions: Set<[SQLValue]> = []
        for campaign in campaigns {
            let name = SQLValue.text(campaign.campaignID)
            for member in campaign.members where !erased.contains(member) {
                members.insert([.integer(member.rawValue), name])
            }
            for coupon in campaign.coupons {
                for sku in coupon.skus {
                    items[campaign.campaignID, default: []]
                        .insert([name, .text(coupon.couponID), .text(sku)])
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
            + addItems(items)
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

    /// Writes what coupons are for, and numbers the changes of each campaign's.
    private func addItems(_ items: [String: Set<[SQLValue]>]) throws -> Int {
        var added = 0
        for (campaign, rows) in items.sorted(by: { $0.key < $1.key }) {
            let count = try add(
                """
                INSERT INTO campaign_items (campaign_id, coupon_id, sku) VALUES ($1, $2, $3)
                ON CONFLICT (campaign_id, coupon_id, sku) DO NOTHING
                """,
                rows
            )
            added += count
            guard count > 0 else { continue }
            try writer.execute(
                """
                UPDATE campaigns SET coupons_revision = coupons_revision + 1
                WHERE campaign_id = $1
                """,
                [.text(campaign)]
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
