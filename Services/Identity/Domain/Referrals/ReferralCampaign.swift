package import Primitives

/// What a campaign gives for invitations, and to whom.
package struct ReferralCampaign: Hashable, Sendable {
    /// Its name: 1 to 32 characters out of `a`–`z`, `0`–`9`, `-` and `_`.
    package let code: String
    /// The version of the program that it is of.
    package let version: Int64
    /// On whose behalf it gives; only members below it can be invited.
    package let organisation: OrganisationPath
    /// The currency of the ledger in which it gives.
    package let currency: String
    /// What an inviter gets for one new member; positive.
    package let inviterAmount: Int64
    /// What the new member gets; 0 for nothing.
    package let inviteeAmount: Int64
    /// The most that it gives in all.
    package let budget: Int64
    /// How many days after registration a new member can still say who invited it.
    package let claimDays: Int
    /// How many days an order can come back; the reward waits for them.
    package let returnDays: Int
    /// The least that the first order must amount to.
    package let minimumPaid: Fen
    /// How many invitations of one member can be taken up in a day.
    package let claimsPerDayMax: Int
    /// How many invitations of one member can be taken up in all.
    package let claimsMax: Int
    /// The first day on which they can be taken up; `nil` for any.
    package let firstDay: LocalDate?
    /// The last day; `nil` for any.
    package let lastDay: LocalDate?

    /// Describes a campaign.
    package init(
        code: String,
        version: Int64,
        organisation: OrganisationPath,
        currency: String,
        inviterAmount: Int64,
        inviteeAmount: Int64 = 0,
        budget: Int64,
        claimDays: Int,
        returnDays: Int,
        minimumPaid: Fen = Fen(1),
        claimsPerDayMax: Int = 10,
        claimsMax: Int = 1000,
        firstDay: LocalDate? = nil,
        lastDay: LocalDate? = nil
    ) {
        precondition(inviterAmount > 0, "an inviter must get something, not \(inviterAmount)")
        precondition(inviteeAmount >= 0, "a new member cannot get \(inviteeAmount)")
        self.code = code
        self.version = version
        self.organisation = organisation
        self.currency = currency
        self.inviterAmount = inviterAmount
        self.inviteeAmount = inviteeAmount
        self.budget = budget
        self.claimDays = claimDays
        self.returnDays = returnDays
        self.minimumPaid = minimumPaid
        self.claimsPerDayMax = claimsPerDayMax
        self.claimsMax = claimsMax
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// The rule that stands in the ledger beside what it gives: `referral-friends@3`.
    package var ruleVersion: String { "referral-\(code)@\(version)" }

    /// Whether invitations can be taken up on a day.
    func isOpen(on day: LocalDate) -> Bool {
        firstDay.map { $0 <= day } ?? true && lastDay.map { day <= $0 } ?? true
    }
}

/// All campaigns of the program.
package struct ReferralProgram: Sendable {
    /// The campaigns, each name once.
    package let campaigns: [ReferralCampaign]
    /// The program's zone, whose days count.
    package let zone: ZoneRules

    /// The most campaigns of a program.
    package static let campaignsMax = 100

    /// Lists campaigns.
    package init(campaigns: [ReferralCampaign], zone: ZoneRules) {
        let codes = Set(campaigns.map(\.code))
        precondition(codes.count == campaigns.count, "a campaign is defined twice")
        self.campaigns = campaigns
        self.zone = zone
    }

    /// A campaign by its name; the first one for an empty name, `nil` for an unknown one.
    package func campaign(_ code: String) -> ReferralCampaign? {
        code.isEmpty ? campaigns.first : campaigns.first { $0.code == code }
    }
}
