package import RecommendationsDomain
package import RecommendationsLearning

extension PurchaseHistory {
    /// What a member bought, product by product: an item's number is its product's.
    ///
    /// Orders count by their own time, whenever they came, so that a history depends on which
    /// orders stand and on nothing else.
    ///
    /// - Parameters:
    ///   - standing: The orders that stand, in any order.
    ///   - day: Orders from this day on do not count; `nil` for all.
    package init(standing: [Purchase], before day: Day? = nil) {
        self.init()
        let counted = standing.filter { purchase in day.map { purchase.day < $0 } ?? true }
        for purchase in counted.sorted(by: { $0.comesBefore($1) }) { append(purchase) }
    }

    /// Adds an order that comes after all others by its own time.
    mutating func append(_ purchase: Purchase) {
        for line in purchase.lines {
            append(
                Line(
                    item: line.product.rawValue,
                    quantity: Float(line.quantity),
                    spend: Float(Swift.max(0, line.paidFen)) / 100,
                    discount: Float(line.discountFen) / 100
                ),
                day: purchase.day.rawValue,
                store: StoreNumber.of(purchase.organisation)
            )
        }
    }
}

extension Purchase {
    /// Whether an order counts before another: by day and time, and by its channel and number where
    /// both are the same.
    func comesBefore(_ other: Purchase) -> Bool {
        (day, paidAt, order.channel, order.orderID)
            < (other.day, other.paidAt, other.order.channel, other.order.orderID)
    }
}

/// The numbers of stores in histories.
enum StoreNumber {
    /// The number of a store, made of its path alone: all processes and models mean the same.
    ///
    /// FNV-1a (Fowler, Noll and Vo, 1991) of 32 bits. Of 1,000 stores two have the same number, and
    /// count as one, with a probability of 1 in 8,600.
    static func of(_ path: String) -> Int32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in path.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int32(bitPattern: hash)
    }
}
