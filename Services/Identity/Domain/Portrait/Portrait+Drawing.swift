import Primitives

extension Portrait {
    /// 2^(−1/180): what a purchase loses of its weight per day, so that it counts half after 180.
    private static let weightPerDay = 0.996_156_587_220_575_2

    /// Draws a portrait.
    ///
    /// Shares are shares of spending with exponential decay. The price level is the median of the
    /// units' price ratios. The regularity is 1 less the coefficient of variation of the gaps
    /// between visits, as in Wheat and Morrison, "Estimating purchase regularity with two
    /// interpurchase times" (1990): 0 for purchases at random, 1 for a clock.
    ///
    /// - Parameters:
    ///   - history: What the member has bought.
    ///   - medians: What its categories' products cost among all members, in fen.
    ///   - today: The local day.
    package init(_ history: PurchaseHistory, medians: [String: Double], today: Int) {
        let orders = history.orders
        let days = history.days { _ in true }
        var lacks: [Lack] = []
        func lack(_ field: String, _ of: String, _ found: Int, _ needed: Int) {
            if found < needed {
                lacks.append(Lack(field: field, of: of, found: found, needed: needed))
            }
        }
        orderCount = orders.count
        visitDayCount = days.count
        self.days = days.first.map { $0...(days.last ?? $0) }
        categories = Self.categories(orders, today: today)

        let ratios = Self.priceRatios(orders, medians)
        lack("price_level", "priced_units", ratios.count, Self.pricedUnitsMin)
        priceLevel =
            ratios.count < Self.pricedUnitsMin
            ? nil : Int((ratios[(ratios.count - 1) / 2] * 1000).rounded())
        priceBand = priceLevel.map { level in
            level < 800 ? .economy : level > 1250 ? .premium : .middle
        }
        let (low, all) = Self.repeatedUnits(orders)
        lack("price_sensitivity", "repeated_units", all, Self.repeatedUnitsMin)
        priceSensitivity = all < Self.repeatedUnitsMin ? nil : low * 1000 / all

        let gaps = zip(days.dropFirst(), days).map { Double($0 - $1) }
        lack("mean_gap_tenths", "visit_days", days.count, 2)
        lack("regularity", "visit_days", days.count, Self.regularDaysMin)
        let mean = gaps.isEmpty ? 0 : gaps.reduce(0, +) / Double(gaps.count)
        meanGapTenths = gaps.isEmpty ? nil : Int((mean * 10).rounded())
        if days.count < Self.regularDaysMin {
            regularity = nil
        } else {
            let squares = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let deviation = (squares / Double(gaps.count - 1)).squareRoot()
            regularity = Int((max(0, 1 - deviation / mean) * 1000).rounded())
        }

        for field in ["store", "channel", "hour"] {
            lack(field, "orders", orders.count, Self.preferenceOrdersMin)
        }
        store = Self.preference(orders.map(\.store))
        channel = Self.preference(orders.map(\.channel))
        hour = Self.preference(orders.map { String($0.hour) })
        self.lacks = lacks
    }

    private static func weight(_ age: Int) -> Double {
        var weight = 1.0
        var factor = weightPerDay
        var rest = max(0, age)
        while rest > 0 {
            if rest & 1 == 1 { weight *= factor }
            factor *= factor
            rest >>= 1
        }
        return weight
    }

    private static func categories(_ orders: [PurchasedOrder], today: Int) -> [Preference] {
        var spent: [String: Double] = [:]
        for order in orders {
            for line in order.lines where !line.category.isEmpty && line.paid > .zero {
                spent[line.category, default: 0] +=
                    Double(line.paid.rawValue) * weight(today - order.day)
            }
        }
        let total = spent.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
        return spent.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(categoriesMax)
            .map { Preference(name: $0.key, share: Int(($0.value / total * 1000).rounded())) }
    }

    /// Of each unit, at most as many of a line as its category counts, in order.
    private static func priceRatios(
        _ orders: [PurchasedOrder],
        _ medians: [String: Double]
    ) -> [Double] {
        orders.flatMap(\.lines).flatMap { line -> [Double] in
            guard let price = line.unitPrice, let median = medians[line.category] else { return [] }
            let units = Int(min(line.quantity, CategoryPrices.unitsPerLineMax))
            return Array(repeating: Double(price) / median, count: units)
        }
        .sorted()
    }

    /// The units of products with several prices: those a tenth or more below the highest, and all.
    private static func repeatedUnits(_ orders: [PurchasedOrder]) -> (low: Int, all: Int) {
        var lines: [String: [PurchasedOrder.Line]] = [:]
        for line in orders.flatMap(\.lines) where line.unitPrice != nil {
            lines[line.sku, default: []].append(line)
        }
        var (low, all) = (0, 0)
        for own in lines.values where own.count > 1 {
            let highest = own.compactMap(\.unitPrice).max() ?? 0
            for line in own {
                let units = Int(min(line.quantity, CategoryPrices.unitsPerLineMax))
                all += units
                if let price = line.unitPrice, price * 10 <= highest * 9 { low += units }
            }
        }
        return (low, all)
    }

    private static func preference(_ names: [String]) -> Preference? {
        guard names.count >= preferenceOrdersMin else { return nil }
        let counts = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            .map { Preference(name: $0.key, share: $0.value * 1000 / names.count) }
    }
}
