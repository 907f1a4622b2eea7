/// Trees in the form in which many rows are scored at once (QuickScorer: Lucchese et al., 2015).
///
/// The leaves of a tree are counted from the left. A decision that sends a row to the right rules
/// out the leaves at its left, also where the row never comes to that decision: the leaf of a row
/// is the first that is not ruled out. So all decisions of a tree are made one after the other, for
/// some rows at a time, without a branch that a processor had to guess.
struct LeafMasks: Hashable, Sendable {
    /// How many rows are scored at a time.
    static let rowCount = 16
    /// From how many leaves on a tree does not fit: a leaf is a bit.
    static let leavesMax = 32

    /// The numbers of some rows, or the leaves that are ruled out for each of them.
    private typealias Values = SIMD16<Float>
    private typealias Leaves = SIMD16<UInt32>

    private struct Decision: Hashable, Sendable {
        var threshold: Float
        var feature: Int32
        /// The leaves at its left.
        var left: UInt32
    }

    private struct Tree: Hashable, Sendable {
        /// Where the decisions start that send what is not known to the left, then those that send
        /// it to the right, and where they end.
        var start: Int32
        var middle: Int32
        var end: Int32
        /// Where its leaves' answers start.
        var answers: Int32
    }

    private var decisions: [Decision] = []
    private var answers: [Double] = []
    private var trees: [Tree] = []

    /// Adds a tree whose children are counted from its root.
    ///
    /// - Returns: Whether it has few enough leaves; if not, nothing is added.
    mutating func append(_ tree: [BoostedTrees.Node]) -> Bool {
        guard tree.count <= 2 * Self.leavesMax - 1 else { return false }
        var (missingLeft, missingRight): ([Decision], [Decision]) = ([], [])
        let start = answers.count
        /// The leaves below a node.
        func visit(_ at: Int) -> UInt32 {
            let node = tree[at]
            guard node.feature != BoostedTrees.Node.leaf else {
                answers.append(Double(node.value))
                return 1 << UInt32(answers.count - 1 - start)
            }
            let left = visit(Int(node.left))
            let decision = Decision(
                threshold: node.threshold,
                feature: Int32(node.feature),
                left: left
            )
            if node.missingGoesLeft {
                missingLeft.append(decision)
            } else {
                missingRight.append(decision)
            }
            return left | visit(Int(node.left) + 1)
        }
        _ = visit(0)
        let first = decisions.count
        decisions += missingLeft + missingRight
        trees.append(
            Tree(
                start: Int32(first),
                middle: Int32(first + missingLeft.count),
                end: Int32(decisions.count),
                answers: Int32(start)
            )
        )
        return true
    }

    /// Forgets all trees but the first.
    mutating func keep(_ count: Int) {
        guard count < trees.count else { return }
        decisions.removeLast(decisions.count - Int(trees[count].start))
        answers.removeLast(answers.count - Int(trees[count].answers))
        trees.removeLast(trees.count - count)
    }

    /// Adds the answers of all trees, tree by tree, to the scores of some rows.
    ///
    /// - Parameters:
    ///   - block: For each feature the numbers of `rowCount` rows.
    ///   - scores: The scores of the rows that count, the first ones.
    func add(_ block: UnsafeBufferPointer<Float>, to scores: UnsafeMutableBufferPointer<Double>) {
        decisions.withUnsafeBufferPointer { decisions in
            answers.withUnsafeBufferPointer { answers in
                for tree in trees {
                    var out = Leaves.zero
                    for at in Int(tree.start)..<Int(tree.middle) {
                        out |= Self.out(decisions[at], block, whereNotKnown: false)
                    }
                    for at in Int(tree.middle)..<Int(tree.end) {
                        out |= Self.out(decisions[at], block, whereNotKnown: true)
                    }
                    for row in scores.indices {
                        scores[row] += Self.answer(tree, answers, out[row])
                    }
                }
            }
        }
    }

    /// Adds up, for some rows, how much lower all answers were without each group of features.
    ///
    /// - Parameters:
    ///   - block: As in `add`.
    ///   - groupOfFeature: Per feature its group, from 0.
    ///   - groupCount: How many groups there are, at most 64.
    ///   - losses: For each of the rows that count, the first ones, a number for each group.
    func addLosses(
        _ block: UnsafeBufferPointer<Float>,
        _ groupOfFeature: [UInt8],
        groupCount: Int,
        to losses: UnsafeMutableBufferPointer<Double>
    ) {
        let rowCount = losses.count / groupCount
        answers.withUnsafeBufferPointer { answers in
            withUnsafeTemporaryAllocation(of: Without.self, capacity: groupCount) { groups in
                groups.initialize(repeating: Without())
                for tree in trees {
                    let asked = askAll(tree, block, groupOfFeature, groups)
                    var all = Leaves.zero
                    var left = asked
                    while let group = Self.next(&left) { all |= groups[group].out }
                    left = asked
                    while let group = Self.next(&left) {
                        // The group's features are not known, all others are.
                        var out = Leaves(repeating: groups[group].outWhereNotKnown)
                        var others = asked & ~(1 << UInt64(group))
                        while let other = Self.next(&others) { out |= groups[other].out }
                        guard out != all else { continue }
                        for row in 0..<rowCount {
                            losses[row * groupCount + group] +=
                                Self.answer(tree, answers, all[row])
                                - Self.answer(tree, answers, out[row])
                        }
                    }
                }
            }
        }
    }

    /// What the decisions of one group of features rule out.
    private struct Without {
        var out = Leaves.zero
        var outWhereNotKnown: UInt32 = 0
    }

    /// Makes all decisions of a tree, group by group.
    ///
    /// - Returns: The groups that are asked, as bits.
    @inline(__always)
    private func askAll(
        _ tree: Tree,
        _ block: UnsafeBufferPointer<Float>,
        _ groupOfFeature: [UInt8],
        _ groups: UnsafeMutableBufferPointer<Without>
    ) -> UInt64 {
        var asked: UInt64 = 0
        for at in Int(tree.start)..<Int(tree.end) {
            let decision = decisions[at]
            let group = Int(groupOfFeature[Int(decision.feature)])
            if asked & (1 << UInt64(group)) == 0 {
                asked |= 1 << UInt64(group)
                groups[group] = Without()
            }
            if at < Int(tree.middle) {
                groups[group].out |= Self.out(decision, block, whereNotKnown: false)
            } else {
                groups[group].out |= Self.out(decision, block, whereNotKnown: true)
                groups[group].outWhereNotKnown |= decision.left
            }
        }
        return asked
    }

    /// Takes the lowest of the bits away; `nil` where none is left.
    @inline(__always)
    private static func next(_ bits: inout UInt64) -> Int? {
        guard bits != 0 else { return nil }
        defer { bits &= bits - 1 }
        return bits.trailingZeroBitCount
    }

    /// The answer of the first leaf that is not ruled out.
    @inline(__always)
    private static func answer(
        _ tree: Tree,
        _ answers: UnsafeBufferPointer<Double>,
        _ out: UInt32
    ) -> Double { answers[Int(tree.answers) + (~out).trailingZeroBitCount] }

    /// The leaves that a decision rules out for each row.
    @inline(__always)
    private static func out(
        _ decision: Decision,
        _ block: UnsafeBufferPointer<Float>,
        whereNotKnown: Bool
    ) -> Leaves {
        let values = UnsafeRawBufferPointer(block).loadUnaligned(
            fromByteOffset: Int(decision.feature) * rowCount * 4,
            as: Values.self
        )
        let isRight =
            whereNotKnown ? .!(values .<= decision.threshold) : values .> decision.threshold
        return Leaves.zero.replacing(with: decision.left, where: isRight)
    }
}
