import Primitives
import RecommendationsDomain

extension Recommender {
    /// What counts rank for a member, the best first.
    func popular(
        _ request: ListRequest,
        _ basis: CountedBasis,
        countMax: Int,
        but listed: Set<ProductID> = []
    ) -> [Candidate] {
        let counts = basis.counts
        return ranker.rank(
            counts: counts,
            popularity: basis.snapshot.snapshot,
            countMax: countMax,
            mayEnter: { product in
                basis.catalogue.isRecommendable(product)
                    && (request.list != .discovery || counts?.contains(product) != true)
                    && !listed.contains(product)
            }
        ).map { item in
            Candidate(
                product: item.product,
                score: item.score,
                isNew: counts?.contains(item.product) != true
            )
        }
    }

    /// A choice that models cannot fill, filled up with what counts rank, under the same rules.
    ///
    /// What fills it up begins where the last candidate of the models stands, so that scores go on
    /// falling; between two of it lies what lies between them in a list of counts.
    ///
    /// - Parameters:
    ///   - choice: What the models leave.
    ///   - silent: Candidates of which nothing can be told; counts may have something to say.
    ///   - request: For whom, and which list.
    ///   - basis: What counts rank by.
    ///   - circumstances: What else the list depends on.
    ///   - new: Items that get places of their own.
    /// - Returns: As many items as were asked for, where there are.
    func filled(
        _ choice: Choice,
        but silent: Set<ProductID>,
        _ request: ListRequest,
        _ basis: CountedBasis,
        _ circumstances: ListCircumstances,
        adding new: [Candidate]
    ) -> Choice {
        let ranked = choice.candidates.filter { !silent.contains($0.product) }
        let listed = Set(ranked.map(\.product)).union(new.map(\.product))
        let last = ranked.map(\.score).min() ?? 0
        return chosen(request, basis.catalogue, circumstances, adding: new) { countMax in
            let fillers = popular(request, basis, countMax: countMax, but: listed)
            let first = fillers.first?.score ?? 0
            var filled = choice
            filled.filling = Set(fillers.map(\.product))
            filled.items = ranked
            filled.items += fillers.map { filler in
                Candidate(
                    product: filler.product,
                    score: last - (first - filler.score),
                    isNew: filler.isNew
                )
            }
            return filled
        }
    }

    /// A product that fills a list up, with what counts say for it.
    func explained(
        _ candidate: Candidate,
        _ counts: MemberCounts,
        _ popularity: PopularitySnapshot
    ) -> ScoredItem? {
        let item = ranker.explained(candidate.product, counts: counts, popularity: popularity)
        guard !item.terms.isEmpty else { return nil }
        return ScoredItem(
            product: candidate.product,
            score: candidate.score,
            terms: item.terms
        )
    }
}
