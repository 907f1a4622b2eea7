import Primitives
import RecommendationsDomain
import RecommendationsPrediction

import Synchronization

/// What a training has learned of offers.
struct OfferLessons: Sendable {
    let effects: [LearnedEffect]
    let population: BuyingPopulation
    let treated: Int
    let control: Int
}

extension OfferDesk {
    /// Learns again what offers change, in the background.
    ///
    /// - Throws: Where the store cannot be read, or nothing was stored.
    package func relearn() async throws { _ = try await learn() }

    /// The makings that are learned from at most, the newest.
    private static let makingsMax = 200_000
    /// How many purchases with the offer there must be before it is believed that not all use it.
    private static let redemptionBuyersMin = 50

    /// Learns again what offers change, and how members buy.
    ///
    /// The same makings and purchases give the same effects to the bit.
    ///
    /// - Throws: Where the store cannot be read, or nothing was stored.
    func learn() async throws -> OfferLessons {
        let moment = now()
        let book = try await store.book()
        let offers = Dictionary(book.offers.map { ($0.id, $0) }) { first, _ in first }
        let products = catalogue()
        let collected = Mutex(Observed())
        try await store.forEachMaking(countMax: Self.makingsMax) { making, orders in
            guard let offer = offers[making.offerID], making.validUntil < moment else { return }
            let bought = orders.contains { order in
                offer.scope.isEverything
                    || order.lines.contains { line in
                        products[line.product].map { offer.scope.contains($0) } ?? false
                    }
            }
            collected.withLock { $0.take(making, of: offer.kind, bought: bought) }
        }
        let observed = collected.withLock { $0 }
        var effects: [LearnedEffect] = []
        for (subject, found) in observed.subjects.sorted(by: { $0.key < $1.key }) {
            if let effect = Self.effect(of: subject.value, found, at: moment) {
                effects.append(effect)
            }
        }
        let (population, campaigns) = try await members(until: calendar.day(moment), products)
        effects += Self.observedEffects(of: campaigns, beside: effects, at: moment)
        try await store.learn(effects, population: population)
        forgetBook()
        return OfferLessons(
            effects: effects,
            population: population,
            treated: observed.treated,
            control: observed.control
        )
    }

    private static func effect(
        of subject: LearnedEffect.Subject,
        _ found: Observed.Members,
        at moment: Timestamp
    ) -> LearnedEffect? {
        var random = SeededRandom(seed: 1)
        guard let lesson = UpliftLearner.learn(found.observations, using: &random) else {
            return nil
        }
        let buyers = found.buyersTreated
        // Without enough to go by, every purchase with the offer is taken to use it: an upper
        // bound.
        let redemption =
            buyers >= redemptionBuyersMin
            ? min(1, Double(found.used + 1) / Double(buyers + 1)) : 1
        return LearnedEffect(
            subject: subject,
            source: lesson.isByLot ? .measured : .observed,
            mean: lesson.model.meanEffect,
            deviation: lesson.model.meanDeviation,
            treated: Int64(lesson.treated),
            control: Int64(lesson.control),
            redemption: redemption,
            learnedAt: moment,
            model: lesson.model.encoded()
        )
    }

    /// What coupons of past campaigns changed, for the kinds of coupons of which nothing was
    /// measured.
    private static func observedEffects(
        of campaigns: CampaignObservations,
        beside effects: [LearnedEffect],
        at moment: Timestamp
    ) -> [LearnedEffect] {
        var members = Observed.Members()
        members.observations = campaigns.observations
        let measured = Set(effects.map(\.subject))
        return [Offer.Kind.amount, .percent, .threshold].compactMap { kind in
            measured.contains(.kind(kind)) ? nil : effect(of: .kind(kind), members, at: moment)
        }
    }

    /// How members buy on the whole, from the orders of the last half year, by moments; and what
    /// they did with past campaigns and without.
    private func members(
        until today: Day,
        _ products: Catalogue
    ) async throws -> (BuyingPopulation, CampaignObservations) {
        let windowDays: Int32 = 180
        let first = today.rawValue - windowDays
        let sums = Mutex((orders: ArmSummary(), baskets: ArmSummary()))
        let observed = Mutex(
            CampaignObservations(try await campaigns(), catalogue: products, today: today)
        )
        try await purchases.forEachMember(of: Recommender.pointsSource) { member, log in
            let standing = log.standing
            observed.withLock { $0.take(standing, of: member) }
            guard let start = standing.map(\.day.rawValue).min(), start < first else { return }
            let recent = standing.filter {
                $0.day.rawValue >= first && $0.day.rawValue < today.rawValue
            }
            sums.withLock { sums in
                sums.orders.add(Double(recent.count))
                for order in recent { sums.baskets.add(Double(max(0, order.paidFen))) }
            }
        }
        let (orders, baskets) = sums.withLock { $0 }
        let campaigns = observed.withLock { $0 }
        return (Self.population(orders, baskets, windowDays: windowDays), campaigns)
    }

    private static func population(
        _ orders: ArmSummary,
        _ baskets: ArmSummary,
        windowDays: Int32
    ) -> BuyingPopulation {
        guard orders.count >= UpliftLearner.countMin, orders.mean > 0 else {
            return BuyingPopulation(
                rateShape: BuyingPopulation.assumed.rateShape,
                rateDays: BuyingPopulation.assumed.rateDays,
                basketFen: baskets.mean
            )
        }
        // The negative binomial's mean m and variance m + m²/r; counts that are not spread out more
        // than a Poisson's come from members who are all alike.
        let excess = orders.variance - orders.mean
        let shape = excess > 0 ? min(100, max(0.01, orders.mean * orders.mean / excess)) : 100
        return BuyingPopulation(
            rateShape: shape,
            rateDays: shape * Double(windowDays) / orders.mean,
            basketFen: baskets.mean
        )
    }
}

/// Members with and without offers, by offer and by kind.
private struct Observed: Sendable {
    struct Members: Sendable {
        var observations: [UpliftLearner.Observation] = []
        var buyersTreated = 0
        var used = 0

        mutating func take(_ observation: UpliftLearner.Observation, isUsed: Bool) {
            observations.append(observation)
            guard observation.isTreated, observation.bought else { return }
            buyersTreated += 1
            used += isUsed ? 1 : 0
        }
    }

    /// A subject with a place in the order in which effects are learned.
    struct Key: Hashable, Comparable, Sendable {
        let value: LearnedEffect.Subject

        private var text: String {
            switch value {
            case .kind(let kind): "0 \(kind.rawValue)"
            case .offer(let id): "1 \(id)"
            }
        }

        static func < (lhs: Key, rhs: Key) -> Bool { lhs.text < rhs.text }
    }

    var subjects: [Key: Members] = [:]
    var treated = 0
    var control = 0

    mutating func take(_ making: OfferMaking, of kind: Offer.Kind, bought: Bool) {
        let isTreated = making.state != .heldOut
        if isTreated { treated += 1 } else { control += 1 }
        let observation = UpliftLearner.Observation(
            row: making.features,
            isTreated: isTreated,
            bought: bought,
            propensity: making.propensity
        )
        // Rows of another form than today's cannot be learned from together with today's.
        guard making.features.count == OfferHistory.width else { return }
        for subject in [LearnedEffect.Subject.offer(making.offerID), .kind(kind)] {
            subjects[Key(value: subject), default: Members()].take(
                observation,
                isUsed: making.state == .used
            )
        }
    }
}
