/// Which products a condition is about: those that fulfil every list that is given.
package struct ProductMatcher: Hashable, Sendable {
    /// Categories: `skincare/sensitive` for itself, `skincare/*` for everything below it too;
    /// empty for any.
    package let categories: [String]
    /// Brands; empty for any.
    package let brands: [String]
    /// Products; empty for any.
    package let skus: [String]

    /// Names products.
    package init(categories: [String] = [], brands: [String] = [], skus: [String] = []) {
        self.categories = categories
        self.brands = brands
        self.skus = skus
    }

    /// Whether a line is of such a product.
    package func matches(_ line: PurchasedOrder.Line) -> Bool {
        (categories.isEmpty || categories.contains { Self.category($0, holds: line.category) })
            && (brands.isEmpty || brands.contains(line.brand))
            && (skus.isEmpty || skus.contains(line.sku))
    }

    private static func category(_ pattern: String, holds category: String) -> Bool {
        guard pattern.hasSuffix("/*") else { return pattern == category }
        let above = pattern.dropLast(2)
        return category == above || category.hasPrefix(pattern.dropLast(1))
    }

    /// In words: ` of category skincare/*`; empty for every product.
    var words: String {
        [("category", categories), ("brand", brands), ("sku", skus)]
            .filter { !$0.1.isEmpty }
            .map { " of \($0.0) \($0.1.joined(separator: " or "))" }
            .joined()
    }
}
