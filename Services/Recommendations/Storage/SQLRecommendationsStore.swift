package import Primitives
package import RecommendationsDomain
package import StorageCore

/// Catalogue and purchases in a database.
package final class SQLRecommendationsStore: Sendable {
    let database: any Database
    let numbers = ProductNumbers()
    private let random: @Sendable () -> UInt64

    private init(_ database: any Database, random: @escaping @Sendable () -> UInt64) {
        self.database = database
        self.random = random
    }

    /// Opens the store and brings the schema up to date.
    ///
    /// - Parameters:
    ///   - database: Where.
    ///   - others: The migrations of whatever else is kept in the same database.
    ///   - random: Makes the ids under which orders of erased members count on.
    /// - Throws: ``StorageError``.
    /// - Returns: The store.
    package static func open(
        _ database: any Database,
        beside others: [Migration] = [],
        random: @escaping @Sendable () -> UInt64
    ) async throws -> SQLRecommendationsStore {
        try await database.migrate(
            RecommendationsSchema.migrations + FeedbackSchema.migrations + others
        )
        return SQLRecommendationsStore(database, random: random)
    }

    /// Moves what members bought as news of them say, inside the transaction that takes the news
    /// in.
    package func apply(_ news: [MemberNews], in writer: any SQLWriter) throws {
        let transaction = MemberNewsTransaction(writer: writer, random: random)
        if news.contains(where: \.movesPurchases) { try MemberNewsLock.take(in: writer) }
        for piece in news { try transaction.take(piece) }
    }
}

extension SQLRecommendationsStore: RecommendationsStore {
    package func products() async throws -> [Product] {
        let products = try await reading { reader in
            var products: [Product] = []
            try reader.forEachRow(
                "SELECT \(Product.columns) FROM products ORDER BY product_id",
                []
            ) { row in
                guard try row.integer(0) == Int64(products.count) else {
                    throw StorageError(.corrupt, "product \(products.count) is missing")
                }
                products.append(try Product(row: row))
            }
            return products
        }
        numbers.remember(
            products.enumerated().map { ($0.element.sku, ProductID(Int32($0.offset))) }
        )
        return products
    }

    package func products(
        after sku: String,
        prefix: String,
        countMax: Int
    ) async throws -> [Product] {
        try await reading { reader in
            var products: [Product] = []
            try reader.forEachRow(
                """
                SELECT \(Product.columns) FROM products
                WHERE sku > $1 AND sku >= $2 AND sku < $3 ORDER BY sku LIMIT $4
                """,
                [
                    .text(sku), .text(prefix),
                    // No text is greater than the last scalar there is.
                    .text(prefix + "\u{10FFFF}"), .integer(Int64(countMax)),
                ]
            ) { row in products.append(try Product(row: row)) }
            return products
        }
    }

    package func changes(since revision: Int64) async throws -> CatalogueChanges {
        let changes = try await reading { reader in
            var products: [(id: ProductID, product: Product)] = []
            try reader.scan(
                """
                SELECT \(Product.columns) FROM products WHERE revision > $1 ORDER BY product_id
                """,
                [.integer(revision)]
            ) { row in
                products.append((ProductID(Int32(try row.integer(0))), try Product(row: row)))
            }
            let newest = try reader.integer("SELECT revision FROM catalogue WHERE id = 0")
            return CatalogueChanges(revision: newest ?? 0, products: products)
        }
        numbers.remember(changes.products.map { ($0.product.sku, $0.id) })
        return changes
    }

    @discardableResult
    package func forEachPurchase(
        of source: String,
        firstDay: @escaping @Sendable (Day) -> Day,
        _ body: @escaping @Sendable ([Purchase]) -> Void
    ) async throws -> [Int64] {
        try await reading { reader in
            let positions = try Self.positions(in: source, from: reader)
            guard let newest = try reader.integer("SELECT max(day) FROM purchases") else {
                return positions
            }
            var page: [Purchase] = []
            try reader.scan(
                "SELECT \(Purchase.columns) FROM purchases WHERE day >= $1",
                [.integer(Int64(firstDay(Day(Int32(newest))).rawValue))]
            ) { row in
                page.append(try Purchase(row: row))
                if page.count >= Self.pageMax {
                    body(page)
                    page.removeAll(keepingCapacity: true)
                }
            }
            body(page)
            return positions
        }
    }

    package func apply(
        _ batch: PurchaseBatch,
        seen: [Int64]?
    ) async throws -> AppliedPurchases {
        let applied = try await writing { [numbers] writer in
            var positions = try ConsumerPositions.lock(source: batch.source, in: writer)
            var facts: [PurchaseFact] = []
            var followed: [PurchaseFact] = []
            for event in batch.events {
                let isNew = positions.advance(partition: event.partition, to: event.position)
                guard let fact = event.fact else { continue }
                if isNew {
                    facts.append(fact)
                } else if let seen, event.position > seen[event.partition] {
                    followed.append(fact)
                }
            }
            var transaction = try PurchaseTransaction(
                facts: facts,
                numbers: numbers,
                writer: writer
            )
            for fact in facts { try transaction.take(fact) }
            try transaction.flush()
            try ConsumerPositions.store(positions, source: batch.source, in: writer)
            if !followed.isEmpty { try transaction.follow(followed) }
            return transaction.applied
        }
        numbers.remember(applied.products.map { ($0.product.sku, $0.id) })
        return applied
    }

    package func put(_ products: [Product]) async throws -> ProductChanges {
        let changes = try await writing { [numbers] writer in
            var changes = ProductChanges()
            let revision = try ProductNumbers.lockCatalogue(in: writer)
            let ids = try numbers.numbers(of: Set(products.map(\.sku)), from: writer)
            var next = try ProductNumbers.next(from: writer)
            for product in products {
                guard let id = ids[product.sku] else {
                    changes.added += 1
                    changes.products.append((ProductID(next), product))
                    next += 1
                    continue
                }
                let stored = try Self.product(id, from: writer)
                if stored == product {
                    changes.unchanged += 1
                    continue
                }
                if stored?.isCatalogued == false {
                    changes.added += 1
                } else {
                    changes.changed += 1
                }
                changes.products.append((id, product))
            }
            try ProductNumbers.write(changes.products, revision: revision, in: writer)
            return changes
        }
        numbers.remember(changes.products.map { ($0.product.sku, $0.id) })
        return changes
    }

    package func purchases(of member: MemberID) async throws -> [Purchase] {
        try await reading { reader in
            var purchases: [Purchase] = []
            try reader.forEachRow(
                """
                SELECT \(Purchase.columns) FROM purchases
                WHERE member_id = $1 ORDER BY purchase_number
                """,
                [.integer(member.rawValue)]
            ) { row in purchases.append(try Purchase(row: row)) }
            return purchases
        }
    }

    @discardableResult
    package func forEachMember(
        of source: String,
        _ body: @escaping @Sendable (MemberID, [Purchase]) -> Void
    ) async throws -> [Int64] {
        try await forEachLog(of: source, where: "", body)
    }

    @discardableResult
    package func forEachLearnedFrom(
        of source: String,
        _ body: @escaping @Sendable (MemberID, [Purchase]) -> Void
    ) async throws -> [Int64] {
        try await forEachLog(of: source, where: "WHERE \(Self.isLearnedFrom)", body)
    }

    @discardableResult
    package func forEachNotLearnedFrom(
        of source: String,
        _ body: @escaping @Sendable (MemberID, [Purchase]) -> Void
    ) async throws -> [Int64] {
        try await forEachLog(of: source, where: "WHERE NOT \(Self.isLearnedFrom)", body)
    }

    /// Orders of erased members have ids that no directory knows.
    private static let isLearnedFrom = """
        EXISTS (
            SELECT 1 FROM directory_members d
            WHERE d.member_id = purchases.member_id AND \(DirectoryRows.mayBeJudged)
        )
        """

    private func forEachLog(
        of source: String,
        where condition: String,
        _ body: @escaping @Sendable (MemberID, [Purchase]) -> Void
    ) async throws -> [Int64] {
        try await reading { reader in
            let positions = try Self.positions(in: source, from: reader)
            var log: [Purchase] = []
            try reader.scan(
                """
                SELECT \(Purchase.columns) FROM purchases \(condition)
                ORDER BY member_id, purchase_number
                """,
                []
            ) { row in
                let purchase = try Purchase(row: row)
                if let last = log.last, last.memberID != purchase.memberID {
                    body(last.memberID, log)
                    log.removeAll(keepingCapacity: true)
                }
                log.append(purchase)
            }
            if let last = log.last { body(last.memberID, log) }
            return positions
        }
    }

    private static func positions(
        in source: String,
        from reader: any SQLReader
    ) throws -> [Int64] {
        let positions = try ConsumerPositions.load(source: source, from: reader)
        return (0..<Partition.count).map { positions[$0] }
    }

    private static let pageMax = 1000

    private static func product(
        _ id: ProductID,
        from reader: any SQLReader
    ) throws -> Product? {
        var product: Product?
        try reader.forEachRow(
            "SELECT \(Product.columns) FROM products WHERE product_id = $1",
            [.integer(Int64(id.rawValue))]
        ) { row in product = try Product(row: row) }
        return product
    }

    func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result {
        try await reporting { try await database.read(body) }
    }

    func writing<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLWriter) throws -> Result
    ) async throws -> Result {
        try await reporting { try await database.write(body) }
    }
}
