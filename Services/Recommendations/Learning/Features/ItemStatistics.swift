/// What all members together did with each item before a day.
package struct ItemStatistics: Sendable {
    /// One item's numbers.
    struct Item: Hashable, Sendable {
        /// Purchase days of all members, with half-lives of 10, 30 and 90 days.
        var lately: Float = 0
        var month: Float = 0
        var quarter: Float = 0
        /// Purchase days of all members.
        var days: Float = 0
        /// Members who bought it.
        var buyers: Float = 0
        /// Members who bought it for the first time, with a half-life of 30 days.
        var firstBuyers: Float = 0
        /// Days between two purchases of one member, in sum, and how many such gaps.
        var gapSum: Float = 0
        var gaps: Float = 0
        /// Lines below the shelf's price: with a half-life of 10 days, and of all time.
        var discountedLately: Float = 0
        var discounted: Float = 0
        /// What was paid and taken off with a half-life of 10 days, per half-life of pieces.
        var spend: Float = 0
        var discount: Float = 0
        var pieces: Float = 0
        var firstDay: Int32 = .max

        /// The usual days between two purchases; NaN where nobody bought it twice.
        var meanGap: Float { gaps > 0 ? gapSum / gaps : .nan }
    }

    /// The day before which everything happened.
    package let today: Int32
    private(set) var items: [Item]
    /// Purchase days with a half-life of 30 days of all items of a group.
    private(set) var groupMonth: [Float]
    private(set) var groupFirstBuyers: [Float]
    /// Purchase days by store and item, with a half-life of 30 days.
    private(set) var storeItems: [UInt64: Float] = [:]
    private(set) var storeDays: [Int32: Float] = [:]
    private(set) var allDays: Float = 0
    /// Which items were bought often enough to be recommended.
    package private(set) var isEligible: [Bool]

    /// From how many purchase days of all members on an item may be recommended (Li et al., 2023).
    package static let eligibleDaysMin: Float = 17

    /// Counts everything before a day.
    package init(histories: [PurchaseHistory], catalogue: ItemCatalogue, today: Int32) {
        self.today = today
        items = Array(repeating: Item(), count: catalogue.itemCount)
        groupMonth = Array(repeating: 0, count: catalogue.groupCount)
        groupFirstBuyers = groupMonth
        isEligible = []
        var lastDay = [Int32](repeating: .min, count: catalogue.itemCount)
        for history in histories {
            for index in 0..<history.dayCount(before: today) {
                count(history, index, &lastDay)
            }
            for line in history.lines { lastDay[Int(line.item)] = .min }
        }
        sum(catalogue)
    }

    /// Takes numbers that were counted before.
    init(
        today: Int32,
        items: [Item],
        catalogue: ItemCatalogue,
        storeItems: [UInt64: Float],
        storeDays: [Int32: Float],
        allDays: Float
    ) {
        self.today = today
        self.items = items
        self.storeItems = storeItems
        self.storeDays = storeDays
        self.allDays = allDays
        groupMonth = Array(repeating: 0, count: catalogue.groupCount)
        groupFirstBuyers = groupMonth
        isEligible = []
        sum(catalogue)
    }

    private mutating func sum(_ catalogue: ItemCatalogue) {
        isEligible = items.map { $0.days >= Self.eligibleDaysMin }
        for (item, numbers) in items.enumerated() {
            groupMonth[Int(catalogue.group[item])] += numbers.month
            groupFirstBuyers[Int(catalogue.group[item])] += numbers.firstBuyers
        }
    }

    private mutating func count(
        _ history: PurchaseHistory,
        _ index: Int,
        _ lastDay: inout [Int32]
    ) {
        let day = history.days[index]
        let age = today - 1 - day
        let (lately, month) = (Decay.tenDays[age], Decay.month[age])
        let quarter = Decay.quarter[age]
        let store = history.stores[index]
        if age < 120 {
            storeDays[store, default: 0] += month
            allDays += month
        }
        for line in history.lines(of: index) {
            let item = Int(line.item)
            items[item].lately += lately
            items[item].month += month
            items[item].quarter += quarter
            items[item].days += 1
            items[item].firstDay = min(items[item].firstDay, day)
            let last = lastDay[item]
            if last == .min {
                items[item].buyers += 1
                items[item].firstBuyers += month
            } else {
                items[item].gapSum += Float(day - last)
                items[item].gaps += 1
            }
            lastDay[item] = day
            if line.discount > 0.005 {
                items[item].discounted += 1
                items[item].discountedLately += lately
            }
            items[item].spend += lately * line.spend
            items[item].discount += lately * line.discount
            items[item].pieces += lately * max(1, line.quantity)
            if age < 120 { storeItems[Self.key(store, line.item), default: 0] += month }
        }
    }

    private static func key(_ store: Int32, _ item: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: store)) << 32 | UInt64(UInt32(bitPattern: item))
    }

    /// The same numbers where other items may be recommended.
    ///
    /// - Parameter isAllowed: Per item whether it may.
    /// - Returns: The numbers.
    package func allowing(_ isAllowed: [Bool]) -> ItemStatistics {
        precondition(isAllowed.count == items.count, "a value for each item")
        var copy = self
        copy.isEligible = isAllowed
        return copy
    }

    /// The items that may be recommended, those with most purchase days lately first.
    package func popular() -> [Int32] {
        let eligible = items.indices.filter { isEligible[$0] && items[$0].days > 0 }
        return eligible.sorted { (items[$1].month, $0) < (items[$0].month, $1) }.map { Int32($0) }
    }

    /// How often a basket of this store has the item; drawn to the chain's share where the store
    /// has few baskets.
    func share(ofItem item: Int32, store: Int32) -> Float {
        let chain = items[Int(item)].month / max(allDays, 1)
        let here = storeItems[Self.key(store, item)] ?? 0
        return (here + 20 * chain) / ((storeDays[store] ?? 0) + 20)
    }

    /// Whether anybody has bought an item, as far as is known.
    package func isBought(_ item: Int32) -> Bool {
        Int(item) < items.count && items[Int(item)].buyers > 0
    }

    /// Whether a store has sold anything lately.
    package func isKnown(store: Int32) -> Bool { storeDays[store] != nil }

    /// How often a basket of the chain has the item.
    func share(ofItem item: Int32) -> Float { items[Int(item)].month / max(allDays, 1) }
}
