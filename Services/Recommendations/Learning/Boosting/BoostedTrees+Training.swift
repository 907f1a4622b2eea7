import Primitives

extension BoostedTrees {
    /// Learns from rows, one tree after the other.
    ///
    /// The same rows, settings and seed give the same trees to the bit. Memory: one byte per number
    /// of the table, some fifty per row, and 4 KiB per feature and leaf.
    ///
    /// - Parameters:
    ///   - table: The rows, fewer than 16 million.
    ///   - featureNames: What the features are called.
    ///   - objective: What is to be made small.
    ///   - settings: How the trees are grown.
    ///   - shouldGoOn: Asked after each tree with the number of trees; `false` ends the training.
    package init(
        table: FeatureTable,
        featureNames: [String],
        objective: some BoostingObjective,
        settings: BoostingSettings,
        shouldGoOn: (Int) -> Bool = { _ in true }
    ) {
        precondition(featureNames.count == table.featureCount, "a name for each feature")
        precondition(table.featureCount < Int(Node.leaf), "\(table.featureCount) features")
        precondition(table.rowCount < 1 << 24, "\(table.rowCount) rows are too many at once")
        self.init(featureNames: featureNames, startScore: objective.startScore)
        let cuts = FeatureBins(table)
        var grower = TreeGrower(bins: cuts.binned(table), cuts: cuts, settings: settings)
        var random = SeededRandom(seed: settings.seed)
        var scores = [Double](repeating: startScore, count: table.rowCount)
        var gradients = [Double](repeating: 0, count: table.rowCount)
        var hessians = gradients
        let groups =
            objective.groupStarts.isEmpty ? Array(0...table.rowCount) : objective.groupStarts
        for tree in 1...max(1, settings.trees) {
            objective.differentiate(scores: scores, gradients: &gradients, hessians: &hessians)
            grower.features = Self.sample(table.featureCount, settings.featureShare, &random)
            let rows = Self.rows(groups, settings.rowShare, &random)
            guard !rows.isEmpty else { continue }
            grower.grow(rows: rows, gradients: gradients, hessians: hessians)
            append(grower.nodes)
            if rows.count == table.rowCount {
                for (places, value) in grower.answers {
                    for place in places { scores[Int(grower.order[place])] += Double(value) }
                }
            } else {
                addLastTree(table, to: &scores)
            }
            guard shouldGoOn(tree) else { break }
        }
    }

    /// Adds the last tree's answers to the scores of all rows, sampled or not.
    private func addLastTree(_ table: FeatureTable, to scores: inout [Double]) {
        let root = Int(roots[roots.count - 1])
        nodes.withUnsafeBufferPointer { nodes in
            table.values.withUnsafeBufferPointer { values in
                for row in scores.indices {
                    let start = row * table.featureCount
                    scores[row] += Double(Self.answer(nodes, root, values, start))
                }
            }
        }
    }

    /// Some of the numbers from 0 on, ascending; at least one.
    private static func sample(
        _ count: Int,
        _ share: Double,
        _ random: inout SeededRandom
    ) -> [Int] {
        guard share < 1 else { return Array(0..<count) }
        let size = max(1, Int((Double(count) * share).rounded()))
        return Array((0..<count).shuffled(using: &random).prefix(size)).sorted()
    }

    /// The rows of a share of the groups.
    private static func rows(
        _ groupStarts: [Int],
        _ share: Double,
        _ random: inout SeededRandom
    ) -> [Int32] {
        let limit = share < 1 ? UInt64(share * 0x1p63) : .max
        var rows: [Int32] = []
        for group in 0..<(groupStarts.count - 1) where share >= 1 || random.next() >> 1 < limit {
            for row in groupStarts[group]..<groupStarts[group + 1] { rows.append(Int32(row)) }
        }
        return rows
    }
}
