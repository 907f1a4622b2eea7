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
    /// Learns again what offers change, where that is due and no other process does.
    ///
    /// - Throws: Where the store cannot be read, or nothing was stored.
    package func relearn() async throws {
        let due = now().advanced(by: .zero - settings.learnInterval)
        if let last = try await shelved().book.learnedAt, last > due { return }
        _ = try await learn(unlessSince: due)
    }

    /// The makings that are learned from at most, the newest.
    static let makingsMax = 200_000
    /// How many purchases with the offer there must be before it is believed that not all use it.
    private static let redemptionBuyersMin = 50
    /// The campaigns that are learned from at most, the newest.
    private static let campaignsMax = 20

    /// Learns again what offers change, and how members buy, under a claim: in one process at a
    /// time, on a thread that gives way to all others.
    ///
    /// The same makings and purchases give the same effects to the bit.
    ///
    /// - Parameter moment: Nothing is learned where that was done after then; `nil` to learn all
    ///   the same.
    /// - Throws: Where the store cannot be read, or nothing was stored.
    /// - Returns: What was learned; `nil` where another learns, or has.
    func learn(unlessSince moment: Timestamp? = nil) async throws -> OfferLessons? {
        let number = tries.withLock { tries in
            tries += 1
            return tries
        }
        let claim = TrainingClaim(
            learning.models,
            .uplift,
            holder: "\(learning.holder)/\(number)",
            now: now
        )
        let lessons = try await claim.held { () async throws -> OfferLessons? in
            let last = try await self.store.book().learnedAt
            if let moment, let last, last > moment { return nil }
            return try await self.learnHeld()
        }
        forgetBook()
        return lessons ?? nil
    }

    private func learnHeld() async throws -> OfferLessons? {
        let moment = now()
        let left = try await learning.unpersonalised()
        let observed = try await observed(until: moment, without: left)
        let today = calendar.day(moment)
        let (population, campaigns) = try await members(until: today, without: left)
        let effects = try await Computing.run(on: learning.thread) {
            Self.effects(of: observed, campaigns, at: moment)
        }
        guard let effects else { return nil }
        try await store.learn(effects, population: population, at: moment)
        return OfferLessons(
            effects: effects,
            population: population,
            treated: observed.treated,
            control: observed.control
        )
    }

    /// What was made, and held back, whose days are over, with what its members bought in them.
    private func observed(
        until moment: Timestamp,
        without left: Set<MemberID>
    ) async throws -> Observed {
        let offers = try await shelved().offers
        let products = catalogue()
        let collected = Mutex(Observed())
        try await store.forEachMaking(countMax: Self.makingsMax) { making, orders in
            guard let offer = offers[making.offerID], making.validUntil < moment,
                !left.contains(making.member)
            else { return }
            let bought = orders.contains { order in
                offer.scope.isEverything
                    || order.lines.contains { line in
                        products[line.product].map { offer.scope.contains($0) } ?? false
                    }
            }
            collected.withLock { $0.take(making, of: offer.kind, bought: bought) }
        }
        return collected.withLock { $0 }
    }

    private static func effects(
        of observed: Observed,
        _ campaigns: CampaignObservations,
        at moment: Timestamp
    ) -> [LearnedEffect] {
        let effects = observed.subjects.sorted { $0.key < $1.key }.compactMap { subject, found in
            effect(of: subject.value, found, at: moment)
        }
        return effects + observedEffects(of: campaigns, beside: effects, at: moment)
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
        without left: Set<MemberID>
    ) async throws -> (BuyingPopulation, CampaignObservations) {
        let windowDays: Int32 = 180
        let first = today.rawValue - windowDays
        let sums = Mutex((orders: ArmSummary(), baskets: ArmSummary()))
        var query = CampaignQuery()
        query.endedBefore = today
        query.newestMax = Self.campaignsMax
        query.members = []
        let past = try await learning.campaigns.campaigns(query)
        let observed = Mutex(CampaignObservations(past, catalogue: catalogue()))
        try await purchases.forEachMember(of: Recommender.pointsSource) { member, log in
            let standing = log.standing
            // Each order of an erased member is nobody's, and no member of its own.
            guard !left.contains(member), !standing.isNameless else { return }
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
        var campaigns = observed.withLock { $0 }
        query.members = campaigns.members
        for campaign in try await learning.campaigns.campaigns(query) { campaigns.note(campaign) }
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
