/// What a member has bought, as far as tags and portrait need it: its newest orders, bounded.
///
/// An order that comes twice counts once; one that is taken back is as if it had never been.
package struct PurchaseHistory: Hashable, Sendable {
    /// The orders by day, then digest.
    package private(set) var orders: [PurchasedOrder]

    /// The most orders that are kept; the oldest go first.
    package static let ordersMax = 120
    /// How long an order is kept, counted back from the newest.
    package static let daysMax = 731

    /// Nothing bought yet.
    package init() {
        orders = []
    }

    /// A history of orders that are kept already.
    package init(orders: [PurchasedOrder]) {
        self.init()
        for order in orders { insert(order) }
    }

    /// Adds an order.
    ///
    /// - Returns: Whether it is new and new enough to be kept.
    @discardableResult
    package mutating func insert(_ order: PurchasedOrder) -> Bool {
        guard !orders.contains(where: { $0.digest == order.digest }) else { return false }
        let index =
            orders.firstIndex { ($0.day, $0.digest) > (order.day, order.digest) } ?? orders.count
        orders.insert(order, at: index)
        trim()
        return orders.contains { $0.digest == order.digest }
    }

    /// Takes an order back.
    ///
    /// - Parameter digest: Stands for the order.
    /// - Returns: What was kept of it; `nil` where nothing is.
    package mutating func remove(_ digest: UInt64) -> PurchasedOrder? {
        guard let index = orders.firstIndex(where: { $0.digest == digest }) else { return nil }
        return orders.remove(at: index)
    }

    /// The local days of orders of which `isIncluded` is true for a line, each once, in order.
    package func days(where isIncluded: (PurchasedOrder.Line) -> Bool) -> [Int] {
        var days: [Int] = []
        for order in orders where order.lines.contains(where: isIncluded) {
            if days.last != order.day { days.append(order.day) }
        }
        return days
    }

    private mutating func trim() {
        guard let newest = orders.last?.day else { return }
        let first = orders.firstIndex { newest - $0.day < Self.daysMax } ?? orders.count
        orders.removeFirst(max(first, orders.count - Self.ordersMax))
    }
}
