import Messages
import Primitives
import RecommendationsDomain
import RecommendationsPrediction

extension RecommendationsV1.Offer {
    /// Describes an offer as it is published.
    init(_ offer: Offer) {
        self.init()
        offerID = offer.id
        kind = RecommendationsV1.OfferKind(offer.kind)
        nameEn = offer.nameEnglish
        nameZh = offer.nameChinese
        organisation = offer.organisation.rawValue
        skus = offer.scope.skus
        categories = offer.scope.categories
        benefitFen = offer.benefitFen
        percentOff = UInt32(clamping: offer.percentOff)
        benefitMaxFen = offer.benefitMaxFen
        thresholdFen = offer.thresholdFen
        pointsPrice = offer.pointsPrice
        contactFen = offer.contactFen
        margin = UInt32(clamping: offer.margin)
        validityDays = UInt32(clamping: offer.validityDays)
        budgetFen = offer.budgetFen
        membersMax = UInt32(clamping: offer.membersMax)
        startsAt = offer.startsAt.microseconds
        endsAt = offer.endsAt.microseconds
        trialMembers = UInt32(clamping: offer.trialMembers)
        assumedUplift = UInt32(clamping: offer.assumedUplift)
    }
}

extension RecommendationsV1.OfferKind {
    init(_ kind: Offer.Kind) {
        self =
            switch kind {
            case .amount: .amount
            case .percent: .percent
            case .threshold: .threshold
            case .gift: .gift
            case .pointsReward: .pointsReward
            }
    }
}

extension RecommendationsV1.OfferEffect {
    /// Describes what was learned.
    init(_ effect: LearnedEffect) {
        self.init()
        source = effect.source.message
        uplift = effect.mean * 10_000
        deviation = effect.deviation * 10_000
        treatedMembers = UInt32(clamping: effect.treated)
        controlMembers = UInt32(clamping: effect.control)
        learnedAt = effect.learnedAt.microseconds
    }

    /// Describes what is believed of an offer with one member.
    init(_ appraisal: OfferAppraisal) {
        self.init()
        if let learned = appraisal.learned { self.init(learned) }
        source = appraisal.source.message
        uplift = appraisal.prospect.uplift * 10_000
        deviation = appraisal.belief.deviation * 10_000
    }
}

extension LearnedEffect.Source {
    var message: RecommendationsV1.OfferEffect.Source {
        switch self {
        case .assumed: .assumed
        case .observed: .observed
        case .measured: .measured
        }
    }
}

extension RecommendationsV1.OfferState {
    /// Describes how an offer stands.
    init(_ offer: Offer, _ totals: OfferTotals, effect: LearnedEffect?, settings: OfferSettings) {
        self.init()
        self.offer = RecommendationsV1.Offer(offer)
        position = totals.position
        madeMembers = UInt32(clamping: totals.made)
        heldOutMembers = UInt32(clamping: totals.heldOut)
        usedMembers = UInt32(clamping: totals.used)
        spentFen = totals.spentFen
        reservedFen = totals.reservedFen
        if let effect {
            self.effect = RecommendationsV1.OfferEffect(effect)
        } else {
            var assumed = RecommendationsV1.OfferEffect()
            assumed.source = .assumed
            assumed.uplift =
                offer.assumedUplift == 0
                ? settings.assumedUplift * 10_000 : Double(offer.assumedUplift)
            self.effect = assumed
        }
    }
}

extension RecommendationsV1.ChosenOffer {
    /// Describes a chosen offer.
    ///
    /// - Parameters:
    ///   - chosen: The offer.
    ///   - points: What the member may spend; `nil` where that is not known.
    ///   - isForMember: Whether the member itself reads it: not told what it is worth to others.
    init(_ chosen: OfferDesk.Chosen, points: Int64?, isForMember: Bool) {
        self.init()
        let offer = chosen.offer
        offerID = offer.id
        kind = RecommendationsV1.OfferKind(offer.kind)
        nameEn = offer.nameEnglish
        nameZh = offer.nameChinese
        validUntil = chosen.making?.validUntil.microseconds ?? 0
        pointsPrice = offer.pointsPrice
        pointsSuffice =
            offer.kind == .pointsReward && (points.map { $0 >= offer.pointsPrice } ?? false)
        reasons = OfferReasons.reasons(chosen, points: points, isForMember: isForMember)
        guard let appraisal = chosen.appraisal, !isForMember else { return }
        expectedFen = appraisal.expectedFen
        expectedLowFen = appraisal.interval.lowerBound
        expectedHighFen = appraisal.interval.upperBound
        costFen = appraisal.prospect.expectedCost
        effect = RecommendationsV1.OfferEffect(appraisal)
    }
}
