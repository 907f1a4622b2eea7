/// Finds the smallest changes of the requirements of one relaxation that let a product in.
///
/// What a product needs of a requirement is a bound moved to its own number, one of its values
/// accepted besides, some excluded values allowed, or, where it has no value at all, that the
/// requirement goes. A combination of such needs is minimal where no product needs less of some
/// requirement and no more of any. Of the minimal ones those come first that lose least, by
/// ``Need/loss(of:)``, then those that let in more products.
struct AdjustmentSearch {
    let search: RequirementSearch
    let requirements: [Int]
    let candidates: ProductSet

    /// Looks at one relaxation.
    ///
    /// - Parameters:
    ///   - search: What is asked.
    ///   - requirements: The requirements of the relaxation.
    ///   - candidates: The products that it lets in, each of which lacks all of them.
    init(_ search: RequirementSearch, _ requirements: [Int], _ candidates: ProductSet) {
        self.search = search
        self.requirements = requirements
        self.candidates = candidates
    }

    /// The minimal changes, those that lose least first; not the one where every requirement goes.
    ///
    /// None where there are too many combinations to look at.
    func adjustments(countMax: Int, examplesMax: Int) -> [RequirementAnswer.Adjustment] {
        var levels: [(place: Int, needs: ProductNeeds)] = requirements.map { place in
            (place, ProductNeeds(place, of: candidates, in: search))
        }
        // The longest list of bounds comes last, where only the nearest are kept.
        levels.sort { first, second in
            let firstKey = (first.needs.movesBounds ? 1 : 0, first.needs.count, first.place)
            let secondKey = (second.needs.movesBounds ? 1 : 0, second.needs.count, second.place)
            return firstKey < secondKey
        }
        var tree = NeedTree(candidates)
        for (depth, level) in levels.enumerated() {
            let isLast = depth == levels.count - 1
            let requirement = search.requirements[level.place]
            guard tree.add(requirement, level.needs, isLast: isLast) else { return [] }
        }
        return minimalLeaves(tree, countMax: countMax).map { leaf in
            var products = ProductSet(wordCount: search.index.wordCount)
            for state in tree.states where Int(state.node) == leaf {
                products.insert(Int(state.product))
            }
            return RequirementAnswer.Adjustment(
                changes: zip(levels.map(\.place), tree.needs(of: leaf)).map(change)
                    .sorted { $0.requirement < $1.requirement },
                total: products.count,
                items: search.best(of: products, countMax: examplesMax)
            )
        }
    }

    private func minimalLeaves(_ tree: NeedTree, countMax: Int) -> [Int] {
        let counts = tree.counts
        let sorted = tree.leaves.sorted { first, second in
            let (one, other) = (tree.nodes[first], tree.nodes[second])
            if one.utility != other.utility { return one.utility < other.utility }
            if one.distance != other.distance { return one.distance < other.distance }
            let start = tree.leaves.lowerBound
            if counts[first - start] != counts[second - start] {
                return counts[first - start] > counts[second - start]
            }
            return first < second
        }
        // What is smaller loses less, or equally little over a shorter way, and so comes before.
        var minimal: [(leaf: Int, needs: [Need])] = []
        for leaf in sorted {
            if minimal.count == countMax { break }
            let needs = tree.needs(of: leaf)
            let hasSmaller = minimal.contains { smaller in
                zip(smaller.needs, needs).allSatisfy { $0.isWithin($1) }
            }
            let isAll = needs.allSatisfy { $0 == .drop }
            if !hasSmaller, !isAll { minimal.append((leaf, needs)) }
        }
        return minimal.map(\.leaf)
    }

    private func change(_ place: Int, _ need: Need) -> RequirementAnswer.Change {
        let kind: RequirementAnswer.Change.Kind =
            switch need.kind {
            case .drop: .dropped
            case .raise: .atMost(need.number)
            case .lower: .atLeast(need.number)
            case .accept: .accepted(search.index.table.terms[Int(need.number)].spelling)
            case .allow: .allowed(allowed(place, need.number))
            }
        return RequirementAnswer.Change(requirement: place, kind: kind)
    }

    /// The excluded values that have a bit, as they were named.
    private func allowed(_ place: Int, _ bits: Int64) -> [String] {
        guard case .noneOf(_, let values) = search.requirements[place].condition else { return [] }
        return values.indices.filter { bits & (1 << Int64($0)) != 0 }.map { values[$0] }
    }
}
