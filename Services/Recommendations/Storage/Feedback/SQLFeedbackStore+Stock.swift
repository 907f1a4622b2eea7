import Primitives
package import RecommendationsDomain
import StorageCore

extension SQLFeedbackStore: StockStore {
    package func put(_ levels: [StockLevel], in organisation: String) async throws -> Int {
        try await reporting {
            try await database.write { writer in
                let revision = try writer.integer(
                    "SELECT revision FROM stock_revisions WHERE id = 0 FOR UPDATE"
                )
                guard let revision else { throw StorageError(.corrupt, "stock has no revision") }
                let count = try writer.execute(
                    """
                    INSERT INTO stock (organisation, product_id, quantity, as_of, revision)
                    VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (organisation, product_id) DO UPDATE SET
                        quantity = excluded.quantity, as_of = excluded.as_of,
                        revision = excluded.revision
                    WHERE excluded.as_of > stock.as_of
                    """,
                    each: levels.map { level in
                        [
                            .text(organisation), .integer(Int64(level.product.rawValue)),
                            .integer(level.quantity), .integer(level.asOf.microseconds),
                            .integer(revision + 1),
                        ]
                    }
                )
                if count > 0 {
                    try writer.execute(
                        "UPDATE stock_revisions SET revision = $1 WHERE id = 0",
                        [.integer(revision + 1)]
                    )
                }
                return count
            }
        }
    }

    package func stockChanges(since revision: Int64) async throws -> StockChanges {
        try await reporting {
            try await database.read { reader in
                let newest = try reader.integer("SELECT revision FROM stock_revisions WHERE id = 0")
                var levels: [(organisation: String, product: ProductID, quantity: Int64)] = []
                if newest == revision { return StockChanges(revision: revision, levels: []) }
                try reader.scan(
                    "SELECT organisation, product_id, quantity FROM stock WHERE revision > $1",
                    [.integer(revision)]
                ) { row in
                    levels.append(
                        (
                            try row.text(0), ProductID(Int32(try row.integer(1))),
                            try row.integer(2)
                        )
                    )
                }
                return StockChanges(revision: newest ?? 0, levels: levels)
            }
        }
    }

    package func levels(
        in organisation: String,
        after sku: String,
        countMax: Int
    ) async throws -> [(sku: String, level: StockLevel)] {
        try await reporting {
            try await database.read { reader in
                var levels: [(sku: String, level: StockLevel)] = []
                try reader.forEachRow(
                    """
                    SELECT sku, stock.product_id, quantity, as_of FROM stock
                    JOIN products ON products.product_id = stock.product_id
                    WHERE organisation = $1 AND sku > $2 ORDER BY sku LIMIT $3
                    """,
                    [.text(organisation), .text(sku), .integer(Int64(countMax))]
                ) { row in
                    let level = StockLevel(
                        product: ProductID(Int32(try row.integer(1))),
                        quantity: try row.integer(2),
                        asOf: Timestamp(microseconds: try row.integer(3))
                    )
                    levels.append((try row.text(0), level))
                }
                return levels
            }
        }
    }
}
