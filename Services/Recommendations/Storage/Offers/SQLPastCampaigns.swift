package import Primitives
package import RecommendationsDomain
package import StorageCore

/// Campaigns of before in the database of recommendations.
///
/// Whom a campaign has reached is asked of those only who are learned from: campaigns may have
/// reached everybody.
package struct SQLPastCampaigns: PastCampaigns {
    private let database: any Database

    /// Uses a database that ``SQLRecommendationsStore`` has opened.
    package init(_ database: any Database) { self.database = database }

    package func newest(before day: Day, countMax: Int) async throws -> [PastCampaign] {
        try await reporting {
            try await database.read { reader in
                let rows = try reader.query(
                    """
                    SELECT campaign_id, first_day, last_day FROM campaigns WHERE last_day < $1
                    ORDER BY first_day DESC, campaign_id DESC LIMIT $2
                    """,
                    [.integer(Int64(day.rawValue)), .integer(Int64(countMax))]
                )
                var skus = [Set<String>](repeating: [], count: rows.count)
                try reader.forEachRow(
                    "SELECT sku FROM campaign_items WHERE campaign_id = $1",
                    each: try rows.map { [.text(try $0.text(0))] }
                ) { run, row in skus[run].insert(try row.text(0)) }
                return try zip(rows, skus).map { row, skus in
                    PastCampaign(
                        name: try row.text(0),
                        days: Day(
                            Int32(clamping: try row.integer(1))
                        )...Day(Int32(clamping: try row.integer(2))),
                        skus: skus
                    )
                }
            }
        }
    }

    /// How many members are asked for in one round trip.
    private static let pageMax = 1_000

    package func reached(
        by name: String,
        among members: [MemberID]
    ) async throws -> Set<MemberID> {
        try await reporting {
            try await database.read { reader in
                var reached: Set<MemberID> = []
                var start = 0
                while start < members.count {
                    let page = members[start..<min(start + Self.pageMax, members.count)]
                    start += page.count
                    let ids = try Self.ids(of: page, in: reader)
                    try reader.forEachRow(
                        """
                        SELECT 1 FROM campaign_members WHERE member_id = $1 AND campaign_id = $2
                        """,
                        each: ids.map { [.integer($0.id.rawValue), .text(name)] }
                    ) { run, _ in reached.insert(ids[run].member) }
                }
                return reached
            }
        }
    }

    /// All ids that lead to members, with the members that they lead to.
    private static func ids(
        of members: ArraySlice<MemberID>,
        in reader: any SQLReader
    ) throws -> [(id: MemberID, member: MemberID)] {
        var ids = members.map { (id: $0, member: $0) }
        var known = Set(members)
        var last = ids
        while !last.isEmpty {
            var next: [(id: MemberID, member: MemberID)] = []
            try reader.forEachRow(
                "SELECT member_id FROM purchase_merges WHERE survivor_id = $1",
                each: last.map { [.integer($0.id.rawValue)] }
            ) { [last] run, row in
                guard let id = MemberID(rawValue: try row.integer(0)),
                    known.insert(id).inserted
                else { return }
                next.append((id, last[run].member))
            }
            ids += next
            last = next
        }
        return ids
    }
}
