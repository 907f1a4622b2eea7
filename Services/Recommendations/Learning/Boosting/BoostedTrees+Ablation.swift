extension BoostedTrees {
    /// How much lower a row's score were without each group of features.
    ///
    /// In most trees a row asks only few groups on its way to a leaf: without one of the others the
    /// tree answers the same. So the work is two to three times that of a score, and not as many
    /// times as there are groups.
    ///
    /// - Parameters:
    ///   - groupOfFeature: Per feature its group, from 0.
    ///   - count: How many groups there are, at most 64.
    ///   - row: As many numbers as there are features.
    /// - Returns: Per group the score less the score where its features are not known.
    func losses(_ groupOfFeature: [UInt8], count: Int, _ row: [Float]) -> [Double] {
        precondition(row.count == featureNames.count, "a row has \(featureNames.count) numbers")
        precondition(groupOfFeature.count == row.count, "each feature has a group")
        var losses = [Double](repeating: 0, count: count)
        nodes.withUnsafeBufferPointer { nodes in
            row.withUnsafeBufferPointer { row in
                groupOfFeature.withUnsafeBufferPointer { groups in
                    for root in roots {
                        var asked: UInt64 = 0
                        var node = nodes[Int(root)]
                        while node.feature != Node.leaf {
                            let feature = Int(node.feature)
                            asked |= 1 << UInt64(groups[feature])
                            node = Self.next(nodes, node, row[feature])
                        }
                        while asked != 0 {
                            let group = asked.trailingZeroBitCount
                            asked &= asked - 1
                            let without = Self.answer(nodes, root, row, groups, UInt8(group))
                            losses[group] += Double(node.value) - Double(without)
                        }
                    }
                }
            }
        }
        return losses
    }

    @inline(__always)
    private static func answer(
        _ nodes: UnsafeBufferPointer<Node>,
        _ root: Int32,
        _ row: UnsafeBufferPointer<Float>,
        _ groups: UnsafeBufferPointer<UInt8>,
        _ hidden: UInt8
    ) -> Float {
        var node = nodes[Int(root)]
        while node.feature != Node.leaf {
            let feature = Int(node.feature)
            node = next(nodes, node, groups[feature] == hidden ? .nan : row[feature])
        }
        return node.value
    }

    @inline(__always)
    private static func next(
        _ nodes: UnsafeBufferPointer<Node>,
        _ node: Node,
        _ value: Float
    ) -> Node {
        let goesLeft = value <= node.threshold || (value != value && node.missingGoesLeft)
        return nodes[Int(node.left) + (goesLeft ? 0 : 1)]
    }
}
