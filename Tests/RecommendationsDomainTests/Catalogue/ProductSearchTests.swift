import RecommendationsDomain
import Testing

/// Words, and the products that they mean.
@Suite struct ProductSearchTests {
    private func search(_ products: [Product]) -> ProductSearch {
        var catalogue = Catalogue()
        catalogue.put(
            products.enumerated().map { (ProductID(Int32($0.offset)), $0.element) }
        )
        var search = ProductSearch()
        search.follow(catalogue)
        return search
    }

    private let products = [
        Product(sku: "1", name: "Green Tea", category: "tea", brand: "Lotus"),
        Product(sku: "2", name: "Green Tea Ice Cream", category: "ice", brand: "Lotus"),
        Product(sku: "3", name: "绿茶 100g", category: "茶叶"),
        Product(sku: "4", name: "Tea pot", category: "kitchen", isRecommendable: false),
    ]

    @Test func everyWordMustStandInTheProductInAnyCase() {
        let search = search(products)
        let found = search.matches("  GREEN tea! ")
        #expect(found.products == [ProductID(0), ProductID(1)])
        #expect(found.categories == ["ice", "tea"])
        #expect(search.matches("lotus ice").products == [ProductID(1)])
        #expect(search.matches("绿茶").products == [ProductID(2)])
        #expect(search.matches("coffee").products == [])
        #expect(search.matches("?!").categories == [])
        // What may not be recommended still tells what is looked for.
        #expect(search.matches("pot").products == [])
        #expect(search.matches("pot").categories == ["kitchen"])
    }

    @Test func changedProductsAreFoundByWhatTheyAreNow() {
        var catalogue = Catalogue()
        catalogue.put([(ProductID(0), products[0])])
        var search = ProductSearch()
        search.follow(catalogue)
        catalogue.put([
            (ProductID(0), Product(sku: "1", name: "Soap")), (ProductID(1), products[1]),
        ])
        search.follow(catalogue)
        #expect(search.matches("green").products == [ProductID(1)])
        #expect(search.matches("soap").products == [ProductID(0)])
    }
}
