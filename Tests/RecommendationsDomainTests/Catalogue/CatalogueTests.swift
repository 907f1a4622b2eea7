import RecommendationsDomain
import Testing

@Suite struct CatalogueTests {
    @Test func productsAreAddedAndReplaced() {
        var catalogue = Catalogue()
        catalogue.put([
            (ProductID(1), .seen(sku: "B", category: "tea", brand: "x")),
            (ProductID(0), Product(sku: "A", name: "Apple")),
        ])
        #expect(catalogue.products.map(\.sku) == ["A", "B"])
        #expect(catalogue[ProductID(1)]?.name == "B")
        #expect(catalogue[ProductID(1)]?.isCatalogued == false)
        #expect(catalogue.isRecommendable(ProductID(1)))
        let version = catalogue.version
        catalogue.put([(ProductID(1), Product(sku: "B", name: "Bag", isRecommendable: false))])
        #expect(catalogue.version == version + 1)
        #expect(catalogue[ProductID(1)]?.name == "Bag")
        #expect(!catalogue.isRecommendable(ProductID(1)))
        #expect(!catalogue.isRecommendable(ProductID(2)))
        #expect(catalogue[ProductID(2)] == nil)
    }
}
