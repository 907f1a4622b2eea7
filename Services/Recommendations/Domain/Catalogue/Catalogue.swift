/// All products, by their number.
package struct Catalogue: Hashable, Sendable {
    /// The products; a product's place is its number.
    package private(set) var products: [Product] = []
    /// Counts the changes.
    package private(set) var version: Int64 = 0

    /// An empty catalogue.
    package init() {}

    /// How many products there are.
    package var count: Int { products.count }

    /// A product; `nil` for a number that was never given.
    package subscript(id: ProductID) -> Product? {
        products.indices.contains(id.index) ? products[id.index] : nil
    }

    /// Whether a product may be shown.
    package func isRecommendable(_ id: ProductID) -> Bool {
        products.indices.contains(id.index) && products[id.index].isRecommendable
    }

    /// Adds or replaces products.
    ///
    /// - Parameter changes: Each with its number; new numbers follow the last one without a gap.
    package mutating func put(_ changes: [(id: ProductID, product: Product)]) {
        guard !changes.isEmpty else { return }
        for change in changes.sorted(by: { $0.id < $1.id }) {
            if change.id.index < products.count {
                products[change.id.index] = change.product
            } else {
                precondition(
                    change.id.index == products.count,
                    "product \(change.id.rawValue) leaves a gap after \(products.count)"
                )
                products.append(change.product)
            }
        }
        version += 1
    }
}
