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
    ///
    /// - Parameters:
    ///   - request: For whom, and which list.
    ///   - basis: What it is made of.
    ///   - circumstances: What else it depends on.
    ///   - filler: What fills it up; asked for only where models cannot.
    /// - Returns: The list.
    func ranked(
        _ request: ListRequest,
        _ basis: RankedBasis,
        _ circumstances: ListCircumstances,
        filler: () -> CountedBasis
    ) -> ListAnswer {
        let here = Self.store(of: request, basis.models)
        let (items, isFilled) = basis.models.withReader { reader in
            reader.read(
                basis.history,
                coupons: circumstances.coupons,
                today: basis.asOf.rawValue,
                at: here
            )
            return rankedItems(
                of: reader,
                request,
                basis,
                circumstances,
                isHere: here != nil,
                filler: filler
            )
        }
        var answer = answer(
            items,
            counts: basis.purchases.counts,
            catalogue: basis.catalogue,
            modelVersion: basis.models.name
        )
        answer.isFilled = isFilled
        return answer
    }

    /// The items of a list of models, and whether counts fill it up.
    private func rankedItems(
        of reader: EvidenceReader,
        _ request: ListRequest,
        _ basis: RankedBasis,
        _ circumstances: ListCircumstances,
        isHere: Bool,
        filler: () -> CountedBasis
    ) -> (items: [ScoredItem], isFilled: Bool) {
        let counts = basis.purchases.counts
        let reasons = EvidenceReasons(
            catalogue: basis.catalogue,
            counts: counts,
            decay: ranker.personalDecay,
            today: basis.today,
            isHere: isHere
        )
        let evidence = circumstances.evidence(bought: counts)
        let new = newCandidates(request, basis)
        let places = new.map(\.candidate)
        let ranked = RankedProducts(request.list, basis.models, reader)
        let newShare = request.newShare ?? reader.newShare
        let chosen = chosen(request, basis.catalogue, circumstances, adding: places) { countMax in
            Self.candidates(request, ranked, evidence, countMax, newShare: newShare)
        }
        var told = Told()
        func tell(_ chosen: Choice, _ popular: PopularitySnapshot? = nil) -> [ScoredItem] {
            // What the models did not rank is here for its behaviour alone.
            let losses = ranked.losses(
                of: chosen.items.filter {
                    chosen.ranked.contains($0.product) && told.items[$0.product] == nil
                },
                basis.models,
                reader
            )
            return chosen.items.compactMap { candidate in
                let product = candidate.product
                if let item = told.items[product] { return item }
                if let popular, chosen.filling.contains(product) {
                    return explained(candidate, counts, popular)
                }
                if !chosen.isCandidate(product),
                    let added = new.first(where: { $0.candidate == candidate })
                {
                    return added.item
                }
                let terms = losses[product].map {
                    let facts = reader.facts(of: product.rawValue)
                    return reasons.terms(of: product, losses: $0, facts: facts)
                }
                let item = ScoredItem(product: product, score: candidate.score, terms: terms ?? [])
                let boost = term(product, evidence, chosen.boosts)
                return told.take(item.adding(boost, score: candidate.score))
            }
        }
        var items = tell(chosen)
        guard !items.isEmpty, items.count < request.itemsMax else { return (items, false) }
        let filler = filler()
        var silentCount = -1
        // Where nothing can be told of what moves up, others take its place.
        while items.count < request.itemsMax, told.silent.count > silentCount {
            silentCount = told.silent.count
            items = tell(
                filled(chosen, but: told.silent, request, filler, circumstances, adding: places),
                filler.snapshot.snapshot
            )
        }
        return (items, true)
    }

    /// What was told of the candidates of models.
    private struct Told {
        var items: [ProductID: ScoredItem] = [:]
        /// Those for which nothing speaks that could be told: they are not shown.
        var silent: Set<ProductID> = []

        /// Keeps an item; `nil` where nothing can be told of it.
        mutating func take(_ item: ScoredItem) -> ScoredItem? {
            guard !item.terms.isEmpty else {
                silent.insert(item.product)
                return nil
            }
            items[item.product] = item
            return item
        }
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
            let candidates = popular(request, basis, countMax: countMax)
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
            modelVersion: CountsRanker.modelVersion
        )
    }

    /// Candidates on their way to the rules.
    struct Choice {
        var items: [Candidate]
        /// The products that were ranked, and not only lifted.
        var ranked: Set<ProductID>
        var boosts: [ProductID: Double]
        /// All candidates, before the rules.
        var candidates: [Candidate] = []
        /// The products that only fill the list up.
        var filling: Set<ProductID> = []

        /// Whether a product was a candidate before new items got their places.
        func isCandidate(_ product: ProductID) -> Bool {
            ranked.contains(product) || boosts[product] != nil
        }
    }

    /// The items of a list: as many candidates as the rules need to fill it, where there are.
    func chosen(
        _ request: ListRequest,
        _ catalogue: Catalogue,
        _ circumstances: ListCircumstances,
        adding new: [Candidate] = [],
        rank: (_ countMax: Int) -> Choice
    ) -> Choice {
        var countMax = request.itemsMax + ListRules.spareCount
        var before = -1
        while true {
            var choice = rank(countMax)
            let count = choice.items.count
            choice.candidates = choice.items
            choice.items = rules.apply(
                to: choice.items,
                adding: new,
                itemsMax: request.itemsMax,
                in: circumstances.situation
            ) { candidate in
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
        _ ranked: RankedProducts,
        _ evidence: [ProductID: BehaviourEvidence],
        _ countMax: Int,
        newShare: Double
    ) -> Choice {
        switch request.list {
        case .nextBasket:
            return lifted(Array(ranked.nextBasket.prefix(countMax)), evidence, request)
        case .discovery:
            return lifted(Array(ranked.discovery.prefix(countMax)), evidence, request)
        case .blend:
            let known = Array(ranked.nextBasket.prefix(countMax))
            let new = Array(ranked.discovery.prefix(countMax))
            var choice = lifted(new, evidence, request)
            choice.ranked.formUnion(known.map(\.product))
            choice.items = Blend.mix(known: known, new: choice.items, newShare: newShare)
            return choice
        }
    }

    private func answer(
        _ items: [ScoredItem],
        counts: MemberCounts?,
        catalogue: Catalogue,
        modelVersion: String
    ) -> ListAnswer {
        let known = items.compactMap { item in catalogue[item.product].map { (item, $0) } }
        return ListAnswer(
            response: RecommendationsV1.RecommendResponse(
                items: known.map { item, product in
                    RecommendationsV1.RecommendResponse.Item(
                        item,
                        product: product,
                        isNew: counts.map { !$0.contains(item.product) } ?? false
                    )
                },
                lastPurchaseAt: counts?.lastPurchaseAt?.microseconds ?? 0,
                modelVersion: modelVersion
            ),
            products: known.map(\.0.product)
        )
    }
}
