/// All products, by their number.
package struct Catalogue: Hashable, Sendable {
    /// The products; a product's place is its number.
    package private(set) var products: [Product] = []
    /// Per product whether it may be shown: apart, since it is asked for most often.
    private var isShown: [Bool] = []
    /// Counts the changes.
    package private(set) var version: Int64 = 0
    /// For each `blockProductCount` products the version at which one of them changed last.
    package private(set) var blockVersions: [Int64] = []

    /// How many neighbouring products count as one for `blockVersions`.
    package static let blockProductCount = 4096

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
        id.index < isShown.count && isShown[id.index]
    }

    /// Adds or replaces products.
    ///
    /// - Parameter changes: Each with its number; new numbers follow the last one without a gap.
    package mutating func put(_ changes: [(id: ProductID, product: Product)]) {
        guard !changes.isEmpty else { return }
        version += 1
        for change in changes.sorted(by: { $0.id < $1.id }) {
            if change.id.index < products.count {
                products[change.id.index] = change.product
                isShown[change.id.index] = change.product.isRecommendable
            } else {
                precondition(
                    change.id.index == products.count,
                    "product \(change.id.rawValue) leaves a gap after \(products.count)"
                )
                products.append(change.product)
                isShown.append(change.product.isRecommendable)
            }
            let block = change.id.index / Self.blockProductCount
            if block == blockVersions.count { blockVersions.append(version) }
            blockVersions[block] = version
        }
    }
}
