/// What is not to be shown to somebody, whatever is required.
package struct ExcludedProducts: Hashable, Sendable {
    /// Single products, by their skus.
    package var skus: Set<String> = []
    /// Categories, compared as in requirements.
    package var categories: [String] = []
    /// Brands.
    package var brands: [String] = []
    /// Departments.
    package var departments: [String] = []

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
        guard !skus.isEmpty else { return }
        for (place, product) in catalogue.products.enumerated() where skus.contains(product.sku) {
            products.remove(place)
        }
    }
}
