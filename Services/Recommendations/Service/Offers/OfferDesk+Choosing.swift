import Primitives
import RecommendationsDomain
import RecommendationsPrediction

extension OfferDesk {
    /// What is asked for.
    struct Wish: Sendable {
        let member: MemberID
        let countMax: Int
        let organisation: OrganisationPath?
        let pointsAvailable: Int64?
        let isPreview: Bool
    }

    /// What is chosen.
    struct Choice: Sendable {
        var offers: [Chosen] = []
        var isHeldOut = false
        var isPersonalised = true
    }

    /// An offer that is the member's, or would be.
    struct Chosen: Sendable {
        let offer: Offer
        /// `nil` for what is only published, or made so long ago that it is not judged again.
        let appraisal: OfferAppraisal?
        /// `nil` in a preview and for what is only published.
        let making: OfferMaking?
        let isTrial: Bool

        init(offer: Offer, appraisal: OfferAppraisal?, making: OfferMaking?, isTrial: Bool) {
            self.offer = offer
            self.appraisal = appraisal
            self.making = making
            self.isTrial = isTrial
        }

        /// What would be made.
        init(proposed item: (appraisal: OfferAppraisal, isTrial: Bool)) {
            self.init(
                offer: item.appraisal.offer,
                appraisal: item.appraisal,
                making: nil,
                isTrial: item.isTrial
            )
        }
    }

    /// How many more are proposed than may be made: some may be used up meanwhile.
    private static let sparesPerOffer = 3

    /// Chooses, and makes what it has chosen.
    func choose(_ wish: Wish) async throws -> Choice {
        let standing = try await self.standing(wish.member)
        let shelved = try await shelved()
        let isUnwanted = try await unwanted(by: standing.member, in: shelved.book)
        let moment = now()
        let open = shelved.book.offers.filter { offer in
            offer.isOpen(at: moment) && isFor(offer, standing.home, wish.organisation)
                && !isUnwanted(offer)
        }
        guard standing.isPersonalised else { return published(open, wish) }
        let makings = try await store.makings(of: standing.member)
        let log = try await purchases.purchases(of: standing.member).standing
        let today = calendar.day(moment)
        let orders = MemberOrders(log, catalogue: catalogue(), today: today)
        func appraise(_ offer: Offer) -> OfferAppraisal {
            OfferAppraisal(
                offer,
                history: orders.history(for: offer.scope),
                today: today,
                book: shelved.book,
                models: shelved.models,
                settings: settings
            )
        }
        var choice = Choice()
        choice.isHeldOut = isHeldOut(standing.member, on: today)
        // What was used, or held back, keeps its place until its days are over: whether a member
        // may get more does not depend on the lot, nor on what came of it.
        var taken = 0
        for making in makings where making.validUntil > moment {
            guard let offer = shelved.offers[making.offerID],
                affords(offer, wish.pointsAvailable) ?? true
            else { continue }
            taken += 1
            guard making.state == .open, choice.offers.count < wish.countMax, !isUnwanted(offer)
            else { continue }
            choice.offers.append(
                Chosen(
                    offer: offer,
                    appraisal: appraise(offer),
                    making: making,
                    isTrial: making.isTrial
                )
            )
        }
        let known = Set(makings.map(\.offerID))
        let candidates = open.filter { offer in
            !known.contains(offer.id) && (affords(offer, wish.pointsAvailable) ?? false)
        }
        let ranked = rank(candidates.map(appraise), for: standing.member)
        let left = max(0, wish.countMax - taken)
        let proposals = Array(ranked.prefix(left * Self.sparesPerOffer))
        if wish.isPreview {
            if choice.isHeldOut { return choice }
            choice.offers += proposals.prefix(left).map { Chosen(proposed: $0) }
            return choice
        }
        choice.offers += try await make(proposals, left, standing.member, choice.isHeldOut, moment)
        return choice
    }

    /// Whether an offer is for a member of that home, at that unit.
    private func isFor(
        _ offer: Offer,
        _ home: OrganisationPath?,
        _ unit: OrganisationPath?
    ) -> Bool {
        // Of whom nothing is known yet, the unit at which it stands is known.
        guard let home = home ?? unit, offer.organisation.contains(home) else { return false }
        guard let unit else { return true }
        return offer.organisation.contains(unit) || unit.contains(offer.organisation)
    }

    /// Whether points suffice; `nil` for a reward where they are not known.
    private func affords(_ offer: Offer, _ points: Int64?) -> Bool? {
        guard offer.kind == .pointsReward else { return true }
        return points.map { $0 >= offer.pointsPrice }
    }

    /// What is published, in the published order, whatever the member did.
    private func published(_ open: [Offer], _ wish: Wish) -> Choice {
        var choice = Choice()
        choice.isPersonalised = false
        choice.offers = open.prefix(wish.countMax).map {
            Chosen(offer: $0, appraisal: nil, making: nil, isTrial: false)
        }
        return choice
    }

    /// What is worth its cost, the best first; after that what is only tried.
    private func rank(
        _ appraisals: [OfferAppraisal],
        for member: MemberID
    ) -> [(appraisal: OfferAppraisal, isTrial: Bool)] {
        let worth = appraisals.filter { $0.expectedFen > 0 }
            .sorted { ($0.expectedFen, $1.offer.id) > ($1.expectedFen, $0.offer.id) }
        let tried = appraisals.filter { item in
            item.expectedFen <= 0 && item.source != .measured && item.offer.trialMembers > 0
                && isTried(item.offer, with: member)
        }
        return worth.map { ($0, false) } + tried.map { ($0, true) }
    }

    private func make(
        _ proposals: [(appraisal: OfferAppraisal, isTrial: Bool)],
        _ countMax: Int,
        _ member: MemberID,
        _ isHeldOut: Bool,
        _ moment: Timestamp
    ) async throws -> [Chosen] {
        guard countMax > 0, !proposals.isEmpty else { return [] }
        let today = calendar.day(moment)
        let makings = proposals.map { item in
            let offer = item.appraisal.offer
            return OfferMaking(
                member: member,
                offerID: offer.id,
                state: isHeldOut ? .heldOut : .open,
                madeAt: moment,
                // The last of the days ends at midnight.
                validUntil: calendar.end(Day(today.rawValue + offer.validityDays)),
                propensity: 1 - settings.heldOut,
                isTrial: item.isTrial,
                benefitFen: offer.reservedFen,
                expectedFen: item.appraisal.expectedFen,
                features: item.appraisal.features
            )
        }
        let week = moment.advanced(by: .seconds(-7 * 86_400))
        let offers = proposals.map(\.appraisal.offer)
        let made = try await store.make(
            makings,
            offers: Dictionary(offers.map { ($0.id, $0) }) { first, _ in first },
            countMax: countMax,
            sinceMax: (since: week, count: settings.weekMax)
        )
        return made.compactMap { making in
            guard making.state == .open,
                let item = proposals.first(where: { $0.appraisal.offer.id == making.offerID })
            else { return nil }
            return Chosen(
                offer: item.appraisal.offer,
                appraisal: item.appraisal,
                making: making,
                isTrial: item.isTrial
            )
        }
    }
}
