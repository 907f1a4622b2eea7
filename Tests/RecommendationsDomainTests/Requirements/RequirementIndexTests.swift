import Primitives
import Testing

@testable import RecommendationsDomain

@Suite struct RequirementIndexTests {
    private func products(_ set: ProductSet) -> [Int] {
        var products: [Int] = []
        set.forEach { products.append($0) }
        return products
    }

    @Test func everyConditionMeansWhatItSays() {
        var met = 0
        for seed in 0..<60 {
            var random = SeededRandom(seed: UInt64(seed))
            let catalogue = RandomCatalogue.catalogue(40, &random)
            var index = RequirementIndex()
            index.refresh(to: catalogue)
            for _ in 0..<30 {
                let condition = RandomCatalogue.condition(&random)
                let expected = catalogue.products.indices.filter {
                    catalogue.products[$0].meets(condition)
                }
                #expect(
                    products(index.products(meeting: condition)) == expected,
                    "seed \(seed): \(condition)"
                )
                met += expected.count
            }
            #expect(
                products(index.recommendable)
                    == catalogue.products.indices.filter { catalogue.products[$0].isRecommendable }
            )
        }
        #expect(met > 1000)
    }

    @Test func changedBlocksAreIndexedAgainAndOnlyThose() {
        var random = SeededRandom(seed: 9)
        let size = Catalogue.blockProductCount
        var catalogue = RandomCatalogue.catalogue(2 * size + 7, &random)
        var index = RequirementIndex()
        #expect(index.refresh(to: catalogue) == 3)
        #expect(index.refresh(to: catalogue) == 0)
        let changed = RandomCatalogue.product(size + 1, &random)
        catalogue.put([(ProductID(Int32(size + 1)), changed)])
        #expect(index.refresh(to: catalogue) == 1)
        let added = (0..<size).map { place in
            (ProductID(Int32(2 * size + 7 + place)), RandomCatalogue.product(place, &random))
        }
        catalogue.put(added)
        #expect(index.refresh(to: catalogue) == 2)
        #expect(index.productCount == catalogue.count)
        var whole = RequirementIndex()
        whole.refresh(to: catalogue)
        for _ in 0..<40 {
            let condition = RandomCatalogue.condition(&random)
            let set = index.products(meeting: condition)
            #expect(set == whole.products(meeting: condition), "\(condition)")
            #expect(set.contains(size + 1) == changed.meets(condition))
        }
    }

    @Test func whatNoProductHasIsMetByNone() {
        var random = SeededRandom(seed: 3)
        let catalogue = RandomCatalogue.catalogue(20, &random)
        var index = RequirementIndex()
        #expect(index.products(meeting: .anyOf(.brand, ["dry"])).isEmpty)
        index.refresh(to: catalogue)
        #expect(index.products(meeting: .anyOf(.attribute("colour"), ["red"])).isEmpty)
        #expect(index.products(meeting: .anyOf(.brand, ["no such brand"])).isEmpty)
        let without = Requirement.Condition.noneOf(.attribute("colour"), ["red"])
        #expect(index.products(meeting: without).count == 20)
        let numbers = Requirement.Condition.within(.attribute("colour"), atLeast: 0, atMost: nil)
        #expect(index.products(meeting: numbers).isEmpty)
    }

    @Test func textsAreComparedFolded() {
        #expect(Requirement.folded("  Ünï \u{3000}") == "ünï")
        #expect(Requirement.folded("dry") == "dry")
        #expect(Requirement.folded("DRY skin") == "dry skin")
        #expect(Requirement.folded(" ") == "")
    }
}
