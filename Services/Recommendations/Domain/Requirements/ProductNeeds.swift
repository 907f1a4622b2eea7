/// What each of some products needs of one requirement that none of them meets.
struct ProductNeeds {
    /// Whether it can be met by moving bounds.
    let movesBounds: Bool
    private var needs: [Need] = [.drop]
    private var numbers: [Need: Int32] = [.drop: 0]
    /// For each product of the catalogue the place of its first need; -1 for none.
    private var heads: [Int32]
    /// Needs in lists: a need's number and where the next one of the same product is.
    private var links: [(need: Int32, next: Int32)] = []

    /// Finds the needs.
    ///
    /// - Parameters:
    ///   - place: The requirement.
    ///   - candidates: The products.
    ///   - search: What is asked.
    init(_ place: Int, of candidates: ProductSet, in search: RequirementSearch) {
        heads = [Int32](repeating: -1, count: search.index.wordCount * 64)
        let condition = search.requirements[place].condition
        if case .within = condition { movesBounds = true } else { movesBounds = false }
        switch condition {
        case .anyOf(let trait, _):
            acceptValues(of: trait, candidates, search.index)
        case .noneOf(let trait, let values) where values.count > 1:
            allowValues(values, of: trait, candidates, search.index)
        case .within(let quantity, let atLeast, let atMost):
            moveBounds(of: quantity, atLeast, atMost, candidates, search.index)
        case .noneOf, .ownBrand, .ages, .contains:
            // There is nothing between meeting it and giving it up.
            break
        }
    }

    /// How many different needs there are.
    var count: Int { needs.count }

    /// Hands what a product needs to `body`, each with a number of its own: one is enough.
    func forEach(of product: Int32, _ body: (Int32, Need) -> Void) {
        var link = heads[Int(product)]
        if link < 0 { body(0, .drop) }
        while link >= 0 {
            let (need, next) = links[Int(link)]
            body(need, needs[Int(need)])
            link = next
        }
    }

    private mutating func number(of need: Need) -> Int32 {
        if let known = numbers[need] { return known }
        let number = Int32(needs.count)
        numbers[need] = number
        needs.append(need)
        return number
    }

    private mutating func add(_ number: Int32, to product: Int) {
        links.append((number, heads[product]))
        heads[product] = Int32(links.count - 1)
    }

    private mutating func acceptValues(
        of trait: Requirement.Trait,
        _ candidates: ProductSet,
        _ index: RequirementIndex
    ) {
        guard let trait = index.table.number(of: trait) else { return }
        for (place, block) in index.blocks.enumerated() {
            let start = place * CatalogueBlock.productCount
            for (place, term) in block.terms.enumerated()
            where index.table.terms[Int(term)].trait == trait {
                let need = number(of: .init(kind: .accept, number: Int64(term)))
                for member in block.members(at: place)
                where candidates.contains(start + Int(member)) {
                    add(need, to: start + Int(member))
                }
            }
        }
    }

    private mutating func allowValues(
        _ values: [String],
        of trait: Requirement.Trait,
        _ candidates: ProductSet,
        _ index: RequirementIndex
    ) {
        let terms = values.map { index.table.number(of: $0, trait: trait) }
        // What is named twice is allowed as one.
        let bits = Dictionary(grouping: terms.indices) { terms[$0] }
            .mapValues { $0.reduce(Int64(0)) { $0 | 1 << Int64($1) } }
        let all = bits.reduce(Int64(0)) { $1.key == nil ? $0 : $0 | $1.value }
        var needed: [Int: Int64] = [:]
        for (term, bits) in bits {
            guard let term else { continue }
            for (place, block) in index.blocks.enumerated() {
                let start = place * CatalogueBlock.productCount
                for member in block.members(of: term)
                where candidates.contains(start + Int(member)) {
                    needed[start + Int(member), default: 0] |= bits
                }
            }
        }
        let isEveryNamed = !terms.contains(nil)
        for (product, bits) in needed.sorted(by: { $0.key < $1.key })
        where !(isEveryNamed && bits == all) {
            add(number(of: .init(kind: .allow, number: bits)), to: product)
        }
    }

    private mutating func moveBounds(
        of quantity: Requirement.Quantity,
        _ atLeast: Int64?,
        _ atMost: Int64?,
        _ candidates: ProductSet,
        _ index: RequirementIndex
    ) {
        for (place, column) in index.columns(of: quantity).enumerated() {
            guard let column else { continue }
            let start = place * CatalogueBlock.productCount
            // The nearest number of each product comes first.
            if let atMost {
                let places = column.places(atLeast: atMost, atMost: nil)
                addNearest(places, of: column, start, .raise, candidates)
            }
            if let atLeast {
                let places = column.places(atLeast: nil, atMost: atLeast)
                addNearest(places.reversed(), of: column, start, .lower, candidates)
            }
        }
    }

    private mutating func addNearest(
        _ places: some Sequence<Int>,
        of column: NumberColumn,
        _ start: Int,
        _ kind: Need.Kind,
        _ candidates: ProductSet
    ) {
        var seen = ProductSet(wordCount: CatalogueBlock.wordCount)
        var last: (value: Int64, need: Int32)?
        for place in places {
            let member = Int(column.members[place])
            guard candidates.contains(start + member), !seen.contains(member) else { continue }
            seen.insert(member)
            let value = column.values[place]
            if last?.value != value {
                last = (value, number(of: Need(kind: kind, number: value)))
            }
            if let last { add(last.need, to: start + member) }
        }
    }
}
