import RecommendationsDomain
import RecommendationsLearning

/// Names what made the score of a ranker, in the terms of the catalogue.
struct EvidenceReasons {
    /// What products are called.
    let catalogue: Catalogue
    /// What the member bought.
    let counts: MemberCounts
    /// Ranks without models; its decay reads the counts.
    let decay: DecayTable
    /// The local day on which the list is read.
    let today: Day
    /// Whether the list is for the very store whose purchases the ranker looked at.
    let isHere: Bool

    /// From how many purchase days lately on, of those learned from, many have bought an item.
    private static let manyDaysMin: Float = 10
    /// The most reasons of an item.
    private static let termsMax = 3

    /// The evidence without which the score were lowest, as far as it can be told.
    ///
    /// - Parameters:
    ///   - product: The item.
    ///   - losses: How much lower the score were without each kind of evidence.
    ///   - facts: The numbers behind the evidence.
    /// - Returns: The strongest first; empty where nothing that can be told speaks for the item.
    func terms(
        of product: ProductID,
        losses: EvidenceLosses,
        facts: EvidenceFacts
    ) -> [ScoredItem.Term] {
        var terms: [ScoredItem.Term] = []
        for (evidence, loss) in losses.speakingFor {
            guard terms.count < Self.termsMax else { break }
            // Only where nothing else can be told: it says little.
            if evidence == .member { continue }
            guard let told = told(evidence, of: product, facts),
                !terms.contains(where: { $0.evidence == told })
            else { continue }
            terms.append(ScoredItem.Term(evidence: told, contribution: loss))
        }
        if terms.isEmpty, losses[.member] > 0 {
            terms.append(ScoredItem.Term(evidence: .habits, contribution: losses[.member]))
        }
        return terms
    }

    /// What can be told of one kind of evidence; `nil` where there is nothing to name.
    private func told(
        _ evidence: Evidence,
        of product: ProductID,
        _ facts: EvidenceFacts
    ) -> ScoredItem.Evidence? {
        switch evidence {
        case .rhythm: rhythm(product, facts)
        case .habit: purchases(product)
        case .kind: kind(product, facts)
        case .together: together(facts)
        case .popular: facts.daysLately >= Self.manyDaysMin ? .popularEverywhere : nil
        case .trend: facts.isRising ? .rising : facts.isFirstBought ? .firstBought : nil
        case .store: facts.isAboveAtStore ? .store(isHere: isHere) : nil
        case .price: price(facts)
        case .coupon: facts.coupons > 0 ? .coupons(facts.coupons) : nil
        case .member: nil
        }
    }

    private func purchases(_ product: ProductID) -> ScoredItem.Evidence? {
        counts.history(of: product, decay: decay).map {
            .purchases(days: $0.purchaseDays, lastAt: $0.lastPurchaseAt, lastDay: $0.lastDay)
        }
    }

    private func rhythm(_ product: ProductID, _ facts: EvidenceFacts) -> ScoredItem.Evidence? {
        guard let own = facts.own, let gap = own.meanGap,
            let history = counts.history(of: product, decay: decay)
        else { return purchases(product) }
        return .rhythm(
            everyDays: max(1, Int(gap.rounded())),
            days: own.days,
            lastAt: history.lastPurchaseAt,
            lastDay: history.lastDay,
            daysAgo: daysAgo(own.lastDay)
        )
    }

    private func kind(_ id: ProductID, _ facts: EvidenceFacts) -> ScoredItem.Evidence? {
        guard let product = catalogue[id] else { return nil }
        let maker = product.details.maker.isEmpty ? product.brand : product.details.maker
        let pasts = [
            (product.narrowType, facts.group), (product.category, facts.wideGroup),
            (maker, facts.maker),
        ]
        for case (let name, let past?) in pasts where !name.isEmpty {
            return .kind(name: name, days: past.days, daysAgo: daysAgo(past.lastDay))
        }
        return facts.group == nil && facts.wideGroup == nil ? .newKind : nil
    }

    private func together(_ facts: EvidenceFacts) -> ScoredItem.Evidence? {
        facts.companion.flatMap { catalogue[ProductID($0)] }
            .map { .together(sku: $0.sku, name: $0.name) }
    }

    /// From which part of the price on an offer is one.
    private static let offerShareMin: Float = 0.01
    /// Up to which part of what the member pays for a line a price is low, and up to which usual.
    private static let lowPriceRatio: Float = 0.7
    private static let usualPriceRatio: Float = 1.4

    private func price(_ facts: EvidenceFacts) -> ScoredItem.Evidence? {
        if facts.discountShare >= Self.offerShareMin {
            return .discount(percent: max(1, Int((facts.discountShare * 100).rounded())))
        }
        if facts.isOwnBrand { return .ownBrand }
        if facts.priceRatio <= Self.lowPriceRatio { return .lowPrice }
        return facts.priceRatio <= Self.usualPriceRatio ? .usualPrice : nil
    }

    private func daysAgo(_ day: Int32) -> Int { max(0, Int(today.rawValue - day)) }
}
