/// Grows one tree, best leaf first, over binned rows.
///
/// Derivatives are whole numbers while a tree grows: sums do not depend on the order of rows, and a
/// child's histogram is its parent's less its sister's, exactly.
struct TreeGrower {
    /// A row's first derivative, and its second one above a count of 1; or sums of these.
    typealias Sum = SIMD2<Int64>

    /// Rows that may be split further.
    struct Leaf {
        var node: Int
        var rows: Range<Int>
        var sum: Sum
        var bounds: ClosedRange<Double>
        var histogram: [Sum]
        var best: Split?
    }

    /// The best way to split a leaf.
    struct Split {
        var gain: Double
        var feature: Int
        var bin: Int
        var missingGoesLeft: Bool
        var left: Sum
    }

    private static let countBits: Int64 = 24
    private static let countMask: Int64 = (1 << 24) - 1

    let bins: [UInt8]
    let cuts: FeatureBins
    let settings: BoostingSettings
    let featureCount: Int
    /// The features that this tree may split by.
    var features: [Int]
    /// Which rows each leaf has.
    var order: [Int32] = []
    private var aside: [Int32] = []
    private var derivatives: [Sum]
    private var gradientUnit = 1.0
    private var hessianUnit = 1.0
    private(set) var nodes: [BoostedTrees.Node] = []
    /// The leaves of the grown tree: which rows, and what they are answered.
    private(set) var answers: [(rows: Range<Int>, value: Float)] = []

    init(bins: [UInt8], cuts: FeatureBins, settings: BoostingSettings) {
        self.bins = bins
        self.cuts = cuts
        self.settings = settings
        featureCount = cuts.bounds.count
        features = Array(0..<featureCount)
        derivatives = Array(repeating: .zero, count: bins.count / featureCount)
    }

    /// Grows a tree over these rows.
    mutating func grow(rows: [Int32], gradients: [Double], hessians: [Double]) {
        order = rows
        nodes = [BoostedTrees.Node()]
        answers = []
        let sum = quantise(gradients, hessians)
        let range = 0..<rows.count
        var leaves = [
            Leaf(
                node: 0,
                rows: range,
                sum: sum,
                bounds: -Double.infinity...Double.infinity,
                histogram: histogram(range),
                best: nil
            )
        ]
        nodes[0].value = answer(leaves[0])
        leaves[0].best = bestSplit(leaves[0])
        while leaves.count < settings.leavesMax {
            var chosen: (index: Int, gain: Double)?
            for (index, leaf) in leaves.enumerated() {
                if let gain = leaf.best?.gain, gain > chosen?.gain ?? 0 { chosen = (index, gain) }
            }
            guard let index = chosen?.index, let split = leaves[index].best else { break }
            let (left, right) = divide(&leaves[index], split)
            leaves[index] = left
            leaves.append(right)
        }
        answers = leaves.map { ($0.rows, nodes[$0.node].value) }
    }

    /// Turns derivatives into whole numbers fine enough that no sum overflows.
    private mutating func quantise(_ gradients: [Double], _ hessians: [Double]) -> Sum {
        var gradientSum = 1e-300
        var hessianSum = 1e-300
        for row in order {
            gradientSum += gradients[Int(row)].magnitude
            hessianSum += hessians[Int(row)]
        }
        gradientUnit = gradientSum / Double(Int64(1) << 52)
        hessianUnit = hessianSum / Double(Int64(1) << 38)
        var sum = Sum.zero
        for row in order {
            let gradient = Int64((gradients[Int(row)] / gradientUnit).rounded())
            let hessian = Int64((hessians[Int(row)] / hessianUnit).rounded())
            let derivative = Sum(gradient, hessian << Self.countBits | 1)
            derivatives[Int(row)] = derivative
            sum &+= derivative
        }
        return sum
    }

    private func histogram(_ range: Range<Int>) -> [Sum] {
        var histogram = [Sum](repeating: .zero, count: featureCount * FeatureBins.countMax)
        let width = featureCount
        bins.withUnsafeBufferPointer { bins in
            order.withUnsafeBufferPointer { order in
                derivatives.withUnsafeBufferPointer { derivatives in
                    features.withUnsafeBufferPointer { features in
                        histogram.withUnsafeMutableBufferPointer { histogram in
                            for place in range {
                                let row = Int(order[place])
                                let derivative = derivatives[row]
                                let start = row * width
                                for feature in features {
                                    let bin = Int(bins[start + feature])
                                    histogram[feature << 8 | bin] &+= derivative
                                }
                            }
                        }
                    }
                }
            }
        }
        return histogram
    }

    /// Splits a leaf in two; the smaller one is counted, the larger one is what is left.
    private mutating func divide(_ leaf: inout Leaf, _ split: Split) -> (left: Leaf, right: Leaf) {
        let middle = partition(leaf.rows, split)
        let first = nodes.count
        nodes[leaf.node].feature = UInt16(split.feature)
        nodes[leaf.node].threshold = cuts.threshold(after: split.bin, feature: split.feature)
        nodes[leaf.node].missingGoesLeft = split.missingGoesLeft
        nodes[leaf.node].left = Int32(first)
        nodes.append(BoostedTrees.Node())
        nodes.append(BoostedTrees.Node())
        var left = Leaf(
            node: first,
            rows: leaf.rows.lowerBound..<middle,
            sum: split.left,
            bounds: leaf.bounds,
            histogram: [],
            best: nil
        )
        var right = left
        right.node = first + 1
        right.rows = middle..<leaf.rows.upperBound
        right.sum = leaf.sum &- split.left
        limit(&left, &right, by: split)
        nodes[left.node].value = answer(left)
        nodes[right.node].value = answer(right)
        let leftIsSmaller = left.rows.count <= right.rows.count
        let smaller = histogram(leftIsSmaller ? left.rows : right.rows)
        var larger = leaf.histogram
        leaf.histogram = []
        for index in larger.indices { larger[index] &-= smaller[index] }
        left.histogram = leftIsSmaller ? smaller : larger
        right.histogram = leftIsSmaller ? larger : smaller
        left.best = bestSplit(left)
        right.best = bestSplit(right)
        return (left, right)
    }

    /// Puts the rows that go left before the others, both in the order they had.
    private mutating func partition(_ range: Range<Int>, _ split: Split) -> Int {
        aside.removeAll(keepingCapacity: true)
        var end = range.lowerBound
        for place in range {
            let row = order[place]
            let bin = bins[Int(row) * featureCount + split.feature]
            let goesLeft =
                bin == FeatureBins.missing ? split.missingGoesLeft : Int(bin) <= split.bin
            if goesLeft {
                order[end] = row
                end += 1
            } else {
                aside.append(row)
            }
        }
        order.replaceSubrange(end..<range.upperBound, with: aside)
        return end
    }

    /// Where a feature may only raise or lower the score, the two halves' answers stay apart.
    private func limit(_ left: inout Leaf, _ right: inout Leaf, by split: Split) {
        guard !settings.monotone.isEmpty, settings.monotone[split.feature] != 0 else { return }
        let middle = (output(left.sum, left.bounds) + output(right.sum, right.bounds)) / 2
        if settings.monotone[split.feature] > 0 {
            left.bounds = left.bounds.lowerBound...middle
            right.bounds = middle...right.bounds.upperBound
        } else {
            left.bounds = middle...left.bounds.upperBound
            right.bounds = right.bounds.lowerBound...middle
        }
    }

    private func answer(_ leaf: Leaf) -> Float {
        Float(output(leaf.sum, leaf.bounds) * settings.learningRate)
    }

    private func count(_ sum: Sum) -> Int { Int(sum.y & Self.countMask) }

    private func hessian(_ sum: Sum) -> Double { Double(sum.y >> Self.countBits) * hessianUnit }

    /// The best answer to rows of this sum, within its bounds.
    private func output(_ sum: Sum, _ bounds: ClosedRange<Double>) -> Double {
        let free = -Double(sum.x) * gradientUnit / (hessian(sum) + settings.l2 + 1e-12)
        return min(max(free, bounds.lowerBound), bounds.upperBound)
    }

    /// By how much that answer lowers the loss, times two.
    private func gain(_ sum: Sum, _ output: Double) -> Double {
        -(2 * Double(sum.x) * gradientUnit * output
            + (hessian(sum) + settings.l2) * output * output)
    }
}

extension TreeGrower {
    /// The split of a leaf that gains most; `nil` where none is worth it.
    private func bestSplit(_ leaf: Leaf) -> Split? {
        guard leaf.rows.count >= 2 * settings.leafRowsMin else { return nil }
        let least = gain(leaf.sum, output(leaf.sum, leaf.bounds)) + settings.splitGainMin
        var best: Split?
        for feature in features {
            let base = feature << 8
            let missing = leaf.histogram[base]
            let last = cuts.bounds[feature].count + 1
            var known = Sum.zero
            for bin in 1...last {
                let here = leaf.histogram[base + bin]
                known &+= here
                // The last split parts what is known from what is not.
                guard here != .zero, bin < last || count(missing) > 0 else { continue }
                consider(known, false, feature, bin, leaf, least, &best)
                if bin < last, count(missing) > 0 {
                    consider(known &+ missing, true, feature, bin, leaf, least, &best)
                }
            }
        }
        // What was never missing goes where most rows go, should it once be.
        if let split = best, count(leaf.histogram[split.feature << 8]) == 0 {
            best?.missingGoesLeft = count(split.left) * 2 > leaf.rows.count
        }
        return best
    }

    private func consider(
        _ left: Sum,
        _ missingGoesLeft: Bool,
        _ feature: Int,
        _ bin: Int,
        _ leaf: Leaf,
        _ least: Double,
        _ best: inout Split?
    ) {
        let right = leaf.sum &- left
        guard count(left) >= settings.leafRowsMin, count(right) >= settings.leafRowsMin,
            hessian(left) >= settings.leafHessianMin, hessian(right) >= settings.leafHessianMin
        else { return }
        let leftOutput = output(left, leaf.bounds)
        let rightOutput = output(right, leaf.bounds)
        if !settings.monotone.isEmpty {
            let way = Double(settings.monotone[feature])
            guard (rightOutput - leftOutput) * way >= 0 else { return }
        }
        let gain = gain(left, leftOutput) + gain(right, rightOutput) - least
        guard gain > 1e-12, gain > best?.gain ?? 0 else { return }
        best = Split(
            gain: gain,
            feature: feature,
            bin: bin,
            missingGoesLeft: missingGoesLeft,
            left: left
        )
    }
}
