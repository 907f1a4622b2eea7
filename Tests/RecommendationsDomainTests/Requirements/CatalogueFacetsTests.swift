import Primitives
import Testing

@testable import RecommendationsDomain

@Suite struct CatalogueFacetsTests {
    @Test func facetsCountWhatProductsHave() throws {
        for seed in 0..<30 {
            var random = SeededRandom(seed: UInt64(seed))
            let catalogue = RandomCatalogue.catalogue(40, &random)
            var index = RequirementIndex()
            index.refresh(to: catalogue)
            let condition = RandomCatalogue.condition(&random)
            let counted = catalogue.products.filter { $0.isRecommendable && $0.meets(condition) }
            let facets = CatalogueFacets(
                of: index.recommendable.intersection(index.products(meeting: condition)),
                in: index,
                valuesMax: 100
            )
            #expect(facets.total == counted.count)
            #expect(facets.ownBrand == counted.count { $0.details.isOwnBrand })
            let prices = counted.map(\.details.priceFen).filter { $0 > 0 }
            #expect(facets.priced == prices.count)
            #expect(facets.prices?.lowerBound == prices.min())
            #expect(facets.prices?.upperBound == prices.max())
            #expect(facets.aged == counted.count { $0.details.ageMonthsMax > 0 })
            for trait in RandomCatalogue.traits {
                check(facets, trait, counted)
            }
        }
    }

    private func check(
        _ facets: CatalogueFacets,
        _ trait: Requirement.Trait,
        _ counted: [Product]
    ) {
        var expected: [String: Int] = [:]
        for product in counted {
            for value in Set(product.values(of: trait).map { $0.lowercased() }) {
                expected[value, default: 0] += 1
            }
        }
        let name: (Requirement.Trait) -> Requirement.Trait = { trait in
            if case .attribute(let name) = trait { .attribute(name.lowercased()) } else { trait }
        }
        let facet = facets.facets.first { name($0.trait) == trait }
        #expect((facet == nil) == expected.isEmpty)
        guard let facet else { return }
        #expect(facet.products == counted.count { !$0.values(of: trait).isEmpty })
        #expect(facet.valuesTotal == expected.count)
        let found = facet.values.map { ($0.value.lowercased(), $0.products) }
        #expect(Dictionary(uniqueKeysWithValues: found) == expected)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.1 >= $1.1 })
    }

    @Test func valuesAreBoundedAndNumbersHaveTheirRange() throws {
        var catalogue = Catalogue()
        let products = (0..<30).map { number -> Product in
            var details = Product.Details()
            details.attributes = [.init(name: "spf", value: "\(number).5")]
            return Product(sku: "s\(number)", name: "", brand: "b\(number)", details: details)
        }
        catalogue.put(products.enumerated().map { (ProductID(Int32($0)), $1) })
        var index = RequirementIndex()
        index.refresh(to: catalogue)
        let facets = CatalogueFacets(of: index.recommendable, in: index, valuesMax: 4)
        #expect(facets.facets.map(\.trait) == [.brand, .attribute("spf")])
        let spf = try #require(facets.facets.last)
        #expect(spf.values.count == 4)
        #expect(spf.valuesTotal == 30)
        #expect(spf.numbers?.lowerBound.description == "0.5")
        #expect(spf.numbers?.upperBound.description == "29.5")
    }
}
