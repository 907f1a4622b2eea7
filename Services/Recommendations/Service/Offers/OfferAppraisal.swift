import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// What an offer is expected to bring with a member, and what that rests on.
struct OfferAppraisal: Sendable {
    let offer: Offer
    let history: OfferHistory
    let features: [Double]
    let prospect: OfferChoice.Prospect
    let belief: EffectBelief
    let source: LearnedEffect.Source
    let learned: LearnedEffect?

    /// How many deviations hold 9 chances of 10.
    private static let reach = 1.645

    /// What it adds net of contact and benefit, in fen.
    var expectedFen: Double { prospect.expectedNet }
    /// Between which it lies with 9 chances of 10, in fen.
    var interval: ClosedRange<Double> {
        prospect.expectedNet(within: Self.reach * belief.deviation)
    }

    init(
        _ offer: Offer,
        history: OfferHistory,
        today: Day,
        book: OfferBook,
        models: [LearnedEffect.Subject: UpliftModel],
        settings: OfferSettings
    ) {
        self.offer = offer
        self.history = history
        let features = history.features
        self.features = features
        let learned = book.effect(of: offer)
        self.learned = learned
        let population = book.population
        let chance = history.chance(
            within: offer.validityDays,
            rateShape: population.rateShape,
            rateDays: population.rateDays
        )
        let assumed =
            offer.assumedUplift == 0
            ? settings.assumedUplift : Double(offer.assumedUplift) / 10_000
        var belief = EffectBelief(assumed: assumed)
        if let learned {
            let model = models[learned.subject]
            let own = model.flatMap { $0.width == features.count ? $0.effect(of: features) : nil }
            belief = belief.updated(
                mean: own ?? learned.mean,
                deviation: learned.deviation,
                isByLot: learned.source == .measured
            )
        }
        self.belief = belief
        source = learned?.source ?? .assumed
        let basket = history.basketFen(
            usualFen: offer.scope.isEverything ? population.basketFen : 0
        )
        let benefit = history.meanBenefit(whole: offer.reservedFen) { offer.benefit(onFen: $0) }
        prospect = OfferChoice.Prospect(
            offer: PublishedOffer(
                id: 0,
                benefitCost: benefit,
                contactCost: Double(offer.contactFen),
                margin: basket * Double(offer.margin) / 10_000
            ),
            baseline: chance,
            uplift: belief.mean,
            redemption: learned?.redemption ?? 1
        )
    }

    /// A member's orders as an offer for certain products sees them.
    static func history(
        of log: [Purchase],
        today: Day,
        isInScope: (ProductID) -> Bool
    ) -> OfferHistory {
        let first = today.rawValue - OrderYear.daysMax
        let orders = log.map { purchase in
            var scopeFen: Int64?
            // What lies further back only says for how long the member is known.
            if purchase.day.rawValue >= first {
                for line in purchase.lines where isInScope(line.product) {
                    scopeFen = (scopeFen ?? 0) + line.paidFen
                }
            }
            return OfferHistory.Order(
                day: purchase.day.rawValue,
                paidFen: purchase.paidFen,
                scopeFen: scopeFen
            )
        }
        return OfferHistory(orders, today: today.rawValue)
    }
}
