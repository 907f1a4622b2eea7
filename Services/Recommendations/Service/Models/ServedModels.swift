package import RecommendationsDomain
package import RecommendationsLearning

import Synchronization

/// The models that lists are ranked by: never changed, replaced as a whole.
package final class ServedModels: Sendable {
    /// Which they are.
    package let record: ModelRecord
    /// What was learned.
    package let trained: TrainedModels
    /// What ranks what will be bought next.
    let nextBasket: Ranker
    /// What ranks what was never bought.
    let discovery: Ranker
    /// Readers that nobody uses: each serves one thread at a time, and keeps its room for the next.
    private let readers = Mutex<[EvidenceReader]>([])

    /// Serves what was learned; `nil` where a ranker is missing.
    package init?(_ trained: TrainedModels, record: ModelRecord) {
        guard let nextBasket = trained.rankers[.nextBasket],
            let discovery = trained.rankers[.discovery]
        else { return nil }
        self.trained = trained
        self.record = record
        self.nextBasket = nextBasket
        self.discovery = discovery
    }

    /// The method and its version, as it is published.
    package var name: String { "rankers@\(record.version)" }

    /// How many products they know, counted from 0 like products.
    var productCount: Int { trained.knowledge.catalogue.itemCount }

    /// Lends a reader to `body`.
    func withReader<Result>(
        _ body: (inout EvidenceReader) throws -> Result
    ) rethrows -> Result {
        let idle = readers.withLock { $0.popLast() }
        var reader = idle ?? EvidenceReader(knowledge: trained.knowledge)
        defer { readers.withLock { $0.append(reader) } }
        return try body(&reader)
    }
}
