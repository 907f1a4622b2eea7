package import Primitives

/// What one member bought and when, as ranking needs it.
///
/// A product counts once for every local day on which the member bought it. The counts depend on
/// the set of orders only, not on the order in which they came; taking an order back leaves them as
/// if it had never been. Days fade as seen from the member's last purchase: somebody who comes back
/// after a long time finds their own things, not strangers'.
package struct MemberCounts: Hashable, Sendable {
    /// One product in one order.
    private struct Occurrence: Hashable, Comparable, Sendable {
        let day: Day
        let paidAt: Timestamp

        static func < (lhs: Occurrence, rhs: Occurrence) -> Bool {
            (lhs.day, lhs.paidAt) < (rhs.day, rhs.paidAt)
        }
    }

    /// How often and when last a product was bought.
    package struct ItemHistory: Hashable, Sendable {
        /// The decayed number of purchase days, in units of `DecayTable.unit`.
        package let weight: Int64
        /// The number of purchase days.
        package let purchaseDays: Int
        /// The last purchase.
        package let lastPurchaseAt: Timestamp
        /// The day of the last purchase.
        package let lastDay: Day
    }

    /// How many lines of the member's log are counted.
    package private(set) var version: Int64
    private var items: [ProductID: [Occurrence]] = [:]
    private var orders: [Occurrence] = []

    /// A member without purchases.
    package init() {
        version = 0
    }

    /// Counts a whole log at once.
    ///
    /// - Parameter purchases: The member's log, by number.
    package init(purchases: [Purchase]) {
        self.init()
        for purchase in purchases { apply(purchase) }
    }

    /// The last purchase; `nil` without any.
    package var lastPurchaseAt: Timestamp? { orders.last?.paidAt }

    /// The day of the last purchase; `nil` without any.
    package var lastDay: Day? { orders.last?.day }

    /// The number of different products.
    package var productCount: Int { items.count }

    /// Counts one more line of the log; one that is counted already changes nothing.
    ///
    /// - Parameter purchase: The next line of this member's log.
    package mutating func apply(_ purchase: Purchase) {
        guard purchase.number > version else { return }
        precondition(
            purchase.number == version + 1,
            "line \(purchase.number) follows line \(version)"
        )
        version = purchase.number
        let occurrence = Occurrence(day: purchase.day, paidAt: purchase.paidAt)
        switch purchase.kind {
        case .bought:
            orders.insertSorted(occurrence)
            for product in purchase.products {
                items[product, default: []].insertSorted(occurrence)
            }
        case .takenBack:
            orders.removeSorted(occurrence)
            for product in purchase.products {
                items[product]?.removeSorted(occurrence)
                if items[product]?.isEmpty == true { items[product] = nil }
            }
        }
    }

    /// Whether the member bought the product.
    package func contains(_ product: ProductID) -> Bool { items[product] != nil }

    /// The history of one product; `nil` where the member never bought it.
    package func history(of product: ProductID, decay: DecayTable) -> ItemHistory? {
        items[product].flatMap { history($0, decay: decay) }
    }

    /// Hands every product that the member bought to `body`, in no certain order.
    package func forEach(decay: DecayTable, _ body: (ProductID, ItemHistory) -> Void) {
        for (product, occurrences) in items {
            if let history = history(occurrences, decay: decay) { body(product, history) }
        }
    }

    /// Whether the same is counted as in another, whatever the way to it.
    package func countsTheSame(as other: MemberCounts) -> Bool {
        items == other.items && orders == other.orders
    }

    private func history(_ occurrences: [Occurrence], decay: DecayTable) -> ItemHistory? {
        guard let last = occurrences.last, let lastDay else { return nil }
        var weight: Int64 = 0
        var days = 0
        var previous: Day?
        for occurrence in occurrences where occurrence.day != previous {
            weight += decay.weight(of: occurrence.day, today: lastDay)
            days += 1
            previous = occurrence.day
        }
        return ItemHistory(
            weight: weight,
            purchaseDays: days,
            lastPurchaseAt: last.paidAt,
            lastDay: last.day
        )
    }
}

extension Array where Element: Comparable {
    /// Where an element belongs in a sorted array: after those equal to it.
    fileprivate func place(of element: Element) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    fileprivate mutating func insertSorted(_ element: Element) {
        insert(element, at: place(of: element))
    }

    /// Removes one of the elements equal to this one.
    fileprivate mutating func removeSorted(_ element: Element) {
        let place = place(of: element) - 1
        guard place >= 0, self[place] == element else { return }
        remove(at: place)
    }
}
