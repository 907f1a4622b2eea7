import Primitives
import RecommendationsDomain
import RecommendationsLearning
import Synchronization

extension Recommender {
    /// Looks for new items, where the catalogue or the models have changed; takes seconds then.
    package func refreshNewItems() {
        guard let models = models?.served else { return }
        let moment = now()
        let (catalogue, popularity) = state.withLock { state in
            let snapshot = state.snapshot(of: "", now: moment, today: localDay(moment))
            return (state.catalogue, snapshot.snapshot)
        }
        guard newItems.isDue(catalogue, models, now: moment) else { return }
        newItems.refresh(catalogue, models, popularity, now: moment)
    }

    /// A list with the new items that are like what the member buys, on their places.
    func withNewItems(
        _ list: [ScoredItem],
        _ request: ListRequest,
        _ basis: RankedBasis,
        _ circumstances: ListCircumstances
    ) -> [ScoredItem] {
        let countMax = NewItemPlaces.countMax(itemsMax: request.itemsMax)
        guard request.list != .nextBasket, countMax > 0, let items = newItems.current.items,
            !items.isEmpty
        else { return list }
        let counts = basis.purchases.counts
        var history: [(item: Int32, weight: Double)] = []
        counts.forEach(decay: ranker.personalDecay) { product, purchases in
            let weight = Double(purchases.weight) / Double(DecayTable.unit)
            history.append((product.rawValue, weight))
        }
        let matches = items.newItems(for: history, countMax: countMax + ListRules.spareCount)
            .filter { !counts.contains(ProductID($0.item)) }
        let candidates = matches.map { match in
            Candidate(
                product: ProductID(match.item),
                score: Double(match.similarity),
                isNew: true
            )
        }
        let causes = Dictionary(uniqueKeysWithValues: matches.map { ($0.item, $0.because) })
        let allowed = rules.apply(to: candidates, in: circumstances.situation) { candidate in
            let id = candidate.product
            guard let product = basis.catalogue[id], product.isRecommendable else { return nil }
            return (id, product)
        }
        let new = allowed.prefix(countMax)
            .compactMap { candidate -> ScoredItem? in
                let cause = causes[candidate.product.rawValue]
                guard let like = cause.flatMap({ basis.catalogue[ProductID($0)] }) else {
                    return nil
                }
                let term = ScoredItem.Term(
                    evidence: .newLike(sku: like.sku, name: like.name),
                    contribution: candidate.score
                )
                return ScoredItem(
                    product: candidate.product,
                    score: candidate.score,
                    terms: [term]
                )
            }
        return NewItemPlaces.mix(new, into: list, itemsMax: request.itemsMax)
    }
}
