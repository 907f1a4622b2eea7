import Primitives
import RecommendationsDomain
import RecommendationsLearning
import Synchronization

extension Recommender {
    /// Looks for new items on a thread that gives way to all others.
    ///
    /// - Throws: Where there is no thread.
    package func refreshNewItems(on thread: LowPriorityThread) async throws {
        _ = try await Computing.run(on: thread) {
            self.refreshNewItems()
            return true
        }
    }

    /// Looks for new items, where the catalogue or the models have changed; takes seconds then.
    package func refreshNewItems() {
        guard let models = models?.served else { return }
        let moment = now()
        let today = localDay(moment)
        let (catalogue, popularity, newest) = state.withLock { state in
            let snapshot = state.snapshot(of: "", now: moment, today: today)
            return (state.catalogue, snapshot.snapshot, state.newestDay)
        }
        guard newItems.isDue(catalogue, models, now: moment) else { return }
        newItems.refresh(
            catalogue,
            models,
            popularity,
            since: ranker.popularityDecay.firstDay(today: newest ?? today),
            now: moment
        )
    }

    /// The new items that are like what the member buys, the best first: more than there are places
    /// for, since rules may leave some out.
    func newCandidates(
        _ request: ListRequest,
        _ basis: RankedBasis
    ) -> [(candidate: Candidate, item: ScoredItem)] {
        let countMax = NewItemPlaces.countMax(itemsMax: request.itemsMax)
        let current = newItems.current
        guard request.list != .nextBasket, countMax > 0, let items = current.items,
            !items.isEmpty
        else { return [] }
        let counts = basis.purchases.counts
        var history: [(item: Int32, weight: Double)] = []
        counts.forEach(decay: ranker.personalDecay) { product, purchases in
            let weight = Double(purchases.weight) / Double(DecayTable.unit)
            history.append((product.rawValue, weight))
        }
        let matches = items.newItems(for: history, countMax: countMax + ListRules.spareCount)
        return matches.compactMap { match in
            let product = ProductID(match.item)
            guard !counts.contains(product), let like = basis.catalogue[ProductID(match.because)]
            else { return nil }
            let score = Double(match.similarity)
            let term = ScoredItem.Term(
                evidence: newItems.isUnbought(product)
                    ? .newLike(sku: like.sku, name: like.name)
                    : .like(sku: like.sku, name: like.name),
                contribution: score
            )
            return (
                Candidate(product: product, score: score, isNew: true),
                ScoredItem(product: product, score: score, terms: [term])
            )
        }
    }
}
