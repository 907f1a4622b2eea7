/// What is known of all members before a day: what evidence is read against.
package struct Knowledge: Sendable {
    /// Where items belong.
    package let catalogue: ItemCatalogue
    /// What all members together did.
    package let statistics: ItemStatistics
    /// Who has coupons.
    package let offers: CouponCalendar
    /// The items that may be recommended or that something speaks for, ascending: all that an
    /// answer has to look at, however large the catalogue.
    let active: [Int32]
    /// The place of each item among the active ones; -1 for the others.
    let activePlace: [Int32]
    /// Per active item whether it may be recommended.
    let isActiveEligible: [Bool]
    /// The places of the active items that may be recommended, those first that most members bought
    /// for the first time lately; of equal ones the smaller item.
    let firstBoughtPlaces: [Int32]
    /// The item model with the places of active items in place of their numbers: sums over them
    /// stay in the processor's cache, however large the catalogue.
    let activeModel: ItemModel
    /// The same weights by the active items that are spoken for.
    let speakers: ItemModel

    /// Puts together what is known.
    package init(
        catalogue: ItemCatalogue,
        statistics: ItemStatistics,
        model: ItemModel,
        offers: CouponCalendar
    ) {
        self.catalogue = catalogue
        self.statistics = statistics
        self.offers = offers
        var isActive = statistics.isEligible
        for weight in model.weights { isActive[Int(weight.item)] = true }
        let active = isActive.indices.filter { isActive[$0] }.map { Int32($0) }
        var place = [Int32](repeating: -1, count: isActive.count)
        for (index, item) in active.enumerated() { place[Int(item)] = Int32(index) }
        self.active = active
        activePlace = place
        isActiveEligible = active.map { statistics.isEligible[Int($0)] }
        let firstBuyers = active.map { statistics.items[Int($0)].firstBuyers }
        firstBoughtPlaces = active.indices.filter { statistics.isEligible[Int(active[$0])] }
            .sorted { (firstBuyers[$1], $0) < (firstBuyers[$0], $1) }.map { Int32($0) }
        activeModel = model.renumbered { place[Int($0)] }
        speakers = activeModel.reversed(count: active.count)
    }

    /// The same knowledge where only some items may be recommended, whoever bought them before.
    ///
    /// - Parameter isAllowed: Per item whether it may.
    /// - Returns: The knowledge.
    package func allowing(_ isAllowed: [Bool]) -> Knowledge {
        Knowledge(
            catalogue: catalogue,
            statistics: statistics.allowing(isAllowed),
            model: model,
            offers: offers
        )
    }

    /// Which items speak for which; made anew whenever it is asked for.
    package var model: ItemModel { activeModel.renumbered { active[Int($0)] } }
}

/// Reads, for one member after the other, what speaks for which item.
///
/// A reader keeps its room between members; one reader serves one thread.
package struct EvidenceReader: Sendable {
    /// What is known of all members.
    package let knowledge: Knowledge
    private(set) var trail: MemberTrail
    /// Per active item what the member's items speak for it: by their counts, lately, ever, of the
    /// last day.
    private(set) var together: [SIMD4<Float>]
    /// The most that is spoken for any item that was never bought.
    private var togetherMax: Float = 0
    /// Per active item whether it may be recommended and the member never bought it.
    private(set) var isFresh: [Bool]
    private var coupons = MemberCoupons.none
    /// Per item of the member how strongly it speaks.
    private(set) var strengths: [Float] = []
    private(set) var today: Int32 = 0
    /// What was sold at the store at which the member is, or of most days lately.
    private(set) var storeSales: ItemStatistics.StoreSales
    /// Per feature whether it is kept back, as if nothing were known.
    private let isHidden: [Bool]

    /// Makes room for one member.
    ///
    /// - Parameters:
    ///   - knowledge: What is known of all members.
    ///   - hidden: Evidence to keep back, to see what it is worth.
    package init(knowledge: Knowledge, hiding hidden: Set<Evidence> = []) {
        self.knowledge = knowledge
        isHidden = hidden.isEmpty ? [] : Feature.all.map { hidden.contains($0.evidence) }
        trail = MemberTrail(catalogue: knowledge.catalogue)
        storeSales = knowledge.statistics.sales(ofStore: trail.store)
        together = Array(repeating: .zero, count: knowledge.active.count)
        isFresh = knowledge.isActiveEligible
    }

    /// Reads a member's past before a day.
    ///
    /// - Parameters:
    ///   - history: What the member bought.
    ///   - member: Its number in the calendar of coupons.
    ///   - today: The first day that is not looked at.
    ///   - here: The store at which the member is; `nil` for the one of most days lately.
    package mutating func read(
        _ history: PurchaseHistory,
        member: Int32,
        today: Int32,
        at here: Int32? = nil
    ) {
        let coupons = knowledge.offers.coupons(of: member, today: today)
        read(history, coupons: coupons, today: today, at: here)
    }

    /// Reads a member's past before a day.
    ///
    /// - Parameters:
    ///   - history: What the member bought.
    ///   - coupons: What it has.
    ///   - today: The first day that is not looked at.
    ///   - here: The store at which the member is; `nil` for the one of most days lately.
    package mutating func read(
        _ history: PurchaseHistory,
        coupons: MemberCoupons,
        today: Int32,
        at here: Int32? = nil
    ) {
        self.today = today
        trail.read(history, today: today)
        storeSales = knowledge.statistics.sales(ofStore: here ?? trail.store)
        isFresh = knowledge.isActiveEligible
        sumTogether()
        self.coupons = coupons
    }

    /// Sums what the member's items speak for all items.
    private mutating func sumTogether() {
        for place in together.indices { together[place] = .zero }
        strengths.removeAll(keepingCapacity: true)
        var bought: [Int] = []
        for (place, item) in trail.items.enumerated() {
            let own = trail.itemTrails[place]
            strengths.append(Self.strength(own.season))
            let factors = SIMD4(
                strengths[place],
                min(1, own.lately),
                1,
                own.lastDay == trail.lastDay ? 1 : 0
            )
            knowledge.activeModel.add(Int(item), times: factors, to: &together)
            let active = Int(knowledge.activePlace[Int(item)])
            guard active >= 0 else { continue }
            isFresh[active] = false
            bought.append(active)
        }
        // The most that is spoken for any item that was never bought: without the bought ones.
        let kept = bought.map { together[$0].x }
        for place in bought { together[place].x = 0 }
        togetherMax = together.reduce(0) { max($0, $1.x) }
        for (place, value) in zip(bought, kept) { together[place].x = value }
    }

    /// How many coupons the member has for an item.
    func couponCount(of item: Int32) -> Int { coupons.count(of: item) }

    /// How strongly a faded count of purchase days speaks: its logarithm.
    static func strength(_ count: Float) -> Float { Float(Elementary.log(Double(1 + count))) }

    /// Adds the numbers of one item, in the order of `Feature.all`.
    package func append(_ item: Int32, to rows: inout [Float]) {
        let start = rows.count
        rows.append(contentsOf: repeatElement(0, count: Feature.all.count))
        rows.withUnsafeMutableBufferPointer { rows in
            var row = RowWriter(rows, from: start, stride: 1)
            append(item, to: &row)
        }
    }

    /// Writes the numbers of one item, in the order of `Feature.all`.
    func append(_ item: Int32, to row: inout RowWriter) {
        let own = trail.trail(of: item)
        let numbers = knowledge.statistics.items[Int(item)]
        let group = trail.groups[Int(knowledge.catalogue.groups[Int(item)].group)]
        appendOwn(own, numbers, group, &row)
        appendKind(item, own, group, &row)
        let place = knowledge.activePlace[Int(item)]
        let together = place < 0 ? .zero : together[Int(place)]
        row.append(together.x)
        row.append(together.y)
        row.append(together.z)
        row.append(together.w)
        row.append(together.x / max(togetherMax, 1e-6))
        appendItem(item, numbers, &row)
        appendPrice(item, numbers, &row)
        row.append(Float(coupons.count(of: item)))
        row.append(Float(coupons.redemptionCount))
        appendMember(&row)
        if !isHidden.isEmpty { row.hide(isHidden) }
    }
}

extension EvidenceReader {
    private static let ownCount = 27

    private var tripGap: Float {
        trail.dayCount > 1
            ? Float(trail.lastDay - trail.firstDay) / Float(trail.dayCount - 1) : .nan
    }

    private func appendOwn(
        _ own: MemberTrail.Trail?,
        _ numbers: ItemStatistics.Item,
        _ group: MemberTrail.Trail,
        _ row: inout RowWriter
    ) {
        guard let own else {
            // Never bought: nothing is known of it, but that it never was.
            for _ in 0..<Self.ownCount { row.append(.nan) }
            return
        }
        let since = Float(today - own.lastDay)
        let gap = own.meanGap
        row.append(own.lately)
        row.append(own.month)
        row.append(own.quarter)
        row.append(own.fast)
        row.append(own.slow)
        row.append(own.days)
        row.append(own.days / Float(trail.dayCount - own.firstIndex))
        row.append(own.month / max(trail.daysLately, 1e-6))
        row.append(own.quarter / max(trail.daysQuarter, 1e-6))
        row.append(own.slow / max(trail.slowMax, 1e-6))
        row.append(own.slow / max(group.slow, 1e-6))
        row.append(own.season)
        row.append(own.season / max(trail.daysSeason, 1e-6))
        row.append(since)
        row.append(Float(trail.dayCount - 1 - own.lastIndex))
        row.append(gap)
        row.append(since / max(gap, 0.5))
        row.append(own.lastGap)
        row.append(since / max(own.lastGap, 0.5))
        row.append(own.gapVariation)
        row.append((since + tripGap) / max(gap, 0.5))
        row.append(since / max(numbers.meanGap, 0.5))
        row.append(Float(today - own.firstDay))
        row.append(own.lastPieces * own.days / max(own.pieces, 1))
        row.append(own.pieces / own.days)
        row.append(own.month / max(group.month, 1e-6))
        row.append(own.discounted / own.days)
    }

    private func appendKind(
        _ item: Int32,
        _ own: MemberTrail.Trail?,
        _ group: MemberTrail.Trail,
        _ row: inout RowWriter
    ) {
        let groups = knowledge.catalogue.groups[Int(item)]
        let wide = trail.wideGroups[Int(groups.wideGroup)]
        let department = trail.departments[Int(groups.department)]
        let maker = trail.makers[Int(groups.maker)]
        let isKnown = group.days > 0
        let groupSince = isKnown ? Float(today - group.lastDay) : .nan
        row.append(group.month)
        row.append(group.fast)
        row.append(group.days)
        row.append(groupSince)
        row.append(group.meanGap)
        row.append(groupSince / max(group.meanGap, 0.5))
        row.append(group.variety)
        row.append(isKnown ? group.variety / group.days : .nan)
        // How many days of the group went by since the item was bought, where it ever was.
        row.append(own.map { Float(group.lastDay - $0.lastDay) } ?? .nan)
        let wideSince = wide.days > 0 ? Float(today - wide.lastDay) : .nan
        row.append(group.slow)
        row.append(wide.slow)
        row.append(wide.month)
        row.append(wideSince)
        row.append(wideSince / max(wide.meanGap, 0.5))
        row.append(wide.days)
        row.append(department.month / max(trail.daysLately, 1e-6))
        row.append(maker.month)
        row.append(maker.days)
    }

    private func appendItem(
        _ item: Int32,
        _ numbers: ItemStatistics.Item,
        _ row: inout RowWriter
    ) {
        let statistics = knowledge.statistics
        let group = Int(knowledge.catalogue.groups[Int(item)].group)
        row.append(numbers.month)
        row.append(numbers.quarter)
        row.append(numbers.buyers)
        row.append(numbers.days / max(numbers.buyers, 1))
        row.append(numbers.meanGap)
        row.append(numbers.month / max(statistics.groupMonth[group], 1e-6))
        row.append(Float(statistics.today - min(numbers.firstDay, statistics.today)))
        row.append(numbers.lately)
        row.append(numbers.lately / max(numbers.quarter, 1e-6))
        row.append(numbers.firstBuyers)
        row.append(numbers.firstBuyers / max(numbers.month, 1e-6))
        row.append(numbers.firstBuyers / max(statistics.groupFirstBuyers[group], 1e-6))
        let share = statistics.share(ofItem: item, at: storeSales)
        row.append(share)
        row.append(share / max(statistics.share(ofItem: item), 1e-9))
    }

    private func appendPrice(
        _ item: Int32,
        _ numbers: ItemStatistics.Item,
        _ row: inout RowWriter
    ) {
        let discounted = numbers.discountedLately / max(numbers.lately, 1e-6)
        let ever = numbers.discounted / max(numbers.days, 1)
        let paid = numbers.spend / max(numbers.pieces, 1e-6)
        row.append(numbers.discount / max(numbers.spend + numbers.discount, 1e-6))
        row.append(discounted)
        row.append(ever)
        row.append(discounted - ever)
        row.append(paid)
        row.append(paid * trail.lineCount / max(trail.spend, 0.01))
        row.append(knowledge.catalogue.isOwnBrand[Int(item)] ? 1 : 0)
    }

    private func appendMember(_ row: inout RowWriter) {
        let since = Float(today - trail.lastDay)
        let gap = tripGap
        row.append(Float(trail.dayCount))
        row.append(trail.daysLately)
        row.append(trail.lineCount / Float(max(1, trail.dayCount)))
        row.append(trail.lastSize)
        row.append(since)
        row.append(gap)
        row.append(since / max(gap, 0.5))
        row.append(trail.newLinesLately / max(trail.linesLately, 1e-6))
        row.append(trail.ownBrandLines / max(trail.lineCount, 1))
        row.append(trail.discountedLines / max(trail.lineCount, 1))
        row.append(Float(trail.items.count) / max(trail.lineCount, 1))
    }
}
