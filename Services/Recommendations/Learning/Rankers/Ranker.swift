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
        Array(ranked(reader.candidates(for: task), reader).prefix(count))
    }

    /// The items that the member bought before, best first.
    package func known(of reader: EvidenceReader) -> [Ranked] {
        ranked(reader.knownCandidates(), reader)
    }

    private func ranked(_ items: [Int32], _ reader: EvidenceReader) -> [Ranked] {
        let scores = trees.scores(count: items.count) { place, row in
            reader.append(items[place], to: &row)
        }
        let ranked = zip(items, scores).map { Ranked(item: $0, score: $1) }
        return ranked.sorted { ($1.score, $0.item) < ($0.score, $1.item) }
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

    /// What the reasons of items are: how much each kind of evidence is worth to their scores.
    ///
    /// - Parameters:
    ///   - items: Some that `best` answered.
    ///   - reader: The reader that answered them.
    /// - Returns: The losses of each item, in their order.
    package func losses(of items: [Int32], _ reader: EvidenceReader) -> [EvidenceLosses] {
        let count = Evidence.count
        let losses = trees.losses(
            Feature.evidenceNumbers,
            groupCount: count,
            count: items.count
        ) { place, row in
            reader.append(items[place], to: &row)
        }
        return items.indices.map { EvidenceLosses(losses[($0 * count)..<(($0 + 1) * count)]) }
    }
}
