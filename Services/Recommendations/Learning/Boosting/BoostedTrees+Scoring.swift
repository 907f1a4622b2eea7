extension BoostedTrees {
    /// The scores of many rows.
    ///
    /// - Parameters:
    ///   - rows: Whole rows, one after the other.
    ///   - scores: Replaced by one score per row.
    package func score(rows: [Float], into scores: inout [Double]) {
        let width = featureNames.count
        precondition(rows.count % width == 0, "\(rows.count) numbers are no rows of \(width)")
        rows.withUnsafeBufferPointer { rows in
            scores = self.scores(count: rows.count / width) { row, writer in
                for place in (row * width)..<((row + 1) * width) { writer.append(rows[place]) }
            }
        }
    }

    /// The scores of rows that are written when it is their turn, so that they stay in the
    /// processor's cache.
    ///
    /// - Parameters:
    ///   - count: How many rows there are.
    ///   - write: Writes all numbers of a row.
    /// - Returns: One score per row.
    func scores(count: Int, of write: (Int, inout RowWriter) -> Void) -> [Double] {
        var scores = [Double](repeating: startScore, count: count)
        scores.withUnsafeMutableBufferPointer { scores in
            inBlocks(count, write) { rows, block in
                if let masks {
                    masks.add(block, to: UnsafeMutableBufferPointer(rebasing: scores[rows]))
                } else {
                    scores[rows.lowerBound] = score(block)
                }
            }
        }
        return scores
    }

    /// How much lower the scores of rows were without each group of features.
    ///
    /// - Parameters:
    ///   - groupOfFeature: Per feature its group, from 0.
    ///   - groupCount: How many groups there are, at most 64.
    ///   - count: How many rows there are.
    ///   - write: Writes all numbers of a row.
    /// - Returns: Row after row for each group the score less the score where its features are not
    ///   known.
    func losses(
        _ groupOfFeature: [UInt8],
        groupCount: Int,
        count: Int,
        of write: (Int, inout RowWriter) -> Void
    ) -> [Double] {
        precondition(groupOfFeature.count == featureNames.count, "each feature has a group")
        var losses = [Double](repeating: 0, count: count * groupCount)
        losses.withUnsafeMutableBufferPointer { losses in
            inBlocks(count, write) { rows, block in
                let places = (rows.lowerBound * groupCount)..<(rows.upperBound * groupCount)
                let own = UnsafeMutableBufferPointer(rebasing: losses[places])
                if let masks {
                    masks.addLosses(block, groupOfFeature, groupCount: groupCount, to: own)
                } else {
                    let row = self.losses(groupOfFeature, count: groupCount, Array(block))
                    for (group, loss) in row.enumerated() { own[group] = loss }
                }
            }
        }
        return losses
    }

    /// Gives `body` the rows as they are scored: some at a time, for each feature their numbers;
    /// one at a time where trees have too many leaves.
    private func inBlocks(
        _ count: Int,
        _ write: (Int, inout RowWriter) -> Void,
        _ body: (Range<Int>, UnsafeBufferPointer<Float>) -> Void
    ) {
        let together = masks == nil ? 1 : LeafMasks.rowCount
        let size = featureNames.count * together
        withUnsafeTemporaryAllocation(of: Float.self, capacity: size) { block in
            block.initialize(repeating: 0)
            for start in stride(from: 0, to: count, by: together) {
                let rows = start..<min(start + together, count)
                for row in rows {
                    var writer = RowWriter(block, from: row - start, stride: together)
                    write(row, &writer)
                    precondition(writer.isFull, "a row has \(featureNames.count) numbers")
                }
                body(rows, UnsafeBufferPointer(block))
            }
        }
    }
}
