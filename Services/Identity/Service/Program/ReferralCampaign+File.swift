import IdentityDomain
import Primitives
import ProgramFiles

/// What a campaign may give.
private enum RewardKind: String, CaseIterable {
    case points
    case storedValue = "stored_value"
    case coupon
    case payout
}

extension ReferralCampaign {
    private static let amountMax: Int64 = 1_000_000_000
    private static let budgetMax: Int64 = 1_000_000_000_000_000

    /// Reads the campaigns of a program.
    static func list(
        _ node: ProgramNode,
        version: Int64
    ) throws(ProgramFileError) -> [ReferralCampaign] {
        var codes: Set<String> = []
        return try node.list(count: 0...ReferralProgram.campaignsMax) {
            node throws(ProgramFileError) in
            let campaign = try ReferralCampaign(node, version: version)
            guard codes.insert(campaign.code).inserted else {
                throw node.error("a second campaign with the name \(campaign.code)")
            }
            return campaign
        }
    }

    private init(_ node: ProgramNode, version: Int64) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            let codeNode = try fields.required("campaign")
            let code = try codeNode.name()
            guard code.utf8.count <= 32 else {
                throw codeNode.error("must have at most 32 characters")
            }
            let place = try fields.required("organisation")
            guard let organisation = OrganisationPath(try place.string()) else {
                throw place.error("must be a path such as acme/retail")
            }
            let reward = try Reward(fields.required("reward"))
            let budget = try fields.required("budget")
                .integer(in: reward.inviter + reward.invitee...Self.budgetMax)
            let (first, last) = (fields.optional("first_day"), fields.optional("last_day"))
            let firstDay = try first.map { node throws(ProgramFileError) in try node.date() }
            let lastDay = try last.map { node throws(ProgramFileError) in try node.date() }
            if let last, let firstDay, let lastDay, lastDay < firstDay {
                throw last.error("must not be before first_day, \(firstDay)")
            }
            return ReferralCampaign(
                code: code,
                version: version,
                organisation: organisation,
                currency: reward.currency,
                inviterAmount: reward.inviter,
                inviteeAmount: reward.invitee,
                budget: budget,
                claimDays: try fields.required("claim_days").integer(in: 0...3660),
                returnDays: try fields.required("return_days").integer(in: 0...366),
                minimumPaid: Fen(
                    try fields.optional("minimum_fen")?.integer(in: 1...Self.amountMax) ?? 1
                ),
                claimsPerDayMax: try fields.optional("claims_per_day")?
                    .integer(in: 1...10_000) ?? 10,
                claimsMax: try fields.optional("claims")?.integer(in: 1...1_000_000) ?? 1000,
                firstDay: firstDay,
                lastDay: lastDay
            )
        }
    }

    /// The reward as the file states it.
    private struct Reward {
        let currency: String
        let inviter: Int64
        let invitee: Int64

        init(_ node: ProgramNode) throws(ProgramFileError) {
            self = try node.mapping { fields throws(ProgramFileError) in
                let kind = try fields.required("kind")
                let currency: String
                switch try kind.choice(RewardKind.self) {
                case .points:
                    currency = "points"
                case .storedValue:
                    currency = try fields.required("currency").string(byteCount: 1...16)
                case .coupon:
                    throw kind.error(
                        "coupons cannot be given for invitations yet: give points or stored_value"
                    )
                case .payout:
                    throw kind.error(
                        "there is no way to pay money out yet: give points or stored_value"
                    )
                }
                return Self(
                    currency: currency,
                    inviter: try fields.required("inviter").integer(in: 1...amountMax),
                    invitee: try fields.optional("invitee")?.integer(in: 0...amountMax) ?? 0
                )
            }
        }

        private init(currency: String, inviter: Int64, invitee: Int64) {
            self.currency = currency
            self.inviter = inviter
            self.invitee = invitee
        }
    }
}
