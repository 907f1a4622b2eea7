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

    /// The number that the next new product gets.
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
