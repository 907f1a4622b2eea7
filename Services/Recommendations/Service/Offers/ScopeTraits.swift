import RecommendationsDomain

/// What the products are that offers name, so that it is seen at once where a member wants none of
/// them.
struct ScopeTraits: Sendable {
    /// The traits that products of a category have in common with one another or not.
    private struct Traits: Hashable {
        let brand: String
        let department: String
    }

    /// The book's revision, and the catalogue's version, of which it was made.
    let version: Version
    private var products: [String: (id: ProductID, product: Product)] = [:]
    private var categories: [String: Set<Traits>] = [:]

    /// Of which book and catalogue something was made.
    struct Version: Hashable, Sendable {
        let book: Int64
        let catalogue: Int64
    }

    /// Looks the scopes of offers up: every product of the catalogue once.
    init(_ book: OfferBook, _ catalogue: Catalogue) {
        version = Version(book: book.revision, catalogue: catalogue.version)
        let skus = Set(book.offers.flatMap(\.scope.skus))
        let names = Set(book.offers.flatMap(\.scope.categories))
        for (index, product) in catalogue.products.enumerated() {
            if skus.contains(product.sku) {
                products[product.sku] = (ProductID(Int32(index)), product)
            }
            if names.contains(product.category) {
                categories[product.category, default: []].insert(
                    Traits(brand: product.brand, department: product.department)
                )
            }
        }
    }

    /// Whether a member wants nothing of all that an offer is for.
    ///
    /// What the catalogue does not know is not unwanted.
    func isUnwanted(_ scope: Offer.Scope, by feedback: MemberFeedback) -> Bool {
        if scope.isEverything { return false }
        return scope.categories.allSatisfy { category in
            feedback.unwantedCategories.contains(category)
                || categories[category].map { traits in
                    traits.allSatisfy {
                        feedback.unwantedBrands.contains($0.brand)
                            || feedback.unwantedDepartments.contains($0.department)
                    }
                } ?? false
        }
            && scope.skus.allSatisfy { sku in
                products[sku].map { feedback.isUnwanted($0.id, $0.product) } ?? false
            }
    }
}

extension MemberFeedback {
    /// Whether anything is not wanted.
    var hasUnwanted: Bool {
        !unwantedProducts.isEmpty || !unwantedCategories.isEmpty || !unwantedBrands.isEmpty
            || !unwantedDepartments.isEmpty
    }
}
