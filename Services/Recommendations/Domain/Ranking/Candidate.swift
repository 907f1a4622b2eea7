/// A product on its way onto a list.
package struct Candidate: Hashable, Sendable {
    /// The product.
    package let product: ProductID
    /// What it is ranked by.
    package let score: Double
    /// Whether the member never bought it.
    package let isNew: Bool

    /// Names a product and how it is ranked.
    package init(product: ProductID, score: Double, isNew: Bool) {
        self.product = product
        self.score = score
        self.isNew = isNew
    }
}
