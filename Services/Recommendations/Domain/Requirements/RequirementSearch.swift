/// Finds the products that meet requirements; where none does, what to give up.
///
/// Constraint-based recommendation (Felfernig and Burke 2008). Each requirement is answered by
/// itself, once, as a set of bits; everything else is made of those sets (Jannach 2006).
package struct RequirementSearch {
    /// How much is told.
    package struct Limits: Hashable, Sendable {
        /// The most products.
        package var itemsMax = 20
        /// The most relaxations.
        package var relaxationsMax = 5
        /// The most smaller changes of one relaxation.
        package var adjustmentsMax = 3
        /// The most products shown of a relaxation or a change.
        package var examplesMax = 3

        /// The usual limits.
        package init() {}
    }

    let index: RequirementIndex
    let catalogue: Catalogue
    let requirements: [Requirement]
    /// For each requirement which products meet it.
    let sets: [ProductSet]
    /// The products that may be shown and meet what is indispensable.
    let universe: ProductSet
    private let shown: ProductSet
    private let standing: (ProductID) -> Double

    /// Looks the requirements up.
    ///
    /// - Parameters:
    ///   - requirements: At most `Requirement.countMax`.
    ///   - index: The index of the catalogue.
    ///   - catalogue: The catalogue in the version that is indexed.
    ///   - excluded: What may not be shown to who asks.
    ///   - standing: How a product stands with who asks: the higher, the better; 0 for nothing
    ///     known.
    package init(
        _ requirements: [Requirement],
        index: RequirementIndex,
        catalogue: Catalogue,
        excluded: ExcludedProducts = ExcludedProducts(),
        standing: @escaping (ProductID) -> Double
    ) {
        precondition(requirements.count <= Requirement.countMax, "\(requirements.count) at once")
        precondition(index.version == catalogue.version, "the index is of another catalogue")
        self.requirements = requirements
        self.index = index
        self.catalogue = catalogue
        self.standing = standing
        var shown = index.recommendable
        excluded.remove(from: &shown, index, catalogue)
        self.shown = shown
        let sets = requirements.map { index.products(meeting: $0.condition) }
        self.sets = sets
        universe = zip(requirements, sets).reduce(shown) { universe, pair in
            pair.0.strength == .indispensable ? universe.intersection(pair.1) : universe
        }
    }

    /// The products that meet every requirement that is no wish.
    package var fitting: ProductSet { fitting(without: []) }

    /// Finds what fits, or what to give up.
    package func answer(_ limits: Limits = Limits()) -> RequirementAnswer {
        let fitting = fitting
        let total = fitting.count
        return RequirementAnswer(
            items: best(of: fitting, countMax: limits.itemsMax),
            total: total,
            metBy: sets.map { $0.intersection(shown).count },
            relaxations: total > 0 ? [] : relaxations(limits)
        )
    }

    /// The products that meet every requirement that is no wish, but for some.
    func fitting(without dropped: Set<Int>) -> ProductSet {
        var fitting = universe
        for place in relaxable where !dropped.contains(place) {
            fitting.formIntersection(sets[place])
        }
        return fitting
    }

    /// The places of the requirements that may be given up.
    var relaxable: [Int] { requirements.indices.filter { requirements[$0].strength == .required } }

    /// The best of some products: the most wishes met by weight, then the highest standing, then
    /// the first sku.
    func best(of products: ProductSet, countMax: Int) -> [RequirementAnswer.Item] {
        let wishes = requirements.indices.filter { requirements[$0].strength == .wish }
        var best = BestItems<Candidate>(countMax: countMax)
        products.forEach { index in
            let met = wishes.reduce(0) { sum, place in
                sum + (sets[place].contains(index) ? requirements[place].weight : 0)
            }
            let product = ProductID(Int32(index))
            let candidate = Candidate(
                wishesMet: met,
                standing: standing(product),
                sku: catalogue.products[index].sku,
                product: product
            )
            best.insert(candidate, score: 0)
        }
        return best.sorted().map { candidate, _ in
            RequirementAnswer.Item(
                product: candidate.product,
                met: sets.indices.filter { sets[$0].contains(candidate.product) },
                wishesMet: candidate.wishesMet
            )
        }
    }

    /// A product in the order of preference: the better comes before.
    private struct Candidate: Comparable {
        let wishesMet: Int
        let standing: Double
        let sku: String
        let product: ProductID

        static func < (lhs: Candidate, rhs: Candidate) -> Bool {
            if lhs.wishesMet != rhs.wishesMet { return lhs.wishesMet > rhs.wishesMet }
            if lhs.standing != rhs.standing { return lhs.standing > rhs.standing }
            return lhs.sku < rhs.sku
        }
    }
}
