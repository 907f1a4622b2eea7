import RecommendationsDomain
import RecommendationsLearning

/// Everything that the rankers put in an order for one member and list, ranked once however many of
/// it the rules ask for.
struct RankedProducts {
    private let list: ListKind
    /// By the ranker of next baskets; of a blend what the member bought before.
    let nextBasket: [Candidate]
    /// By the ranker of discoveries.
    let discovery: [Candidate]

    /// Ranks what the list is made of.
    ///
    /// - Parameters:
    ///   - list: Which list.
    ///   - models: The rankers.
    ///   - reader: A reader that has read the member's past.
    init(_ list: ListKind, _ models: ServedModels, _ reader: EvidenceReader) {
        func candidates(_ ranked: [RecommendationsLearning.Ranker.Ranked]) -> [Candidate] {
            ranked.map { ranked in
                Candidate(
                    product: ProductID(ranked.item),
                    score: ranked.score,
                    isNew: !reader.isKnown(ranked.item)
                )
            }
        }
        self.list = list
        nextBasket =
            switch list {
            case .nextBasket: candidates(models.nextBasket.best(.max, of: reader))
            case .blend: candidates(models.nextBasket.known(of: reader))
            case .discovery: []
            }
        discovery =
            list == .nextBasket ? [] : candidates(models.discovery.best(.max, of: reader))
    }

    /// What each kind of evidence is worth to the score of candidates that were ranked.
    ///
    /// - Parameters:
    ///   - candidates: Some of these.
    ///   - models: The same rankers.
    ///   - reader: The same reader.
    /// - Returns: The losses by product.
    func losses(
        of candidates: [Candidate],
        _ models: ServedModels,
        _ reader: EvidenceReader
    ) -> [ProductID: EvidenceLosses] {
        var losses: [ProductID: EvidenceLosses] = [:]
        let parts = [
            (models.nextBasket, candidates.filter { !isDiscovery($0) }),
            (models.discovery, candidates.filter { isDiscovery($0) }),
        ]
        for (ranker, own) in parts where !own.isEmpty {
            let found = ranker.losses(of: own.map(\.product.rawValue), reader)
            for (candidate, loss) in zip(own, found) { losses[candidate.product] = loss }
        }
        return losses
    }

    /// Whether it was the ranker of discoveries that scored a candidate.
    private func isDiscovery(_ candidate: Candidate) -> Bool {
        switch list {
        case .nextBasket: false
        case .discovery: true
        case .blend: candidate.isNew
        }
    }
}
