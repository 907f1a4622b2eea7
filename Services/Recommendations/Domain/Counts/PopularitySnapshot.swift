/// What is popular, as ranking needs it: taken from the counts now and then, never changed.
package struct PopularitySnapshot: Hashable, Sendable {
    /// What the orders counted here give each product.
    private let own: [ProductID: Double]
    /// The shares of all stores, and how much of them is lent to this one.
    private let everywhere: [ProductID: Double]
    private let lent: Double
    /// Whether the orders are those of one store.
    private let isOfStore: Bool
    /// The most popular products that may be shown, the most popular first.
    package let top: [ProductID]

    /// How many products `top` has at most; ranking asks for no more.
    package static let topMax = 400

    /// Nothing is popular.
    package static let empty = PopularitySnapshot(own: [:], everywhere: [:], lent: 0, top: [])

    private init(
        own: [ProductID: Double],
        everywhere: [ProductID: Double],
        lent: Double,
        top: [ProductID]
    ) {
        self.own = own
        self.everywhere = everywhere
        self.lent = lent
        self.top = top
        isOfStore = false
    }

    /// Takes a snapshot of the counts of all stores.
    ///
    /// - Parameters:
    ///   - counts: The counts.
    ///   - decay: How they fade.
    ///   - today: The day from which it is seen.
    ///   - isRecommendable: Whether a product may be shown.
    package init(
        counts: PopularityCounts,
        decay: DecayTable,
        today: Day,
        isRecommendable: (ProductID) -> Bool
    ) {
        self.init(
            counts: counts,
            decay: decay,
            today: today,
            everywhere: .empty,
            ordersBorrowed: 0,
            isOfStore: false,
            isRecommendable: isRecommendable
        )
    }

    /// Takes a snapshot of one store's counts, steadied by what is popular everywhere.
    ///
    /// A store with few orders of its own says little: it borrows `ordersBorrowed` orders with the
    /// shares of all stores (the mean of a Dirichlet posterior).
    ///
    /// - Parameters:
    ///   - counts: The store's counts.
    ///   - decay: How they fade.
    ///   - today: The day from which it is seen.
    ///   - everywhere: The snapshot of all stores, itself steadied by none.
    ///   - ordersBorrowed: How many orders it borrows; not negative.
    ///   - isOfStore: Whether it is one store, and no unit above several and no channel.
    ///   - isRecommendable: Whether a product may be shown.
    package init(
        counts: PopularityCounts,
        decay: DecayTable,
        today: Day,
        everywhere: PopularitySnapshot,
        ordersBorrowed: Double,
        isOfStore: Bool,
        isRecommendable: (ProductID) -> Bool
    ) {
        let unit = Double(DecayTable.unit)
        let orders = Double(counts.orderWeight(decay: decay, today: today)) / unit
        let total = orders + ordersBorrowed
        guard total > 0 else {
            self = everywhere
            return
        }
        var own: [ProductID: Double] = [:]
        counts.forEach(decay: decay, today: today) { product, weight in
            own[product] = Double(weight) / unit / total
        }
        self.own = own
        self.everywhere = everywhere.own
        self.isOfStore = isOfStore
        lent = ordersBorrowed / total
        // What is not bought here ranks as it does everywhere: of it only the top can matter.
        var best = BestItems<ProductID>(countMax: Self.topMax)
        for product in Set(own.keys).union(everywhere.top) {
            let share = (own[product] ?? 0) + (everywhere.own[product] ?? 0) * lent
            guard best.mayEnter(share, product), isRecommendable(product) else { continue }
            best.insert(product, score: share)
        }
        top = best.sorted().map(\.item)
    }

    /// The share of recent orders that had the product, 0 to 1.
    package func share(of product: ProductID) -> Double {
        (own[product] ?? 0) + (everywhere[product] ?? 0) * lent
    }

    /// Whether it is what is popular in one store, and this was bought there lately.
    package func isPopularHere(_ product: ProductID) -> Bool {
        isOfStore && (own[product] ?? 0) > 0
    }
}
