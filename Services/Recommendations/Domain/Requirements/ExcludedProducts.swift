/// What is not to be shown to somebody, whatever is required.
package struct ExcludedProducts: Sendable {
    /// Single products, by their skus.
    package var skus: Set<String> = []
    /// Categories, compared as in requirements.
    package var categories: [String] = []
    /// Brands.
    package var brands: [String] = []
    /// Departments.
    package var departments: [String] = []

    /// The ages of the children of who asks, in months: what is for others is left out; empty
    /// where nothing is known of children.
    package var childAges: [Range<Int32>] = []
    /// What the store has: what it has none of is left out; `nil` where stock does not matter.
    package var stock: StockLevels.Unit?
    /// Whether what no stock was told of is left out too.
    package var isStockStrict = false

    /// Nothing.
    package init() {}

    /// Takes them out of a set.
    func remove(
        from products: inout ProductSet,
        _ index: RequirementIndex,
        _ catalogue: Catalogue
    ) {
        let kinds: [(Requirement.Trait, [String])] = [
            (.category, categories), (.brand, brands), (.department, departments),
        ]
        for (trait, values) in kinds where !values.isEmpty {
            products.subtract(index.products(meeting: .anyOf(trait, values)))
        }
        guard !skus.isEmpty || !childAges.isEmpty || stock != nil else { return }
        for place in catalogue.products.indices {
            let isInStock = stock.map { stock in
                stock.isInStock(ProductID(Int32(place))) ?? !isStockStrict
            }
            if isInStock == false || skus.contains(catalogue.products[place].sku)
                || !catalogue.products[place].suits(childAges)
            {
                products.remove(place)
            }
        }
    }
}
