package import Primitives

/// Where recommendations keeps its catalogue and its log of purchases.
package protocol RecommendationsStore: Sendable {
    /// Every product; its place is its number.
    func products() async throws -> [Product]

    /// Products in the order of their skus, byte by byte.
    ///
    /// - Parameters:
    ///   - sku: Only those behind this one; empty for all.
    ///   - prefix: Only those whose sku begins with this; empty for all.
    ///   - countMax: How many at most.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The products.
    func products(after sku: String, prefix: String, countMax: Int) async throws -> [Product]

    /// The products that were added or changed after a revision of the catalogue, by number.
    ///
    /// - Parameter revision: As an earlier answer told it; -1 for all.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The products, and the revision that they lead to.
    func changes(since revision: Int64) async throws -> CatalogueChanges

    /// Hands the purchases of recent days to `body`, in pages, in no certain order, from one
    /// snapshot.
    ///
    /// - Parameters:
    ///   - source: The service whose positions are asked for.
    ///   - firstDay: The first day wanted, given the newest local day with a purchase.
    ///   - body: Takes one page.
    /// - Throws: Where the store cannot be read.
    /// - Returns: How far the stored purchases go in the stream of the source, by partition.
    @discardableResult
    func forEachPurchase(
        of source: String,
        firstDay: @escaping @Sendable (Day) -> Day,
        _ body: @escaping @Sendable ([Purchase]) -> Void
    ) async throws -> [Int64]

    /// Takes events in, with the positions of the stream, in one transaction.
    ///
    /// Events that were taken in before have no effect on the store. Those that another process has
    /// taken in, and this one has not seen, are told all the same.
    ///
    /// - Parameters:
    ///   - batch: The events in the order of the stream.
    ///   - seen: How far this process has come, by partition; `nil` for as far as the store.
    /// - Throws: Where nothing of the batch was stored.
    /// - Returns: What is new to this process.
    func apply(_ batch: PurchaseBatch, seen: [Int64]?) async throws -> AppliedPurchases

    /// Adds products or replaces them.
    ///
    /// - Parameter products: Each sku once.
    /// - Throws: Where nothing was stored.
    /// - Returns: What changed.
    func put(_ products: [Product]) async throws -> ProductChanges

    /// The log of one member, by number.
    func purchases(of member: MemberID) async throws -> [Purchase]

    /// Hands the log of every member to `body`, member by member, from one snapshot.
    ///
    /// - Parameters:
    ///   - source: The service whose positions are asked for.
    ///   - body: Takes the log of one member.
    /// - Throws: Where the store cannot be read.
    /// - Returns: How far the logs go in the stream of the source, by partition.
    @discardableResult
    func forEachMember(
        of source: String,
        _ body: @escaping @Sendable (MemberID, [Purchase]) -> Void
    ) async throws -> [Int64]

    /// Hands the log of every member that may be learned from to `body`, from one snapshot.
    ///
    /// Left out are those who have turned personalisation off, those of whom identity has not told
    /// yet, and the orders that erased members have left.
    ///
    /// - Parameters:
    ///   - source: The service whose positions are asked for.
    ///   - body: Takes the log of one member.
    /// - Throws: Where the store cannot be read.
    /// - Returns: How far the logs go in the stream of the source, by partition.
    @discardableResult
    func forEachLearnedFrom(
        of source: String,
        _ body: @escaping @Sendable (MemberID, [Purchase]) -> Void
    ) async throws -> [Int64]

    /// Hands all other logs to `body`, one after the other: of them it may only be known that
    /// something was bought.
    ///
    /// - Parameters:
    ///   - source: The service whose positions are asked for.
    ///   - body: Takes one log.
    /// - Throws: Where the store cannot be read.
    /// - Returns: How far the logs go in the stream of the source, by partition.
    @discardableResult
    func forEachNotLearnedFrom(
        of source: String,
        _ body: @escaping @Sendable (MemberID, [Purchase]) -> Void
    ) async throws -> [Int64]
}

extension RecommendationsStore {
    /// Takes events in where no other process does.
    package func apply(_ batch: PurchaseBatch) async throws -> AppliedPurchases {
        try await apply(batch, seen: nil)
    }
}

/// How the catalogue has changed.
package struct CatalogueChanges: Sendable {
    /// The revision that the changes lead to.
    package let revision: Int64
    /// The products that are new or different, by ascending number.
    package let products: [(id: ProductID, product: Product)]

    /// Describes changes.
    package init(revision: Int64, products: [(id: ProductID, product: Product)]) {
        self.revision = revision
        self.products = products
    }
}

/// An order as the stream of points tells it.
package enum PurchaseFact: Hashable, Sendable {
    /// One product of an order, with what the order says of it.
    package struct Line: Hashable, Sendable {
        /// The seller's number.
        package let sku: String
        /// The category; may be empty.
        package let category: String
        /// The brand; may be empty.
        package let brand: String
        /// How many, in the unit of the sku; 0 for what was not bought.
        package let quantity: Int64
        /// What was paid, in fen.
        package let paidFen: Int64
        /// What was taken off the shelf's price, in fen.
        package let discountFen: Int64

        /// Describes a line.
        package init(
            sku: String,
            category: String,
            brand: String,
            quantity: Int64 = 1,
            paidFen: Int64 = 0,
            discountFen: Int64 = 0
        ) {
            self.sku = sku
            self.category = category
            self.brand = brand
            self.quantity = quantity
            self.paidFen = paidFen
            self.discountFen = discountFen
        }
    }

    /// An order was paid; what was paid for it counts all lines, the products those with a
    /// quantity.
    case bought(
        MemberID,
        OrderKey,
        paidAt: Timestamp,
        day: Day,
        organisation: String,
        lines: [Line]
    )
    /// An order was taken back as a whole.
    case takenBack(MemberID, OrderKey)

    /// Which order.
    package var order: OrderKey {
        switch self {
        case .bought(_, let order, _, _, _, _): order
        case .takenBack(_, let order): order
        }
    }

    /// Whose.
    package var memberID: MemberID {
        switch self {
        case .bought(let member, _, _, _, _, _): member
        case .takenBack(let member, _): member
        }
    }
}

/// Some events of one service's stream.
package struct PurchaseBatch: Hashable, Sendable {
    /// An event with its place in the stream.
    package struct Event: Hashable, Sendable {
        /// The partition.
        package let partition: Int
        /// The place within the partition.
        package let position: Int64
        /// What it means here; `nil` where it means nothing.
        package let fact: PurchaseFact?

        /// Describes an event.
        package init(partition: Int, position: Int64, fact: PurchaseFact?) {
            self.partition = partition
            self.position = position
            self.fact = fact
        }
    }

    /// The service whose stream it is: points.
    package let source: String
    /// The events, in order within each partition.
    package let events: [Event]

    /// Bundles events.
    package init(source: String, events: [Event]) {
        self.source = source
        self.events = events
    }
}

/// What a batch added.
package struct AppliedPurchases: Sendable {
    /// The new lines of the logs, each member's in order.
    package var purchases: [Purchase] = []
    /// How many of them another process has stored.
    package var followedCount = 0
    /// Products that were seen for the first time, with their numbers.
    package var products: [(id: ProductID, product: Product)] = []
    /// Orders taken back that were never seen as bought, or were taken back before.
    package var unknownOrders = 0

    /// Nothing.
    package init() {}
}

/// What putting products into the catalogue changed.
package struct ProductChanges: Sendable {
    /// How many were not there.
    package var added = 0
    /// How many were there and are different now.
    package var changed = 0
    /// How many were there as they are.
    package var unchanged = 0
    /// Those that are new or different, with their numbers.
    package var products: [(id: ProductID, product: Product)] = []

    /// Nothing.
    package init() {}
}

/// Why the store could not do what it was asked for, where the caller may do something about it.
package enum RecommendationsStoreError: Error, Hashable, Sendable {
    /// Too much waits; nothing was changed. The wait after which it may work.
    case overloaded(retryAfter: Duration?)
}
