/// A sum of small decision trees (Friedman, 2001), each split by one number.
///
/// A score can be taken apart into what each feature added to it: every step down a tree changes
/// the expected answer, and the change is owed to the feature that was asked (Saabas, 2014).
package struct BoostedTrees: Hashable, Sendable {
    /// One place in a tree.
    struct Node: Hashable, Sendable {
        /// The feature of a leaf.
        static let leaf: UInt16 = .max

        /// Numbers up to here go left.
        var threshold: Float = 0
        /// The answer of the rows that come here, also where they go on.
        var value: Float = 0
        /// The left child; the right one follows it.
        var left: Int32 = 0
        /// What is asked here; `leaf` at the end.
        var feature: UInt16 = Node.leaf
        /// Whether what is not known goes left.
        var missingGoesLeft = false
    }

    /// What the features are called, in the order of a row's numbers.
    package let featureNames: [String]
    /// The score before any tree.
    package let startScore: Double
    /// All trees, one after the other; children come after their parents.
    private(set) var nodes: [Node] = []
    /// Where each tree starts.
    private(set) var roots: [Int32] = []
    /// The same trees as many rows are scored by; `nil` where one has too many leaves.
    private(set) var masks: LeafMasks? = LeafMasks()

    init(featureNames: [String], startScore: Double) {
        self.featureNames = featureNames
        self.startScore = startScore
    }

    /// How many trees there are.
    package var treeCount: Int { roots.count }

    /// Adds a tree whose children are counted from its own root.
    mutating func append(_ tree: [Node]) {
        let root = Int32(nodes.count)
        roots.append(root)
        for var node in tree {
            if node.feature != Node.leaf { node.left += root }
            nodes.append(node)
        }
        if masks?.append(tree) == false { masks = nil }
    }

    /// The model of the first trees only.
    package func prefix(_ count: Int) -> BoostedTrees {
        var model = self
        guard count < roots.count else { return model }
        model.nodes.removeLast(nodes.count - Int(roots[count]))
        model.masks?.keep(count)
        model.roots.removeLast(roots.count - count)
        return model
    }

    /// The score of one row.
    ///
    /// - Parameter row: As many numbers as there are features; NaN where one is not known.
    /// - Returns: The sum of all trees' answers and the start.
    package func score(_ row: [Float]) -> Double {
        precondition(row.count == featureNames.count, "a row has \(featureNames.count) numbers")
        return row.withUnsafeBufferPointer { score($0) }
    }

    func score(_ row: UnsafeBufferPointer<Float>) -> Double {
        nodes.withUnsafeBufferPointer { nodes in
            roots.reduce(startScore) { $0 + Double(Self.answer(nodes, Int($1), row, 0)) }
        }
    }

    @inline(__always)
    static func answer(
        _ nodes: UnsafeBufferPointer<Node>,
        _ root: Int,
        _ rows: UnsafeBufferPointer<Float>,
        _ start: Int
    ) -> Float {
        var node = nodes[root]
        while node.feature != Node.leaf {
            let value = rows[start + Int(node.feature)]
            let goesLeft = value <= node.threshold || (value != value && node.missingGoesLeft)
            node = nodes[Int(node.left) + (goesLeft ? 0 : 1)]
        }
        return node.value
    }

    /// What made the score of a row: what each feature added to the score that all rows start with.
    ///
    /// - Parameter row: As many numbers as there are features.
    /// - Returns: The common start and each feature's share; their sum is the score.
    package func contributions(_ row: [Float]) -> (start: Double, features: [Double]) {
        precondition(row.count == featureNames.count, "a row has \(featureNames.count) numbers")
        var start = startScore
        var features = [Double](repeating: 0, count: featureNames.count)
        for root in roots {
            var node = nodes[Int(root)]
            start += Double(node.value)
            while node.feature != Node.leaf {
                let feature = Int(node.feature)
                let value = row[feature]
                let goesLeft = value <= node.threshold || (value != value && node.missingGoesLeft)
                let next = nodes[Int(node.left) + (goesLeft ? 0 : 1)]
                features[feature] += Double(next.value) - Double(node.value)
                node = next
            }
        }
        return (start, features)
    }

    /// How often each feature is asked.
    package var splitCounts: [Int] {
        var counts = [Int](repeating: 0, count: featureNames.count)
        for node in nodes where node.feature != Node.leaf { counts[Int(node.feature)] += 1 }
        return counts
    }
}
