import Primitives
import StorageCore
import TiersDomain

/// Replays every member of one snapshot.
struct TiersAuditor {
    let reader: any SQLReader
    let rules: TierRules

    /// How many accounts are held in memory at once.
    private static let pageMembersMax: Int64 = 500

    func run(now: Timestamp) throws -> TiersAudit {
        var audit = TiersAudit()
        var last: Int64 = 0
        while true {
            let page = try accounts(after: last)
            for account in page {
                let entries = try TiersRows.ledger(of: account.memberID, from: reader)
                let changes = try TiersRows.history(of: account.memberID, from: reader)
                audit.members += 1
                audit.growthEntries += entries.count
                audit.tierChanges += changes.count
                audit.add(
                    MemberAudit.findings(
                        account: account,
                        entries: entries,
                        changes: changes,
                        rules: rules,
                        now: now
                    )
                )
            }
            guard let next = page.last?.memberID.rawValue else { break }
            last = next
        }
        try count(into: &audit)
        try compareMoves(into: &audit)
        return audit
    }

    /// Whatever leaves one ledger comes into another.
    private func compareMoves(into audit: inout TiersAudit) throws {
        try reader.forEachRow(
            """
            SELECT merge_id FROM growth_entries WHERE merge_id IS NOT NULL
            GROUP BY merge_id, channel, order_id, cause
            HAVING sum(growth) <> 0 OR sum(paid_fen) <> 0
                OR sum(is_out) * 2 <> count(*)
            ORDER BY merge_id
            """,
            []
        ) { row in
            audit.add(["a line moved with merge \(try row.integer(0)) on one side only"])
        }
        for row in try reader.query("SELECT member_id FROM tier_merges ORDER BY member_id") {
            guard let member = MemberID(rawValue: try row.integer(0)) else { continue }
            do {
                _ = try TierLinks.survivor(of: member, in: reader)
            } catch let error as StorageError where error.code == .corrupt {
                audit.add(["member \(member) is merged in a circle"])
            }
            let standing = try TiersRows.ledger(of: member, from: reader).standing
            if !standing.isEmpty {
                audit.add(["member \(member) is merged and has growth of its own"])
            }
        }
    }

    private func accounts(after last: Int64) throws -> [MemberAccount] {
        var accounts: [MemberAccount] = []
        try reader.forEachRow(
            """
            SELECT \(MemberAccount.columns) FROM tier_members
            WHERE member_id > $1 ORDER BY member_id LIMIT $2
            """,
            [.integer(last), .integer(Self.pageMembersMax)]
        ) { row in accounts.append(try MemberAccount(row: row)) }
        return accounts
    }

    /// Compares what the members have with what the tables hold and what was published.
    private func count(into audit: inout TiersAudit) throws {
        let entries = try reader.integer("SELECT count(*) FROM growth_entries") ?? 0
        let changes = try reader.integer("SELECT count(*) FROM tier_changes") ?? 0
        audit.events = Int(try reader.integer("SELECT count(*) FROM outbox") ?? 0)
        if Int(entries) != audit.growthEntries {
            audit.add(["\(entries) growth entries are stored, members have \(audit.growthEntries)"])
        }
        if Int(changes) != audit.tierChanges {
            audit.add(["\(changes) changes of tier are stored, members have \(audit.tierChanges)"])
        }
        if audit.events != audit.growthEntries + audit.tierChanges {
            audit.add([
                "\(audit.events) events were published, "
                    + "\(audit.growthEntries + audit.tierChanges) things were booked"
            ])
        }
    }
}
