import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// What members did who had a campaign, and members who had not: of each what was known on the
/// morning on which the campaign began, and whether it bought in the campaign's days.
struct CampaignObservations: Sendable {
    private struct Seen: Sendable {
        let campaign: PastCampaign
        /// By number of product; `nil` for everything.
        let isInScope: [Bool]?
        var rows: [UpliftLearner.Observation] = []
        var count = 0
    }

    /// The members of a campaign that are learned from at most, drawn evenly from all.
    private static let membersMax = 5_000
    /// The campaigns that are learned from at most, the newest.
    private static let campaignsMax = 20

    private var seen: [Seen]
    private var random = SeededRandom(seed: 2)

    init(_ campaigns: [PastCampaign], catalogue: Catalogue, today: Day) {
        let past = campaigns.filter { $0.days.upperBound < today }
            .sorted { ($0.days.lowerBound, $0.name) > ($1.days.lowerBound, $1.name) }
        seen = past.prefix(Self.campaignsMax).map { campaign in
            Seen(
                campaign: campaign,
                isInScope: campaign.skus.isEmpty
                    ? nil : catalogue.products.map { campaign.skus.contains($0.sku) }
            )
        }
    }

    /// Takes a member's orders that stand.
    mutating func take(_ log: [Purchase], of member: MemberID) {
        guard let first = log.map(\.day).min() else { return }
        for index in seen.indices {
            let campaign = seen[index].campaign
            // Of whom nothing was known nothing can be said.
            guard first < campaign.days.lowerBound else { continue }
            seen[index].count += 1
            // Each of all members is kept with the same chance (Vitter's algorithm R, 1985).
            var place: Int?
            if seen[index].rows.count >= Self.membersMax {
                let drawn = Int.random(in: 0..<seen[index].count, using: &random)
                guard drawn < Self.membersMax else { continue }
                place = drawn
            }
            let row = observation(of: log, member, seen[index])
            if let place { seen[index].rows[place] = row } else { seen[index].rows.append(row) }
        }
    }

    private func observation(
        of log: [Purchase],
        _ member: MemberID,
        _ seen: Seen
    ) -> UpliftLearner.Observation {
        func isInScope(_ product: ProductID) -> Bool {
            guard let scope = seen.isInScope else { return true }
            return product.index < scope.count && scope[product.index]
        }
        let days = seen.campaign.days
        let history = OfferAppraisal.history(
            of: log.filter { $0.day < days.lowerBound },
            today: days.lowerBound,
            isInScope: isInScope
        )
        return UpliftLearner.Observation(
            row: history.features,
            isTreated: seen.campaign.members.contains(member),
            bought: log.contains { order in
                days.contains(order.day) && order.lines.contains { isInScope($0.product) }
            },
            propensity: nil
        )
    }

    /// All of them, campaign after campaign.
    ///
    /// Campaigns differ in their lengths and in the share of members that they reached: both are
    /// told of each member beside what is known of it, so that campaigns that reached many and ran
    /// for long do not look like campaigns that changed much.
    var observations: [UpliftLearner.Observation] {
        seen.flatMap { seen in
            let days = seen.campaign.days
            let length = Double(days.upperBound.rawValue - days.lowerBound.rawValue + 1)
            let reached = seen.rows.count { $0.isTreated }
            let share = Double(reached) / Double(max(1, seen.rows.count))
            return seen.rows.map { row in
                UpliftLearner.Observation(
                    row: row.row + [length, share],
                    isTreated: row.isTreated,
                    bought: row.bought,
                    propensity: nil
                )
            }
        }
    }
}
