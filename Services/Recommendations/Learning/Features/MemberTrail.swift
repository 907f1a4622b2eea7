/// One member's past with each item and group, as seen from a day.
struct MemberTrail {
    /// The past with one item or one group of items.
    struct Trail {
        /// Purchase days with half-lives of 10, 30, 90 and 120 days.
        var faded = SIMD4<Float>.zero
        /// Purchase days, weighed by shopping days since: 0.8 and 0.95 for each.
        var fast: Float = 0
        var slow: Float = 0
        var days: Float = 0
        var firstIndex: Int32 = 0
        var lastIndex: Int32 = 0
        var firstDay: Int32 = 0
        var lastDay: Int32 = .min
        var lastGap: Float = .nan
        var gapSquares: Float = 0
        /// Of an item: pieces, the pieces of the last time, lines below the shelf's price, money.
        var pieces: Float = 0
        var lastPieces: Float = 0
        var discounted: Float = 0
        var spend: Float = 0
        /// Of a group: how many different items.
        var variety: Float = 0

        var lately: Float { faded.x }
        var month: Float { faded.y }
        var quarter: Float { faded.z }
        var season: Float { faded.w }

        /// The usual days between two purchases; NaN before the second.
        var meanGap: Float { days > 1 ? Float(lastDay - firstDay) / (days - 1) : .nan }

        /// How unequal the gaps are: their deviation as a share of their mean.
        var gapVariation: Float {
            guard days > 2 else { return .nan }
            let mean = meanGap
            let variance = max(0, gapSquares / (days - 1) - mean * mean)
            return variance.squareRoot() / max(mean, 0.5)
        }

        mutating func meet(_ visit: Visit) {
            let day = visit.day
            if lastDay == .min {
                firstDay = day
                firstIndex = visit.index
            } else {
                lastGap = Float(day - lastDay)
                gapSquares += lastGap * lastGap
            }
            faded += visit.faded
            fast += visit.fast
            slow += visit.slow
            days += 1
            lastDay = day
            lastIndex = visit.index
        }
    }

    /// One shopping day, and how much it weighs.
    struct Visit {
        let day: Int32
        let index: Int32
        let faded: SIMD4<Float>
        let fast: Float
        let slow: Float
    }

    private static let fast: [Float] = powers(of: 0.8)
    private static let slow: [Float] = powers(of: 0.95)

    private static func powers(of base: Float) -> [Float] {
        var power: Float = 1
        return (0..<256).map { _ in
            defer { power *= base }
            return power
        }
    }

    /// Which items there are, in the order of their first purchase, and the past with each.
    private(set) var items: [Int32] = []
    private(set) var itemTrails: [Trail] = []
    private(set) var groups: [Trail]
    private(set) var wideGroups: [Trail]
    private(set) var departments: [Trail]
    private(set) var makers: [Trail]
    /// The place of each item in `items`; -1 for those never bought.
    private(set) var place: [Int32]
    private(set) var dayCount: Int32 = 0
    private(set) var lineCount: Float = 0
    private(set) var spend: Float = 0
    private(set) var newLinesLately: Float = 0
    private(set) var linesLately: Float = 0
    private(set) var ownBrandLines: Float = 0
    private(set) var discountedLines: Float = 0
    private(set) var firstDay: Int32 = 0
    private(set) var lastDay: Int32 = 0
    private(set) var lastSize: Float = 0
    private(set) var daysLately: Float = 0
    private(set) var daysQuarter: Float = 0
    private(set) var daysSeason: Float = 0
    /// The largest of the items' counts by shopping days.
    private(set) var slowMax: Float = 0
    /// The store of most days lately.
    private(set) var store: Int32 = -1
    private let catalogue: ItemCatalogue

    init(catalogue: ItemCatalogue) {
        self.catalogue = catalogue
        groups = Array(repeating: Trail(), count: catalogue.groupCount)
        wideGroups = Array(repeating: Trail(), count: catalogue.wideGroupCount)
        departments = Array(repeating: Trail(), count: catalogue.departmentCount)
        makers = Array(repeating: Trail(), count: catalogue.makerCount)
        place = Array(repeating: -1, count: catalogue.itemCount)
    }

    /// The past with an item; `nil` where it was never bought.
    func trail(of item: Int32) -> Trail? {
        let place = place[Int(item)]
        return place < 0 ? nil : itemTrails[Int(place)]
    }

    /// Reads another member's past, up to the day before `today`.
    mutating func read(_ history: PurchaseHistory, today: Int32) {
        clear()
        let count = history.dayCount(before: today)
        dayCount = Int32(count)
        guard count > 0 else { return }
        firstDay = history.days[0]
        lastDay = history.days[count - 1]
        lastSize = Float(history.lines(of: count - 1).count)
        for index in 0..<count { meet(history, index, today) }
        findStore(history, count, today)
        slowMax = itemTrails.reduce(0) { max($0, $1.slow) }
    }

    private mutating func meet(_ history: PurchaseHistory, _ index: Int, _ today: Int32) {
        let age = today - 1 - history.days[index]
        let back = min(255, Int(dayCount) - 1 - index)
        let month = Decay.month[age]
        let visit = Visit(
            day: history.days[index],
            index: Int32(index),
            faded: SIMD4(Decay.tenDays[age], month, Decay.quarter[age], Decay.season[age]),
            fast: Self.fast[back],
            slow: Self.slow[back]
        )
        daysLately += month
        daysQuarter += visit.faded.z
        daysSeason += visit.faded.w
        for line in history.lines(of: index) {
            let item = Int(line.item)
            let isNew = place[item] < 0
            if isNew {
                place[item] = Int32(items.count)
                items.append(line.item)
                itemTrails.append(Trail())
                newLinesLately += month
            }
            meet(line, at: Int(place[item]), visit)
            let own = catalogue.groups[item]
            Self.meet(&groups, own.group, visit, isNew)
            Self.meet(&wideGroups, own.wideGroup, visit, isNew)
            Self.meet(&departments, own.department, visit, isNew)
            Self.meet(&makers, own.maker, visit, isNew)
            lineCount += 1
            spend += line.spend
            linesLately += month
            if catalogue.isOwnBrand[item] { ownBrandLines += 1 }
        }
    }

    private mutating func meet(_ line: PurchaseHistory.Line, at place: Int, _ visit: Visit) {
        itemTrails[place].meet(visit)
        itemTrails[place].pieces += line.quantity
        itemTrails[place].lastPieces = line.quantity
        itemTrails[place].spend += line.spend
        if line.discount > 0.005 {
            itemTrails[place].discounted += 1
            discountedLines += 1
        }
    }

    /// A group counts once a day, however many of its items were bought.
    private static func meet(
        _ trails: inout [Trail],
        _ group: Int32,
        _ visit: Visit,
        _ isNew: Bool
    ) {
        if trails[Int(group)].lastDay != visit.day { trails[Int(group)].meet(visit) }
        if isNew { trails[Int(group)].variety += 1 }
    }

    private mutating func findStore(_ history: PurchaseHistory, _ count: Int, _ today: Int32) {
        var weights: [Int32: Float] = [:]
        for index in max(0, count - 40)..<count {
            weights[history.stores[index], default: 0] +=
                Decay.month[today - 1 - history.days[index]]
        }
        // The smaller number where two weigh the same, so that the answer is one.
        store = weights.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? -1
    }

    private static func clear(_ trails: inout [Trail], _ group: Int32) {
        if trails[Int(group)].days > 0 { trails[Int(group)] = Trail() }
    }

    private mutating func clear() {
        for item in items {
            place[Int(item)] = -1
            let own = catalogue.groups[Int(item)]
            Self.clear(&groups, own.group)
            Self.clear(&wideGroups, own.wideGroup)
            Self.clear(&departments, own.department)
            Self.clear(&makers, own.maker)
        }
        items.removeAll(keepingCapacity: true)
        itemTrails.removeAll(keepingCapacity: true)
        (dayCount, lineCount, spend, lastSize) = (0, 0, 0, 0)
        (newLinesLately, linesLately, ownBrandLines, discountedLines) = (0, 0, 0, 0)
        (firstDay, lastDay, store) = (0, 0, -1)
        (daysLately, daysQuarter, daysSeason, slowMax) = (0, 0, 0, 0)
    }
}
