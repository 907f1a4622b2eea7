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
    /// The same nodes as scores read them.
    private var steps: [Step] = []
    /// Where each tree starts.
    private(set) var roots: [Int32] = []

    /// A node on the way of a score: without a decision that a processor has to guess.
    private struct Step: Hashable, Sendable {
        let threshold: Float
        /// Where numbers up to the threshold go on; a leaf's own place at a leaf.
        let left: Int32
        /// What is asked; any feature at a leaf, whose threshold nothing exceeds.
        let feature: Int32
        /// 1 where what is not known goes right, else 0.
        let missingRight: Int32

        init(_ node: Node, at place: Int32) {
            let isLeaf = node.feature == Node.leaf
            threshold = isLeaf ? .infinity : node.threshold
            left = isLeaf ? place : node.left
            feature = isLeaf ? 0 : Int32(node.feature)
            missingRight = isLeaf || node.missingGoesLeft ? 0 : 1
        }
    }

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
            steps.append(Step(node, at: Int32(nodes.count)))
            nodes.append(node)
        }
    }

    /// The model of the first trees only.
    package func prefix(_ count: Int) -> BoostedTrees {
        var model = self
        guard count < roots.count else { return model }
        model.nodes.removeLast(nodes.count - Int(roots[count]))
        model.steps.removeLast(nodes.count - Int(roots[count]))
        model.roots.removeLast(roots.count - count)
        return model
    }

    /// The score of one row.
    ///
    /// - Parameter row: As many numbers as there are features; NaN where one is not known.
    /// - Returns: The sum of all trees' answers and the start.
    package func score(_ row: [Float]) -> Double {
        var scores = [0.0]
        score(rows: row, into: &scores)
        return scores[0]
    }

    /// The scores of many rows, tree by tree, so that a tree stays in the processor's cache.
    ///
    /// Four rows go down side by side, so that the processor need not wait for one of them.
    ///
    /// - Parameters:
    ///   - rows: Whole rows, one after the other.
    ///   - scores: Replaced by one score per row.
    package func score(rows: [Float], into scores: inout [Double]) {
        let width = featureNames.count
        precondition(rows.count % width == 0, "\(rows.count) numbers are no rows of \(width)")
        let count = rows.count / width
        scores.removeAll(keepingCapacity: true)
        scores.append(contentsOf: repeatElement(startScore, count: count))
        rows.withUnsafeBufferPointer { rows in
            nodes.withUnsafeBufferPointer { nodes in
                scores.withUnsafeMutableBufferPointer { scores in
                    let together = count - count % 4
                    for root in roots {
                        for row in stride(from: 0, to: together, by: 4) {
                            let ends = leaves(root, rows, row * width, width)
                            for lane in 0..<4 {
                                scores[row + lane] += Double(nodes[Int(ends[lane])].value)
                            }
                        }
                        for row in together..<count {
                            scores[row] += Double(Self.answer(nodes, Int(root), rows, row * width))
                        }
                    }
                }
            }
        }
    }

    /// The leaves at which four rows arrive.
    @inline(__always)
    private func leaves(
        _ root: Int32,
        _ rows: UnsafeBufferPointer<Float>,
        _ start: Int,
        _ width: Int
    ) -> SIMD4<Int32> {
        steps.withUnsafeBufferPointer { steps in
            var (a, b, c, d) = (root, root, root, root)
            while true {
                let nextA = Self.next(steps, a, rows, start)
                let nextB = Self.next(steps, b, rows, start + width)
                let nextC = Self.next(steps, c, rows, start + 2 * width)
                let nextD = Self.next(steps, d, rows, start + 3 * width)
                // A row that is at a leaf stays there.
                if (nextA ^ a) | (nextB ^ b) | (nextC ^ c) | (nextD ^ d) == 0 { break }
                (a, b, c, d) = (nextA, nextB, nextC, nextD)
            }
            return SIMD4(a, b, c, d)
        }
    }

    @inline(__always)
    private static func next(
        _ steps: UnsafeBufferPointer<Step>,
        _ at: Int32,
        _ rows: UnsafeBufferPointer<Float>,
        _ start: Int
    ) -> Int32 {
        let step = steps[Int(at)]
        let value = rows[start + Int(step.feature)]
        let isAbove: Int32 = value > step.threshold ? 1 : 0
        let isMissing: Int32 = value != value ? 1 : 0
        return step.left + (isAbove | (isMissing & step.missingRight))
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
