/// Ranks items for a member by trees over what speaks for each.
package struct Ranker: Hashable, Sendable {
    /// One item of an answer.
    package struct Ranked: Hashable, Sendable {
        /// Which item.
        package let item: Int32
        /// Larger is likelier.
        package let score: Double
    }

    /// What it ranks for.
    package let task: RankingTask
    /// The trees over `Feature.all`.
    package let trees: BoostedTrees

    /// A ranker with its trees.
    package init(task: RankingTask, trees: BoostedTrees) {
        precondition(trees.featureNames == Feature.names, "trees over the features")
        self.task = task
        self.trees = trees
    }

    /// The best items for the member that the reader has read, best first.
    package func best(_ count: Int, of reader: EvidenceReader) -> [Ranked] {
        let items = reader.candidates(for: task)
        var rows: [Float] = []
        rows.reserveCapacity(items.count * Feature.all.count)
        for item in items { reader.append(item, to: &rows) }
        var scores: [Double] = []
        trees.score(rows: rows, into: &scores)
        let ranked = zip(items, scores).map { Ranked(item: $0, score: $1) }
        let sorted = ranked.sorted { ($1.score, $0.item) < ($0.score, $1.item) }
        return Array(sorted.prefix(count))
    }

    /// What made the score of an item: how much each kind of evidence added.
    ///
    /// - Parameters:
    ///   - item: One that `best` answered.
    ///   - reader: The reader that answered it.
    /// - Returns: The start all items share, and each kind's part; their sum is the score.
    package func contributions(
        of item: Int32,
        _ reader: EvidenceReader
    ) -> (start: Double, evidence: [Evidence: Double]) {
        var row: [Float] = []
        reader.append(item, to: &row)
        let parts = trees.contributions(row)
        var evidence: [Evidence: Double] = [:]
        for (feature, part) in zip(Feature.all, parts.features) where part != 0 {
            evidence[feature.evidence, default: 0] += part
        }
        return (parts.start, evidence)
    }

    /// How much lower an item's score would be if each kind of evidence were not known.
    ///
    /// What lowers it most is the reason to name: taking it away does lower the score, whatever the
    /// other evidence, since that is how it was found.
    ///
    /// - Parameters:
    ///   - item: One that `best` answered.
    ///   - reader: The reader that answered it.
    /// - Returns: Per kind the score less the score without it; negative where it speaks against.
    package func losses(of item: Int32, _ reader: EvidenceReader) -> [Evidence: Double] {
        var row: [Float] = []
        reader.append(item, to: &row)
        let losses = trees.losses(Feature.evidenceNumbers, count: Evidence.count, row)
        return Dictionary(uniqueKeysWithValues: zip(Evidence.allCases, losses))
    }
}
