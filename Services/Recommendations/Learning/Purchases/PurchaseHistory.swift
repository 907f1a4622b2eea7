/// What one household or member bought, day by day.
///
/// Only what is appended counts, so a history kept up order by order equals one built at once.
package struct PurchaseHistory: Hashable, Sendable {
    /// One item of one day.
    package struct Line: Hashable, Sendable {
        /// Which item.
        package let item: Int32
        /// How many pieces.
        package var quantity: Float
        /// What was paid.
        package var spend: Float
        /// What was taken off the shelf's price.
        package var discount: Float

        /// Says what was bought.
        package init(item: Int32, quantity: Float, spend: Float, discount: Float) {
            self.item = item
            self.quantity = quantity
            self.spend = spend
            self.discount = discount
        }
    }

    /// The days with purchases, ascending.
    package private(set) var days: [Int32] = []
    /// Per day the store of its first purchase.
    package private(set) var stores: [Int32] = []
    /// Every day's lines, one per item, by day.
    package private(set) var lines: [Line] = []
    /// Per day where its lines end.
    private var ends: [Int32] = []

    /// A history without purchases.
    package init() {}

    /// Adds what was bought at one time; not before the last day.
    package mutating func append(_ line: Line, day: Int32, store: Int32) {
        precondition(day >= days.last ?? .min, "day \(day) comes before the last day")
        if days.last != day {
            days.append(day)
            stores.append(store)
            ends.append(Int32(lines.count))
        }
        let last = days.count - 1
        if let same = lines[start(of: last)...].firstIndex(where: { $0.item == line.item }) {
            lines[same].quantity += line.quantity
            lines[same].spend += line.spend
            lines[same].discount += line.discount
        } else {
            lines.append(line)
            ends[last] = Int32(lines.count)
        }
    }

    /// How many days there are before another.
    package func dayCount(before day: Int32) -> Int {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The lines of a day, by its place among the days.
    package func lines(of index: Int) -> ArraySlice<Line> {
        lines[start(of: index)..<Int(ends[index])]
    }

    /// The same days told in other items.
    ///
    /// - Parameter item: What an item is called there; `nil` for one that does not count, as if it
    ///   had not been bought.
    /// - Returns: The history of what counts.
    package func mapped(_ item: (Int32) -> Int32?) -> PurchaseHistory {
        guard lines.contains(where: { item($0.item) != $0.item }) else { return self }
        var mapped = PurchaseHistory()
        for index in days.indices {
            for line in lines(of: index) {
                guard let item = item(line.item) else { continue }
                mapped.append(
                    Line(
                        item: item,
                        quantity: line.quantity,
                        spend: line.spend,
                        discount: line.discount
                    ),
                    day: days[index],
                    store: stores[index]
                )
            }
        }
        return mapped
    }

    private func start(of index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }
}
