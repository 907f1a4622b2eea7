import IdentityDomain
import Primitives
import StorageCore

/// Checks that tags, links to partners, purchases, invitations and budgets hold together.
struct EngagementVerifier: Sendable {
    /// Runs every check.
    func verify(in reader: any SQLReader, _ verification: inout IdentityVerification) throws {
        try verifyFacts(in: reader, &verification)
        try reader.scan(
            "SELECT member_id, history FROM member_purchases ORDER BY member_id",
            []
        ) { row in
            if PurchaseHistory(packed: try row.blob(1)) == nil {
                verification.find("member \(try row.integer(0)): its purchases were changed")
            }
        }
        try verifyBudgets(in: reader, &verification)
    }

    /// The tags, partners and consents that may be known outside are those that have rows.
    private func verifyFacts(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        try reader.scan(
            """
            SELECT members.member_id, \(FactsColumns.columns), organisation FROM members
            ORDER BY members.member_id
            """,
            []
        ) { row in
            let memberID = try row.integer(0)
            let facts: MemberFacts
            do {
                guard let organisation = OrganisationPath(try row.text(9)) else { return }
                facts = try FactsColumns.facts(row, from: 1, organisation: organisation)
            } catch MemberStoreError.corrupt {
                // Found with the members themselves.
                return
            }
            // Nobody looks at the tags of members who are gone until it is their turn.
            let isGone = facts.state == .merged || facts.state == .erased
            let names = try reader.query(
                "SELECT tag FROM member_tags WHERE member_id = $1",
                [.integer(memberID)]
            ).map { try $0.text(0) }
            if facts.tags != names.sorted(), !isGone {
                verification.find("member \(memberID): its tags are not those of its rows")
            }
            if !isGone,
                try facts.partners
                    != PartnerLink.partners(of: try MemberID(stored: memberID), in: reader)
            {
                verification.find("member \(memberID): its partners are not those of its links")
            }
            let history = try ConsentRows.history(of: MemberID(stored: memberID), in: reader)
            if facts.consents != ConsentStatement.uses(in: history), !isGone {
                verification.find("member \(memberID): its consents are not what it said")
            }
        }
    }

    /// A budget has what is to be booked and what is booked, and nothing else.
    private func verifyBudgets(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        var open: [String: Int64] = [:]
        try reader.forEachRow(
            """
            SELECT campaign,
                sum(CASE WHEN inviter_booking IN (1, 2) THEN inviter_amount ELSE 0 END),
                sum(CASE WHEN invitee_booking IN (1, 2) THEN invitee_amount ELSE 0 END)
            FROM referrals GROUP BY campaign
            """,
            []
        ) { row in open[try row.text(0)] = try row.integer(1) + row.integer(2) }
        try reader.forEachRow(
            "SELECT campaign, taken FROM referral_budgets ORDER BY campaign",
            []
        ) { row in
            let campaign = try row.text(0)
            let taken = try row.integer(1)
            let expected = open.removeValue(forKey: campaign) ?? 0
            if taken != expected {
                verification.find("campaign \(campaign): \(taken) is taken, not \(expected)")
            }
        }
        for (campaign, expected) in open.sorted(by: { $0.key < $1.key }) where expected != 0 {
            verification.find("campaign \(campaign): 0 is taken, not \(expected)")
        }
    }
}
