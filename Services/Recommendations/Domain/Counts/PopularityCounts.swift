/// In how many orders each product was lately, in one store or everywhere.
///
/// Kept per day for as long as the decay gives a day weight: exact in any order, and exact to take
/// back.
package struct PopularityCounts: Hashable, Sendable {
    /// Orders per day, ascending by day.
    private struct DayCounts: Hashable, Sendable {
        private(set) var days: [(day: Day, orders: Int32)] = []

        static func == (lhs: DayCounts, rhs: DayCounts) -> Bool {
            lhs.days.elementsEqual(rhs.days) { $0 == $1 }
        }

        func hash(into hasher: inout Hasher) {
            for entry in days {
                hasher.combine(entry.day)
                hasher.combine(entry.orders)
            }
        }

        mutating func add(_ orders: Int32, on day: Day) {
            // New days come last almost always.
            var place = days.count
            while place > 0, days[place - 1].day >= day { place -= 1 }
            if place < days.count, days[place].day == day {
                days[place].orders += orders
                if days[place].orders == 0 { days.remove(at: place) }
            } else {
                days.insert((day, orders), at: place)
            }
        }

        mutating func forget(before first: Day) {
            guard let oldest = days.first, oldest.day < first else { return }
            days.removeAll { $0.day < first }
        }

        func weight(decay: DecayTable, today: Day) -> Int64 {
            days.reduce(0) {
                $0 + decay.weight(of: $1.day, today: today) * Int64($1.orders)
            }
        }
    }

    private var orders = DayCounts()
    private var products: [ProductID: DayCounts] = [:]

    /// No orders.
    package init() {}

    /// Whether an order that is counted has a product.
    package func contains(_ product: ProductID) -> Bool { products[product] != nil }

    /// Counts an order, or takes one back.
    package mutating func apply(_ purchase: Purchase) {
        let change = Int32(purchase.kind.rawValue)
        orders.add(change, on: purchase.day)
        for product in purchase.products {
            products[product, default: DayCounts()].add(change, on: purchase.day)
            if products[product]?.days.isEmpty == true { products[product] = nil }
        }
    }

    /// Adds the orders of other stores.
    package mutating func add(_ other: PopularityCounts) {
        for entry in other.orders.days { orders.add(entry.orders, on: entry.day) }
        for (product, counts) in other.products {
            for entry in counts.days {
                products[product, default: DayCounts()].add(entry.orders, on: entry.day)
            }
        }
    }

    /// Lets go of days that have no weight any more.
    package mutating func forget(before first: Day) {
        orders.forget(before: first)
        for product in products.keys {
            products[product]?.forget(before: first)
            if products[product]?.days.isEmpty == true { products[product] = nil }
        }
    }

    /// The decayed number of orders, in units of `DecayTable.unit`.
    package func orderWeight(decay: DecayTable, today: Day) -> Int64 {
        orders.weight(decay: decay, today: today)
    }

    /// Hands the decayed number of orders of every product to `body`, in no certain order.
    package func forEach(
        decay: DecayTable,
        today: Day,
        _ body: (ProductID, Int64) -> Void
    ) {
        for (product, counts) in products {
            let weight = counts.weight(decay: decay, today: today)
            if weight > 0 { body(product, weight) }
        }
    }
}
