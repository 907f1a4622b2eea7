import Messages
import Primitives
import RecommendationsDomain
import RecommendationsLearning

/// What a list of models is made of, besides the request.
struct RankedBasis {
    let models: ServedModels
    let purchases: MemberPurchases
    /// What the models know of what the member bought.
    let history: PurchaseHistory
    let catalogue: Catalogue
    /// The local day.
    let today: Day
    /// The first day whose purchases are not looked at.
    let asOf: Day
}

extension Recommender {
    /// A list of models: ranked, put under the rules, explained.
    func ranked(
        _ request: ListRequest,
        _ basis: RankedBasis,
        _ circumstances: ListCircumstances
    ) -> ListAnswer {
        let here = Self.store(of: request, basis.models)
        let reasons = EvidenceReasons(
            catalogue: basis.catalogue,
            counts: basis.purchases.counts,
            decay: ranker.personalDecay,
            today: basis.today
        )
        let evidence = circumstances.evidence(bought: basis.purchases.counts)
        let items = basis.models.withReader { reader -> [ScoredItem] in
            reader.read(basis.history, member: -1, today: basis.asOf.rawValue, at: here)
            let chosen = chosen(request, basis.catalogue, circumstances) { countMax in
                Self.candidates(request, basis.models, reader, evidence, countMax)
            }
            return chosen.items.compactMap { candidate in
                let item = candidate.product.rawValue
                let isDiscovery = Self.isDiscovery(candidate, of: request.list)
                let ranker = isDiscovery ? basis.models.discovery : basis.models.nextBasket
                // What the models did not rank is here for its behaviour alone.
                let terms =
                    chosen.ranked.contains(candidate.product)
                    ? reasons.terms(
                        of: candidate.product,
                        losses: ranker.losses(of: item, reader),
                        facts: reader.facts(of: item)
                    ) : []
                let scored = ScoredItem(
                    product: candidate.product,
                    score: candidate.score,
                    terms: terms
                ).adding(
                    term(candidate.product, evidence, chosen.boosts),
                    score: candidate.score
                )
                // What nothing speaks for that could be told is not shown.
                return scored.terms.isEmpty ? nil : scored
            }
        }
        return answer(
            withNewItems(items, request, basis, circumstances),
            counts: basis.purchases.counts,
            catalogue: basis.catalogue,
            modelVersion: basis.models.name,
            isOneStore: !request.unit.isEmpty
        )
    }

    /// A list of counts and popularity.
    func counted(
        _ request: ListRequest,
        _ basis: CountedBasis,
        _ circumstances: ListCircumstances
    ) -> ListAnswer {
        let (counts, popularity) = (basis.counts, basis.snapshot.snapshot)
        let evidence = circumstances.evidence(bought: counts)
        let chosen = chosen(request, basis.catalogue, circumstances) { countMax in
            let candidates = ranker.rank(
                counts: counts,
                popularity: popularity,
                countMax: countMax,
                mayEnter: { product in
                    basis.catalogue.isRecommendable(product)
                        && (request.list != .discovery || counts?.contains(product) != true)
                }
            ).map { item in
                Candidate(
                    product: item.product,
                    score: item.score,
                    isNew: counts?.contains(item.product) != true
                )
            }
            return Self.lifted(candidates, evidence, request)
        }
        let items = chosen.items.map { candidate in
            ranker.explained(candidate.product, counts: counts, popularity: popularity)
                .adding(
                    term(candidate.product, evidence, chosen.boosts),
                    score: candidate.score
                )
        }
        return answer(
            items,
            counts: counts,
            catalogue: basis.catalogue,
            modelVersion: CountsRanker.modelVersion,
            isOneStore: !basis.unit.isEmpty && !RecommenderState.isChannel(basis.unit)
        )
    }

    /// Candidates on their way to the rules.
    private struct Choice {
        var items: [Candidate]
        /// The products that were ranked, and not only lifted.
        var ranked: Set<ProductID>
        var boosts: [ProductID: Double]
    }

    /// The items of a list: as many candidates as the rules need to fill it, where there are.
    private func chosen(
        _ request: ListRequest,
        _ catalogue: Catalogue,
        _ circumstances: ListCircumstances,
        rank: (_ countMax: Int) -> Choice
    ) -> Choice {
        var countMax = request.itemsMax + ListRules.spareCount
        var before = -1
        while true {
            var choice = rank(countMax)
            let count = choice.items.count
            choice.items = rules.apply(to: choice.items, in: circumstances.situation) { candidate in
                let id = candidate.product
                guard let product = catalogue[id], product.isRecommendable else { return nil }
                return (id, product)
            }
            if choice.items.count >= request.itemsMax || count < countMax || count == before {
                choice.items = Array(choice.items.prefix(request.itemsMax))
                return choice
            }
            before = count
            countMax *= 8
        }
    }

    private static func lifted(
        _ candidates: [Candidate],
        _ evidence: [ProductID: BehaviourEvidence],
        _ request: ListRequest
    ) -> Choice {
        let boost = BehaviourBoost(
            of: candidates,
            evidence: evidence,
            lastPlace: request.itemsMax + ListRules.spareCount
        )
        return Choice(
            items: boost.candidates,
            ranked: Set(candidates.map(\.product)),
            boosts: boost.boosts
        )
    }

    /// What behaviour adds to a product's score; `nil` where it adds nothing.
    private func term(
        _ product: ProductID,
        _ evidence: [ProductID: BehaviourEvidence],
        _ boosts: [ProductID: Double]
    ) -> ScoredItem.Term? {
        guard let evidence = evidence[product], let boost = boosts[product], boost > 0 else {
            return nil
        }
        return ScoredItem.Term(
            evidence: .behaviour(evidence.kind, day: localDay(evidence.at)),
            contribution: boost
        )
    }

    /// The number of the store that a request names, where the models know one of that path.
    private static func store(of request: ListRequest, _ models: ServedModels) -> Int32? {
        guard !request.unit.isEmpty else { return nil }
        let number = StoreNumber.of(request.unit)
        return models.trained.knowledge.statistics.isKnown(store: number) ? number : nil
    }

    private static func candidates(
        _ request: ListRequest,
        _ models: ServedModels,
        _ reader: EvidenceReader,
        _ evidence: [ProductID: BehaviourEvidence],
        _ countMax: Int
    ) -> Choice {
        func best(_ ranker: RecommendationsLearning.Ranker) -> [Candidate] {
            ranker.best(countMax, of: reader).map { ranked in
                Candidate(
                    product: ProductID(ranked.item),
                    score: ranked.score,
                    isNew: !reader.isKnown(ranked.item)
                )
            }
        }
        switch request.list {
        case .nextBasket: return lifted(best(models.nextBasket), evidence, request)
        case .discovery: return lifted(best(models.discovery), evidence, request)
        case .blend:
            let known = best(models.nextBasket).filter { !$0.isNew }
            var choice = lifted(best(models.discovery), evidence, request)
            choice.ranked.formUnion(known.map(\.product))
            choice.items = Blend.mix(
                known: known,
                new: choice.items,
                newShare: reader.newShare
            )
            return choice
        }
    }

    /// Whether it was the ranker of new items that scored a candidate.
    private static func isDiscovery(_ candidate: Candidate, of list: ListKind) -> Bool {
        switch list {
        case .nextBasket: false
        case .discovery: true
        case .blend: candidate.isNew
        }
    }

    private func answer(
        _ items: [ScoredItem],
        counts: MemberCounts?,
        catalogue: Catalogue,
        modelVersion: String,
        isOneStore: Bool
    ) -> ListAnswer {
        let known = items.compactMap { item in catalogue[item.product].map { (item, $0) } }
        return ListAnswer(
            response: RecommendationsV1.RecommendResponse(
                items: known.map { item, product in
                    RecommendationsV1.RecommendResponse.Item(
                        item,
                        product: product,
                        isNew: counts?.contains(item.product) != true,
                        isOneStore: isOneStore
                    )
                },
                lastPurchaseAt: counts?.lastPurchaseAt?.microseconds ?? 0,
                modelVersion: modelVersion
            ),
            products: known.map(\.0.product)
        )
    }
}
