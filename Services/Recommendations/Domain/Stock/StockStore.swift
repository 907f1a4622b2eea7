package import Primitives

/// How many of a product a store has.
package struct StockLevel: Hashable, Sendable {
    /// The product.
    package let product: ProductID
    /// How many; not below 0.
    package let quantity: Int64
    /// The moment of which it is told.
    package let asOf: Timestamp

    /// Describes a level.
    package init(product: ProductID, quantity: Int64, asOf: Timestamp) {
        self.product = product
        self.quantity = quantity
        self.asOf = asOf
    }
}

/// How stock has changed.
package struct StockChanges: Sendable {
    /// The revision that the changes lead to.
    package let revision: Int64
    /// What is so now, in no certain order.
    package let levels: [(organisation: String, product: ProductID, quantity: Int64)]

    /// Describes changes.
    package init(
        revision: Int64,
        levels: [(organisation: String, product: ProductID, quantity: Int64)]
    ) {
        self.revision = revision
        self.levels = levels
    }
}

/// Where stock is kept.
package protocol StockStore: Sendable {
    /// Takes levels over that are told of a later moment than what is known.
    ///
    /// - Parameters:
    ///   - levels: Each product once.
    ///   - organisation: The store.
    /// - Throws: Where nothing was changed.
    /// - Returns: How many were taken over.
    func put(_ levels: [StockLevel], in organisation: String) async throws -> Int

    /// The levels that changed after a revision, of all stores.
    ///
    /// - Parameter revision: As an earlier answer told it; -1 for all.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The levels, and the revision that they lead to.
    func stockChanges(since revision: Int64) async throws -> StockChanges

    /// The levels of one store, by sku.
    ///
    /// - Parameters:
    ///   - organisation: The store.
    ///   - sku: Only those after it.
    ///   - countMax: The most levels.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The levels, each with its sku.
    func levels(
        in organisation: String,
        after sku: String,
        countMax: Int
    ) async throws -> [(sku: String, level: StockLevel)]
}
