import Primitives
import RecommendationsDomain
import StorageCore

/// Reads what is known of campaigns.
struct CampaignReader {
    private let reader: any SQLReader
    private let query: CampaignQuery
    /// Nothing of this day and later is read.
    private let day: Day

    /// Who was reached by a campaign, or used one of its coupons.
    private struct Contacts {
        var reached: [String: Set<MemberID>] = [:]
        var used: [String: Set<Campaign.Redemption>] = [:]
    }

    init(reader: any SQLReader, _ query: CampaignQuery) {
        self.reader = reader
        self.query = query
        day = query.before ?? Day(.max)
    }

    func campaigns() throws -> [Campaign] {
        let chosen = try chosen()
        let coupons = try coupons(of: chosen)
        return joined(
            chosen,
            try query.members.map { try contacts(of: $0) } ?? contacts(of: chosen),
            coupons
        )
    }

    /// The campaigns of one member, by all ids that lead to it, without their coupons.
    func campaigns(of survivor: MemberID) throws -> [Campaign] {
        let contacts = try contacts(of: [survivor])
        let names = Set(contacts.reached.keys).union(contacts.used.keys)
        return joined(try chosen().filter { names.contains($0.campaignID) }, contacts, [:])
            .map { campaign in
                Campaign(
                    campaignID: campaign.campaignID,
                    kind: campaign.kind,
                    firstDay: campaign.firstDay,
                    lastDay: campaign.lastDay,
                    members: [survivor],
                    redemptions: campaign.redemptions
                )
            }
    }

    private func joined(
        _ campaigns: [Campaign],
        _ contacts: Contacts,
        _ coupons: [String: [Campaign.Coupon]]
    ) -> [Campaign] {
        campaigns.map { campaign in
            Campaign(
                campaignID: campaign.campaignID,
                kind: campaign.kind,
                firstDay: campaign.firstDay,
                lastDay: campaign.lastDay,
                members: (contacts.reached[campaign.campaignID] ?? []).sorted(),
                coupons: coupons[campaign.campaignID] ?? [],
                redemptions: (contacts.used[campaign.campaignID] ?? []).sorted {
                    ($0.day, $0.memberID, $0.couponID) < ($1.day, $1.memberID, $1.couponID)
                }
            )
        }
    }

    /// The campaigns that were asked for, by name.
    private func chosen() throws -> [Campaign] {
        var campaigns: [Campaign] = []
        try reader.forEachRow(
            """
            SELECT campaign_id, kind, first_day, last_day FROM campaigns
            WHERE first_day < $1 AND last_day < $2
            ORDER BY first_day DESC, campaign_id DESC LIMIT $3
            """,
            [
                .integer(Int64(day.rawValue)),
                .integer(query.endedBefore.map { Int64($0.rawValue) } ?? .max),
                .integer(query.newestMax.map { Int64($0) } ?? .max),
            ]
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
        return campaigns.sorted { $0.campaignID < $1.campaignID }
    }

    private func coupons(of campaigns: [Campaign]) throws -> [String: [Campaign.Coupon]] {
        var skus: [String: [String: [String]]] = [:]
        try reader.forEachRow(
            "SELECT coupon_id, sku FROM campaign_items WHERE campaign_id = $1",
            each: campaigns.map { [.text($0.campaignID)] }
        ) { run, row in
            skus[campaigns[run].campaignID, default: [:]][try row.text(0), default: []]
                .append(try row.text(1))
        }
        return skus.mapValues { coupons in
            coupons.sorted { $0.key < $1.key }
                .map { Campaign.Coupon(couponID: $0, skus: $1.sorted()) }
        }
    }
}

extension CampaignReader {
    /// Whom the campaigns reached and who used them, of all members: the tables are read through,
    /// with the merges beside them, so that only ids that were merged twice are asked for.
    private func contacts(of campaigns: [Campaign]) throws -> Contacts {
        let names = Set(campaigns.map(\.campaignID))
        guard let first = campaigns.map(\.firstDay).min() else { return Contacts() }
        var contacts = Contacts()
        var mergedReached: [String: Set<MemberID>] = [:]
        var mergedUsed: [String: Set<Campaign.Redemption>] = [:]
        try reader.scan(
            """
            SELECT m.campaign_id, m.member_id, g.survivor_id FROM campaign_members m
            JOIN campaigns c ON c.campaign_id = m.campaign_id
            LEFT JOIN purchase_merges g ON g.member_id = m.member_id
            WHERE c.first_day >= $1 AND c.first_day < $2
            """,
            [.integer(Int64(first.rawValue)), .integer(Int64(day.rawValue))]
        ) { row in
            let name = try row.text(0)
            guard names.contains(name) else { return }
            if row.isNull(2) {
                contacts.reached[name, default: []].insert(try Self.member(row, 1))
            } else {
                mergedReached[name, default: []].insert(try Self.member(row, 2))
            }
        }
        try reader.scan(
            """
            SELECT r.campaign_id, r.member_id, g.survivor_id, r.coupon_id, r.day
            FROM campaign_redemptions r
            JOIN campaigns c ON c.campaign_id = r.campaign_id
            LEFT JOIN purchase_merges g ON g.member_id = r.member_id
            WHERE c.first_day >= $1 AND c.first_day < $2 AND r.day < $2
            """,
            [.integer(Int64(first.rawValue)), .integer(Int64(day.rawValue))]
        ) { row in
            let name = try row.text(0)
            guard names.contains(name) else { return }
            let isMerged = !row.isNull(2)
            let used = try Self.redemption(row, member: try Self.member(row, isMerged ? 2 : 1), 3)
            if isMerged {
                mergedUsed[name, default: []].insert(used)
            } else {
                contacts.used[name, default: []].insert(used)
            }
        }
        let merged = mergedReached.values.reduce(into: Set<MemberID>()) { $0.formUnion($1) }
            .union(mergedUsed.values.flatMap { $0.map(\.memberID) })
        let survivors = try PurchaseLinks.survivors(of: merged, in: reader)
        for (name, members) in mergedReached {
            contacts.reached[name, default: []].formUnion(members.map { survivors[$0] ?? $0 })
        }
        for (name, redemptions) in mergedUsed {
            contacts.used[name, default: []].formUnion(
                redemptions.map { used in
                    Campaign.Redemption(
                        memberID: survivors[used.memberID] ?? used.memberID,
                        couponID: used.couponID,
                        day: used.day
                    )
                }
            )
        }
        return contacts
    }

    /// The same of some members, who are asked for one by one.
    private func contacts(of members: [MemberID]) throws -> Contacts {
        let owners = try PurchaseLinks.ids(leadingTo: members, in: reader)
        let ids = owners.keys.sorted()
        var contacts = Contacts()
        try reader.forEachRow(
            "SELECT campaign_id FROM campaign_members WHERE member_id = $1",
            each: ids.map { [.integer($0.rawValue)] }
        ) { run, row in
            contacts.reached[try row.text(0), default: []].insert(owners[ids[run]] ?? ids[run])
        }
        try reader.forEachRow(
            """
            SELECT campaign_id, coupon_id, day FROM campaign_redemptions
            WHERE member_id = $1 AND day < $2
            """,
            each: ids.map { [.integer($0.rawValue), .integer(Int64(day.rawValue))] }
        ) { run, row in
            contacts.used[try row.text(0), default: []].insert(
                try Self.redemption(row, member: owners[ids[run]] ?? ids[run], 1)
            )
        }
        return contacts
    }

    private static func redemption(
        _ row: any RowView,
        member: MemberID,
        _ column: Int
    ) throws -> Campaign.Redemption {
        Campaign.Redemption(
            memberID: member,
            couponID: try row.text(column),
            day: Day(Int32(clamping: try row.integer(column + 1)))
        )
    }

    private static func member(_ row: any RowView, _ column: Int) throws -> MemberID {
        guard let member = MemberID(rawValue: try row.integer(column)) else {
            throw StorageError(.corrupt, "a campaign has a member without a number")
        }
        return member
    }
}
