package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore {
    /// What a campaign brought among the members of a unit and below it.
    package func results(
        of campaign: ReferralCampaign,
        in organisation: OrganisationPath
    ) async throws -> ReferralResults {
        let below = organisation.rawValue + "/"
        let arguments: [SQLValue] = [
            .text(campaign.code), .text(organisation.rawValue), .text(below),
            .integer(Int64(below.utf8.count)),
        ]
        return try await read { reader in
            var results = ReferralResults()
            try reader.forEachRow(
                """
                SELECT state, refusal, count(*),
                    sum(CASE WHEN inviter_booking = 2 THEN inviter_amount ELSE 0 END),
                    sum(CASE WHEN invitee_booking = 2 THEN invitee_amount ELSE 0 END)
                FROM referrals WHERE campaign = $1
                    AND (organisation = $2 OR substr(organisation, 1, $4) = $3)
                GROUP BY state, refusal
                """,
                arguments
            ) { row in
                guard let state = Referral.State(rawValue: Int(try row.integer(0))) else {
                    throw MemberStoreError.corrupt
                }
                let count = Int(try row.integer(2))
                results.states[state, default: 0] += count
                if let text = try row.textOrNil(1) {
                    guard let refusal = Referral.Refusal(rawValue: text) else {
                        throw MemberStoreError.corrupt
                    }
                    results.refusals[refusal, default: 0] += count
                }
                results.rewarded += try row.integer(3) + row.integer(4)
            }
            results.budgetTaken =
                try reader.integer(
                    "SELECT taken FROM referral_budgets WHERE campaign = $1",
                    [.text(campaign.code)]
                ) ?? 0
            return results
        }
    }
}
