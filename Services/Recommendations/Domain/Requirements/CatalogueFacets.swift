/// Which values products have, with how many have each: what may be required.
package struct CatalogueFacets: Hashable, Sendable {
    /// The values of one trait.
    package struct Facet: Hashable, Sendable {
        /// The trait.
        package let trait: Requirement.Trait
        /// How many products have a value.
        package let products: Int
        /// How many different values there are.
        package let valuesTotal: Int
        /// Those of most products; of equal ones the first in order.
        package let values: [(value: String, products: Int)]
        /// The lowest and the highest number; `nil` where no value is one.
        package let numbers: ClosedRange<ExactDecimal>?

        package static func == (lhs: Facet, rhs: Facet) -> Bool {
            lhs.trait == rhs.trait && lhs.products == rhs.products
                && lhs.valuesTotal == rhs.valuesTotal && lhs.numbers == rhs.numbers
                && lhs.values.elementsEqual(rhs.values, by: ==)
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(trait)
            hasher.combine(products)
        }
    }

    /// Departments, categories, types, brands and makers, then attributes; each where a product has
    /// it.
    package let facets: [Facet]
    /// How many products are counted.
    package let total: Int
    /// How many of them are the chain's own brand.
    package let ownBrand: Int
    /// The lowest and the highest known price in fen.
    package let prices: ClosedRange<Int64>?
    /// How many have a known price.
    package let priced: Int
    /// How many are meant for certain ages.
    package let aged: Int

    /// The most attributes that are told: those of most products.
    package static let attributesMax = 64

    /// Counts the values of some products.
    ///
    /// - Parameters:
    ///   - products: Which.
    ///   - index: The index of the catalogue.
    ///   - valuesMax: The most values of one facet.
    package init(of products: ProductSet, in index: RequirementIndex, valuesMax: Int) {
        var counts = [Int](repeating: 0, count: index.table.terms.count)
        var traitSets: [Int32: Int] = [:]
        var prices: (low: Int64, high: Int64)?
        var priced = 0
        var aged = 0
        for (place, block) in index.blocks.enumerated() {
            let start = place * CatalogueBlock.productCount
            var having: [Int32: ProductSet] = [:]
            for (place, term) in block.terms.enumerated() {
                let trait = index.table.terms[Int(term)].trait
                var members =
                    having.removeValue(forKey: trait)
                    ?? ProductSet(wordCount: CatalogueBlock.wordCount)
                for member in block.members(at: place)
                where products.contains(start + Int(member)) {
                    counts[Int(term)] += 1
                    members.insert(Int(member))
                }
                having[trait] = members
            }
            for (trait, members) in having { traitSets[trait, default: 0] += members.count }
            for (value, member) in zip(block.prices.values, block.prices.members)
            where products.contains(start + Int(member)) {
                priced += 1
                prices = (min(prices?.low ?? value, value), max(prices?.high ?? value, value))
            }
            for (member, ages) in block.ages.enumerated()
            where ages != nil && products.contains(start + member) {
                aged += 1
            }
        }
        total = products.count
        ownBrand = products.intersection(index.products(meeting: .ownBrand(true))).count
        self.prices = prices.map { $0.low...$0.high }
        self.priced = priced
        self.aged = aged
        facets = Self.facets(counts, traitSets, index.table, valuesMax)
    }

    private static func facets(
        _ counts: [Int],
        _ products: [Int32: Int],
        _ table: TermTable,
        _ valuesMax: Int
    ) -> [Facet] {
        var terms: [Int32: [Int]] = [:]
        for (number, term) in table.terms.enumerated() where counts[number] > 0 {
            terms[term.trait, default: []].append(number)
        }
        let fixed = Int32(TermTable.fixedTraits.count)
        let attributes = terms.keys.filter { $0 >= fixed }
            .sorted {
                let (first, second) = (products[$0] ?? 0, products[$1] ?? 0)
                return first != second
                    ? first > second
                    : table.attributes[Int($0 - fixed)] < table.attributes[Int($1 - fixed)]
            }
            .prefix(attributesMax)
        let traits = terms.keys.filter { $0 < fixed }.sorted() + attributes
        return traits.map { trait in
            let values = (terms[trait] ?? []).sorted {
                counts[$0] != counts[$1]
                    ? counts[$0] > counts[$1]
                    : table.terms[$0].spelling < table.terms[$1].spelling
            }
            let numbers = values.compactMap { table.terms[$0].number }
            return Facet(
                trait: table.trait(trait),
                products: products[trait] ?? 0,
                valuesTotal: values.count,
                values: values.prefix(valuesMax).map { (table.terms[$0].spelling, counts[$0]) },
                numbers: numbers.min().flatMap { low in numbers.max().map { low...$0 } }
            )
        }
    }
}
