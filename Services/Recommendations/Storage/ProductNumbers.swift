import RecommendationsDomain
import StorageCore
import Synchronization

/// The numbers of skus: a memory of what is committed, the database for the rest.
final class ProductNumbers: Sendable {
    private let known = Mutex<[String: ProductID]>([:])

    /// Remembers numbers that are committed.
    func remember(_ numbers: [(sku: String, id: ProductID)]) {
        known.withLock { known in
            for number in numbers { known[number.sku] = number.id }
        }
    }

    /// The numbers of skus; those that have none are left out.
    ///
    /// - Throws: ``StorageError``.
    func numbers(
        of skus: Set<String>,
        from reader: any SQLReader
    ) throws -> [String: ProductID] {
        var found: [String: ProductID] = [:]
        let missing = known.withLock { known in
            skus.filter { sku in
                found[sku] = known[sku]
                return found[sku] == nil
            }
        }.sorted()
        try reader.forEachRow(
            "SELECT product_id FROM products WHERE sku = $1",
            each: missing.map { [.text($0)] }
        ) { run, row in
            found[missing[run]] = ProductID(Int32(try row.integer(0)))
        }
        return found
    }

    /// Keeps every other writer of products waiting until the end of the transaction.
    ///
    /// - Returns: The revision that changes of this transaction get.
    static func lockCatalogue(in writer: any SQLWriter) throws(StorageError) -> Int64 {
        let revision = try writer.integer("SELECT revision FROM catalogue WHERE id = 0 FOR UPDATE")
        guard let revision else {
            throw StorageError(.corrupt, "the catalogue has no revision")
        }
        return revision + 1
    }

    /// Writes products under the catalogue's lock.
    static func write(
        _ products: [(id: ProductID, product: Product)],
        revision: Int64,
        in writer: any SQLWriter
    ) throws(StorageError) {
        if products.isEmpty { return }
        try writer.execute(
            Product.upsert,
            each: products.map { $0.product.row($0.id, revision: revision) }
        )
        try writer.execute("UPDATE catalogue SET revision = $1 WHERE id = 0", [.integer(revision)])
    }

    /// The number that the next new product gets, under the catalogue's lock.
    ///
    /// - Throws: `full` where there are as many as can be told apart.
    static func next(from reader: any SQLReader) throws(StorageError) -> Int32 {
        let last = try reader.integer("SELECT max(product_id) FROM products") ?? -1
        guard last + 1 < Int64(ProductID.countMax) else {
            throw StorageError(.full, "\(ProductID.countMax) products are told apart at most")
        }
        return Int32(last + 1)
    }
}
