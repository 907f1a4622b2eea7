import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// What members did who had a campaign, and members who had not: of each what was known on the
/// morning on which the campaign began, and whether it bought in the campaign's days.
struct CampaignObservations: Sendable {
    private struct Seen: Sendable {
        let name: String
        let days: ClosedRange<Day>
        /// By number of product; `nil` for everything.
        let isInScope: [Bool]?
        var rows: [Row] = []
        var count = 0
    }

    private struct Row: Sendable {
        let member: MemberID
        let features: [Double]
        let bought: Bool
        var isReached = false
    }

    /// The members of a campaign that are learned from at most, drawn evenly from all.
    private static let membersMax = 5_000

    private var seen: [Seen]
    private var random = SeededRandom(seed: 2)

    init(_ campaigns: [Campaign], catalogue: Catalogue) {
        seen = campaigns.map { campaign in
            let skus = Set(campaign.coupons.flatMap(\.skus))
            return Seen(
                name: campaign.campaignID,
                days: campaign.firstDay...campaign.lastDay,
                isInScope: skus.isEmpty
                    ? nil : catalogue.products.map { skus.contains($0.sku) }
            )
        }
    }

    /// Of whom is to be asked whether the campaigns have reached them.
    var members: [MemberID] { Set(seen.flatMap { $0.rows.map(\.member) }).sorted() }

    /// Notes whom a campaign has reached.
    mutating func note(_ campaign: Campaign) {
        let reached = Set(campaign.members)
        for index in seen.indices where seen[index].name == campaign.campaignID {
            for row in seen[index].rows.indices {
                seen[index].rows[row].isReached = reached.contains(seen[index].rows[row].member)
            }
        }
    }

    /// Takes a member's orders that stand.
    mutating func take(_ log: [Purchase], of member: MemberID) {
        guard let first = log.map(\.day).min() else { return }
        for index in seen.indices {
            // Of whom nothing was known nothing can be said.
            guard first < seen[index].days.lowerBound else { continue }
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
    ) -> Row {
        func isInScope(_ product: ProductID) -> Bool {
            guard let scope = seen.isInScope else { return true }
            return product.index < scope.count && scope[product.index]
        }
        let days = seen.days
        let history = OfferAppraisal.history(
            of: log.filter { $0.day < days.lowerBound },
            today: days.lowerBound,
            isInScope: isInScope
        )
        return Row(
            member: member,
            features: history.features,
            bought: log.contains { order in
                days.contains(order.day) && order.lines.contains { isInScope($0.product) }
            }
        )
    }

    /// All of them, campaign after campaign.
    ///
    /// Campaigns differ in their lengths and in the share of members that they reached: both are
    /// told of each member beside what is known of it, so that campaigns that reached many and ran
    /// for long do not look like campaigns that changed much.
    var observations: [UpliftLearner.Observation] {
        seen.flatMap { seen in
            let days = seen.days
            let length = Double(days.upperBound.rawValue - days.lowerBound.rawValue + 1)
            let reached = seen.rows.count { $0.isReached }
            let share = Double(reached) / Double(max(1, seen.rows.count))
            return seen.rows.map { row in
                UpliftLearner.Observation(
                    row: row.features + [length, share],
                    isTreated: row.isReached,
                    bought: row.bought,
                    propensity: nil
                )
            }
        }
    }
}
