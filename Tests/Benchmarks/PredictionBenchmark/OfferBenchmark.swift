import Foundation
import RecommendationsLearning
import RecommendationsPrediction

/// What the grocery's largest campaign changed, as an example of the offers' mathematics.
///
/// Its households were chosen, not drawn: the plain difference says who was chosen. Propensities
/// from what was known before take out what they can; only an experiment takes out the rest.
enum OfferBenchmark {
    static func run(_ histories: [MemberHistory]) {
        var sizes: [CampaignContact: Int] = [:]
        for history in histories {
            for contact in history.contacts { sizes[contact, default: 0] += 1 }
        }
        let largest = sizes.max { ($0.value, $1.key.start) < ($1.value, $0.key.start) }
        guard let campaign = largest?.key else { return }
        let features = PurchaseFeatures(of: histories, before: campaign.start, horizonDays: 30)
        let members = histories.filter { !$0.days(before: campaign.start).isEmpty }
        let rows = members.map { features.values(of: $0, on: campaign.start) }
        let treated = members.map { $0.contacts.contains(campaign) }
        var chosen = TrainingRows(width: rows[0].count)
        for (row, isTreated) in zip(rows, treated) { chosen.append(row, answer: isTreated) }
        let propensities = LogisticRegression(chosen, ridge: 50)
        var cases: [UpliftModel.Case] = []
        var shares = (ArmSummary(), ArmSummary())
        for (index, history) in members.enumerated() {
            let propensity = SpecialFunctions.logistic(propensities.logit(rows[index]))
            let bought = !history.days(in: campaign.start..<(campaign.start + 14)).isEmpty
            if treated[index] { shares.0.add(bought ? 1 : 0) } else { shares.1.add(bought ? 1 : 0) }
            // Outside of these nobody is comparable (Crump and others, 2009).
            guard (0.1...0.9).contains(propensity) else { continue }
            cases.append(
                UpliftModel.Case(
                    row: rows[index],
                    isTreated: treated[index],
                    bought: bought,
                    propensity: propensity
                )
            )
        }
        let model = UpliftModel(cases, ridge: 200)
        let offer = PublishedOffer(id: 1, benefitCost: 1.5, contactCost: 0.05, margin: 8)
        let made = cases.count { item in
            let prospect = OfferChoice.Prospect(
                offer: offer,
                baseline: model.baseline(of: item.row),
                uplift: model.effect(of: item.row),
                redemption: 0.2
            )
            return !OfferChoice([prospect]).ranked.isEmpty
        }
        PredictionBenchmark.say(
            String(
                format:
                    "\ncampaign of %d households: plain difference %+.3f, doubly robust %+.3f "
                    + "± %.3f over %d comparable ones; worth its cost with %d of them",
                treated.count { $0 },
                shares.0.mean - shares.1.mean,
                model.meanEffect,
                model.meanDeviation,
                cases.count,
                made
            )
        )
    }
}
