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

    /// An item at a store: in the order of the stores, and of the items of each.
    struct StoreItem: Hashable, Comparable, Sendable {
        let key: UInt64

        init(key: UInt64) { self.key = key }

        init(_ store: Int32, _ item: Int32) {
            key = UInt64(UInt32(bitPattern: store)) << 32 | UInt64(UInt32(bitPattern: item))
        }

        static func < (a: StoreItem, b: StoreItem) -> Bool { a.key < b.key }
    }

    /// What one store sold.
    struct StoreSales: Sendable {
        let store: Int32
        /// Where its items are.
        let places: Range<Int>
        let days: Float
    }

    /// The day before which everything happened.
    package let today: Int32
    private(set) var items: [Item]
    /// Purchase days with a half-life of 30 days of all items of a group.
    private(set) var groupMonth: [Float]
    private(set) var groupFirstBuyers: [Float]
    /// Purchase days by store and item, with a half-life of 30 days: stores and items, ascending,
    /// and the days of each.
    private(set) var storeItems: [StoreItem] = []
    private(set) var storeItemDays: [Float] = []
    private(set) var storeDays: [Int32: Float] = [:]
    private(set) var allDays: Float = 0
    /// Which items were bought often enough to be recommended to whoever never bought them.
    package private(set) var isEligible: [Bool]
    /// Which items may be recommended at all, also to who bought them before; `nil` for all.
    private var isAllowed: [Bool]?

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
        var storeItems: [StoreItem: Float] = [:]
        for history in histories {
            for index in 0..<history.dayCount(before: today) {
                count(history, index, &lastDay, &storeItems)
            }
            for line in history.lines { lastDay[Int(line.item)] = .min }
        }
        self.storeItems = storeItems.keys.sorted()
        storeItemDays = self.storeItems.map { storeItems[$0] ?? 0 }
        sum(catalogue)
    }

    /// Takes numbers that were counted before.
    init(
        today: Int32,
        items: [Item],
        catalogue: ItemCatalogue,
        storeItems: [StoreItem],
        storeItemDays: [Float],
        storeDays: [Int32: Float],
        allDays: Float
    ) {
        self.today = today
        self.items = items
        self.storeItems = storeItems
        self.storeItemDays = storeItemDays
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
            let group = Int(catalogue.groups[item].group)
            groupMonth[group] += numbers.month
            groupFirstBuyers[group] += numbers.firstBuyers
        }
    }

    private mutating func count(
        _ history: PurchaseHistory,
        _ index: Int,
        _ lastDay: inout [Int32],
        _ storeItems: inout [StoreItem: Float]
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
            if age < 120 { storeItems[StoreItem(store, line.item), default: 0] += month }
        }
    }

    /// The same numbers where other items may be recommended: these and no others, whoever bought
    /// them before.
    ///
    /// - Parameter isAllowed: Per item whether it may.
    /// - Returns: The numbers.
    package func allowing(_ isAllowed: [Bool]) -> ItemStatistics {
        precondition(isAllowed.count == items.count, "a value for each item")
        var copy = self
        copy.isEligible = isAllowed
        copy.isAllowed = isAllowed
        return copy
    }

    /// Whether an item was bought often enough to be recommended to whoever never bought it; not
    /// for one that came later.
    package func isEligible(item: Int32) -> Bool {
        Int(item) < isEligible.count && isEligible[Int(item)]
    }

    /// Whether an item may be recommended to a member who bought it before.
    ///
    /// However few others buy it: what the member does with it says enough.
    package func mayBeRepeated(_ item: Int32) -> Bool { isAllowed?[Int(item)] ?? true }

    /// The items that may be recommended, those with most purchase days lately first.
    package func popular() -> [Int32] {
        let eligible = items.indices.filter { isEligible[$0] && items[$0].days > 0 }
        return eligible.sorted { (items[$1].month, $0) < (items[$0].month, $1) }.map { Int32($0) }
    }

    /// What a store sold; nothing where it sold nothing lately.
    func sales(ofStore store: Int32) -> StoreSales {
        let first = place(of: StoreItem(store, 0), in: storeItems.indices)
        let end = place(of: StoreItem(store, -1), in: storeItems.indices)
        return StoreSales(store: store, places: first..<end, days: storeDays[store] ?? 0)
    }

    /// The first place whose item is not before another.
    private func place(of other: StoreItem, in places: Range<Int>) -> Int {
        var (low, high) = (places.lowerBound, places.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if storeItems[middle] < other { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How often a basket of this store has the item; drawn to the chain's share where the store
    /// has few baskets.
    func share(ofItem item: Int32, at sales: StoreSales) -> Float {
        let chain = items[Int(item)].month / max(allDays, 1)
        let other = StoreItem(sales.store, item)
        let place = place(of: other, in: sales.places)
        let isSold = place < sales.places.upperBound && storeItems[place] == other
        let here = isSold ? storeItemDays[place] : 0
        return (here + 20 * chain) / (sales.days + 20)
    }

    /// On how many days members bought an item, with a half-life of 30 days; 0 for one that came
    /// later.
    package func daysLately(of item: Int32) -> Float {
        Int(item) < items.count ? items[Int(item)].month : 0
    }

    /// Whether a store has sold anything lately.
    package func isKnown(store: Int32) -> Bool { storeDays[store] != nil }

    /// How often a basket of the chain has the item.
    func share(ofItem item: Int32) -> Float { items[Int(item)].month / max(allDays, 1) }
}
