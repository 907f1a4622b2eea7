/// A linear model of items by items: how much having bought one speaks for another.
///
/// The weights are those of EASE (Steck, 2019), ridge regression of each item on all others, got
/// through the members' kernel rather than the items': with X the members' items and
/// K = X Xᵀ + λ, the weight of item i for item j is xᵢᵀ K⁻¹ xⱼ / (1 - xⱼᵀ K⁻¹ xⱼ), by Woodbury's
/// identity. So the cost grows with the cube of the members that are learned from, a sample at
/// most, and only linearly with the items. Of each item's weights the largest are kept.
package struct ItemModel: Hashable, Sendable {
    /// How it is learned.
    package struct Settings: Hashable, Sendable {
        /// By how much weights are drawn to 0: λ.
        package var ridge: Float
        /// Whether it learns from how often members bought lately, or from whether they ever did.
        package var countsPurchases: Bool
        /// How many other items may speak for an item.
        package var neighboursMax: Int
        /// From how many members it learns at most.
        package var membersMax: Int

        /// Settings that serve chains with some ten thousand items.
        package init(
            ridge: Float = 200,
            countsPurchases: Bool = true,
            neighboursMax: Int = 150,
            membersMax: Int = 2500
        ) {
            self.ridge = ridge
            self.countsPurchases = countsPurchases
            self.neighboursMax = neighboursMax
            self.membersMax = membersMax
        }
    }

    /// One item that another speaks for.
    struct Weight: Hashable, Sendable {
        var item: Int32
        var value: Float
    }

    /// Per item where its weights start, and their number at the end.
    private(set) var starts: [Int32]
    /// What each item speaks for, item after item, each time ascending by the other item.
    private(set) var weights: [Weight]

    init(starts: [Int32], weights: [Weight]) {
        self.starts = starts
        self.weights = weights
    }

    /// How many items there are.
    package var itemCount: Int { starts.count - 1 }

    /// How many weights there are.
    package var weightCount: Int { weights.count }

    /// Adds to each item's scores what an item speaks for it, seen in four ways at once.
    func add(_ item: Int, times factors: SIMD4<Float>, to scores: inout [SIMD4<Float>]) {
        scores.withUnsafeMutableBufferPointer { scores in
            weights.withUnsafeBufferPointer { weights in
                for index in Int(starts[item])..<Int(starts[item + 1]) {
                    scores[Int(weights[index].item)] += factors * weights[index].value
                }
            }
        }
    }

    /// Adds to each item's score what an item speaks for it.
    package func add(_ item: Int, times factor: Float, to scores: inout [Float]) {
        for weight in weights[Int(starts[item])..<Int(starts[item + 1])] {
            scores[Int(weight.item)] += factor * weight.value
        }
    }

    /// The same weights with other numbers for the items that are spoken for.
    ///
    /// - Parameter number: The number of an item that is spoken for; greater for a greater item.
    /// - Returns: A model whose items that speak are numbered as before.
    func renumbered(_ number: (Int32) -> Int32) -> ItemModel {
        ItemModel(
            starts: starts,
            weights: weights.map { Weight(item: number($0.item), value: $0.value) }
        )
    }

    /// The same weights by the items that are spoken for: what speaks for each.
    ///
    /// - Parameter count: How many items are spoken for.
    /// - Returns: A model in which each of these has the weights of all items that speak for it,
    ///   ascending by these.
    func reversed(count: Int) -> ItemModel {
        var starts = [Int32](repeating: 0, count: count + 1)
        for weight in weights { starts[Int(weight.item) + 1] += 1 }
        for item in 0..<count { starts[item + 1] += starts[item] }
        var next = starts
        var reversed = [Weight](repeating: Weight(item: 0, value: 0), count: weights.count)
        for item in 0..<itemCount {
            for weight in weights(of: item) {
                let place = Int(next[Int(weight.item)])
                reversed[place] = Weight(item: Int32(item), value: weight.value)
                next[Int(weight.item)] += 1
            }
        }
        return ItemModel(starts: starts, weights: reversed)
    }

    /// The weights of an item.
    func weights(of item: Int) -> ArraySlice<Weight> {
        weights[Int(starts[item])..<Int(starts[item + 1])]
    }

    /// How much one item speaks for another; 0 where nothing is kept.
    package func weight(of item: Int, for other: Int) -> Float {
        var low = Int(starts[item])
        var high = Int(starts[item + 1])
        while low < high {
            let middle = (low + high) / 2
            if weights[middle].item < Int32(other) { low = middle + 1 } else { high = middle }
        }
        guard low < Int(starts[item + 1]), weights[low].item == Int32(other) else { return 0 }
        return weights[low].value
    }
}

extension ItemModel {
    /// Learns from which members have which items.
    ///
    /// - Parameters:
    ///   - rows: Per member the items and how much of each, any order; evenly spread members are
    ///     taken where there are more than `membersMax`.
    ///   - itemCount: How many items there are.
    ///   - isWanted: Which items the model is for; others have no weights.
    ///   - settings: How it is learned.
    package init(
        rows: [[(item: Int32, value: Float)]],
        itemCount: Int,
        isWanted: [Bool],
        settings: Settings
    ) {
        var chosen = rows.filter { !$0.isEmpty }
        if chosen.count > settings.membersMax {
            let step = Double(chosen.count) / Double(settings.membersMax)
            chosen = (0..<settings.membersMax).map { chosen[Int(Double($0) * step)] }
        }
        // Wanted items are counted from 0 while learning.
        let items = (0..<itemCount).filter { isWanted[$0] }
        var place = [Int32](repeating: -1, count: itemCount)
        for (index, item) in items.enumerated() { place[item] = Int32(index) }
        let inner = chosen.map { row in
            row.compactMap { entry -> Weight? in
                let place = place[Int(entry.item)]
                return place < 0 ? nil : Weight(item: place, value: entry.value)
            }
        }
        let inverse = Self.inverseKernel(inner, itemCount: items.count, ridge: settings.ridge)
        let kept = Self.largest(inner, inverse, items.count, settings.neighboursMax)
        self.init(kept: kept, items: items, itemCount: itemCount)
    }

    /// Turns what speaks for each item into what each item speaks for.
    private init(kept: [[Weight]], items: [Int], itemCount: Int) {
        var counts = [Int32](repeating: 0, count: itemCount + 1)
        for weights in kept {
            for weight in weights { counts[items[Int(weight.item)] + 1] += 1 }
        }
        for item in 0..<itemCount { counts[item + 1] += counts[item] }
        var next = counts
        let total = Int(counts[itemCount])
        var all = [Weight](repeating: Weight(item: 0, value: 0), count: total)
        for (target, weights) in kept.enumerated() {
            for weight in weights {
                let source = items[Int(weight.item)]
                all[Int(next[source])] = Weight(item: Int32(items[target]), value: weight.value)
                next[source] += 1
            }
        }
        self.init(starts: counts, weights: all)
    }

    /// (X Xᵀ + λ)⁻¹.
    private static func inverseKernel(
        _ rows: [[Weight]],
        itemCount: Int,
        ridge: Float
    ) -> [Float] {
        let size = rows.count
        var kernel = [Float](repeating: 0, count: size * size)
        var dense = [Float](repeating: 0, count: itemCount)
        for first in 0..<size {
            for entry in rows[first] { dense[Int(entry.item)] = entry.value }
            for second in 0...first {
                var sum: Float = 0
                for entry in rows[second] { sum += dense[Int(entry.item)] * entry.value }
                kernel[first * size + second] = sum
                kernel[second * size + first] = sum
            }
            kernel[first * size + first] += ridge
            for entry in rows[first] { dense[Int(entry.item)] = 0 }
        }
        SymmetricInverse.invert(&kernel, size: size)
        return kernel
    }

    /// For each item the items that speak most for it, some items at a time so that what is worked
    /// on stays in the processor's cache.
    private static func largest(
        _ rows: [[Weight]],
        _ inverse: [Float],
        _ itemCount: Int,
        _ neighboursMax: Int
    ) -> [[Weight]] {
        let width = 64
        var buyers = [[Weight]](repeating: [], count: itemCount)
        for (member, row) in rows.enumerated() {
            for entry in row {
                buyers[Int(entry.item)].append(Weight(item: Int32(member), value: entry.value))
            }
        }
        var kept = [[Weight]](repeating: [], count: itemCount)
        var middle = [Float](repeating: 0, count: rows.count * width)
        var products = [Float](repeating: 0, count: itemCount * width)
        var column = [Float](repeating: 0, count: rows.count)
        for start in stride(from: 0, to: itemCount, by: width) {
            let items = start..<min(start + width, itemCount)
            for item in items {
                gather(buyers[item], inverse, into: &column)
                for member in rows.indices {
                    middle[member * width + item - start] = column[member]
                }
            }
            fill(&products, with: 0)
            multiply(rows, middle, into: &products, width: width)
            for item in items {
                kept[item] = best(products, of: item, column: item - start, width, neighboursMax)
            }
        }
        return kept
    }

    /// K⁻¹ x of one item: the rows of the inverse that belong to its buyers.
    private static func gather(
        _ buyers: [Weight],
        _ inverse: [Float],
        into column: inout [Float]
    ) {
        fill(&column, with: 0)
        let size = column.count
        column.withUnsafeMutableBufferPointer { column in
            inverse.withUnsafeBufferPointer { inverse in
                for buyer in buyers {
                    let row = Int(buyer.item) * size
                    for member in 0..<size { column[member] += buyer.value * inverse[row + member] }
                }
            }
        }
    }

    private static func fill(_ numbers: inout [Float], with value: Float) {
        for index in numbers.indices { numbers[index] = value }
    }

    /// Xᵀ M for `width` columns of M at once.
    private static func multiply(
        _ rows: [[Weight]],
        _ middle: [Float],
        into products: inout [Float],
        width: Int
    ) {
        products.withUnsafeMutableBytes { products in
            middle.withUnsafeBytes { middle in
                for (member, row) in rows.enumerated() {
                    let from = member * width * 4
                    for entry in row {
                        let to = Int(entry.item) * width * 4
                        for offset in stride(from: 0, to: width * 4, by: 64) {
                            let factor = middle.loadUnaligned(
                                fromByteOffset: from + offset,
                                as: SIMD16<Float>.self
                            )
                            let sum = products.loadUnaligned(
                                fromByteOffset: to + offset,
                                as: SIMD16<Float>.self
                            )
                            products.storeBytes(
                                of: sum + factor * entry.value,
                                toByteOffset: to + offset,
                                as: SIMD16<Float>.self
                            )
                        }
                    }
                }
            }
        }
    }

    /// The largest weights of a column, by size, either sign.
    private static func best(
        _ products: [Float],
        of item: Int,
        column: Int,
        _ width: Int,
        _ neighboursMax: Int
    ) -> [Weight] {
        let own = min(products[item * width + column], 0.999)
        let factor = 1 / (1 - own)
        let count = products.count / width
        var sizes: [Float] = []
        sizes.reserveCapacity(count)
        for other in 0..<count where other != item {
            sizes.append(products[other * width + column].magnitude)
        }
        let least = threshold(&sizes, neighboursMax)
        var weights: [Weight] = []
        for other in 0..<count where other != item && weights.count < neighboursMax {
            let value = products[other * width + column]
            guard value != 0, value.magnitude >= least else { continue }
            weights.append(Weight(item: Int32(other), value: value * factor))
        }
        return weights
    }

    /// The number of which `count` are at least as large, found by parting the numbers in place
    /// (Hoare, 1961).
    private static func threshold(_ numbers: inout [Float], _ count: Int) -> Float {
        guard numbers.count > count, count > 0 else { return 0 }
        var low = 0
        var high = numbers.count - 1
        while low < high {
            let pivot = numbers[(low + high) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while numbers[left] > pivot { left += 1 }
                while numbers[right] < pivot { right -= 1 }
                guard left <= right else { break }
                numbers.swapAt(left, right)
                left += 1
                right -= 1
            }
            if count - 1 <= right {
                high = right
            } else if count - 1 >= left {
                low = left
            } else {
                break
            }
        }
        return numbers[count - 1]
    }
}
