/// What a person can be told of a member and an item: the numbers behind the evidence.
package struct EvidenceFacts: Hashable, Sendable {
    /// The past with an item, or with a group of items.
    package struct Past: Hashable, Sendable {
        /// On how many days it was bought; at least 1.
        package let days: Int
        /// The last of them.
        package let lastDay: Int32
        /// The usual number of days between two of them; `nil` before the second.
        package let meanGap: Float?
    }

    /// The past with the item itself; `nil` where it was never bought.
    package let own: Past?
    /// The past with the narrower group, the wider group and the maker.
    package let group: Past?
    /// See `group`.
    package let wideGroup: Past?
    /// See `group`.
    package let maker: Past?
    /// The item that the member bought and that speaks most for this one; `nil` where none does.
    package let companion: Int32?
    /// On how many days those learned from bought the item, with a half-life of 30 days.
    package let daysLately: Float
    /// Whether it is bought more in the last days than in the last months, day for day.
    package let isRising: Bool
    /// Whether members have lately bought it for the first time.
    package let isFirstBought: Bool
    /// Whether a basket of the member's store has it more often than one of the chain.
    package let isAboveAtStore: Bool
    /// The share of the shelf's price that was taken off lately.
    package let discountShare: Float
    /// Whether it is the chain's own brand.
    package let isOwnBrand: Bool
    /// What a piece costs by what the member pays for a line; NaN where one is not known.
    package let priceRatio: Float
    /// How many coupons the member has for it.
    package let coupons: Int
}

extension EvidenceReader {
    /// The share of new items among the lines that the member bought lately; 0 without any.
    package var newShare: Double {
        Double(trail.newLinesLately / max(trail.linesLately, 1e-6))
    }

    /// On how many days the member bought anything.
    package var dayCount: Int { Int(trail.dayCount) }

    /// Whether the member ever bought an item.
    package func isKnown(_ item: Int32) -> Bool { trail.trail(of: item) != nil }

    /// What can be told of an item.
    package func facts(of item: Int32) -> EvidenceFacts {
        let numbers = knowledge.statistics.items[Int(item)]
        let groups = knowledge.catalogue.groups[Int(item)]
        let paid = numbers.spend / max(numbers.pieces, 1e-6)
        let perLine = trail.spend / max(trail.lineCount, 1)
        let share = knowledge.statistics.share(ofItem: item, at: storeSales)
        // In a steady trade counts are as their half-lives, of 10 and 90 days.
        let steady = numbers.quarter / 9
        return EvidenceFacts(
            own: trail.trail(of: item).flatMap(Self.past),
            group: Self.past(trail.groups[Int(groups.group)]),
            wideGroup: Self.past(trail.wideGroups[Int(groups.wideGroup)]),
            maker: Self.past(trail.makers[Int(groups.maker)]),
            companion: companion(of: item),
            daysLately: numbers.month,
            isRising: numbers.lately > 1.1 * steady,
            isFirstBought: numbers.firstBuyers >= 1,
            isAboveAtStore: share > knowledge.statistics.share(ofItem: item),
            discountShare: numbers.discount / max(numbers.spend + numbers.discount, 1e-6),
            isOwnBrand: knowledge.catalogue.isOwnBrand[Int(item)],
            priceRatio: paid > 0 && perLine > 0 ? paid / perLine : .nan,
            coupons: couponCount(of: item)
        )
    }

    private static func past(_ trail: MemberTrail.Trail) -> EvidenceFacts.Past? {
        guard trail.days > 0 else { return nil }
        return EvidenceFacts.Past(
            days: Int(trail.days),
            lastDay: trail.lastDay,
            meanGap: trail.days > 1 ? trail.meanGap : nil
        )
    }

    /// The item of the member whose weight for another, by how strongly it was bought, is the
    /// largest; of equal ones the one that was bought first.
    private func companion(of item: Int32) -> Int32? {
        let place = Int(knowledge.activePlace[Int(item)])
        guard place >= 0 else { return nil }
        var best: (part: Float, place: Int32)?
        for weight in knowledge.speakers.weights(of: place) where weight.value > 0 {
            let own = trail.place[Int(weight.item)]
            guard own >= 0, weight.item != item else { continue }
            let part = weight.value * strengths[Int(own)]
            if best.map({ (part, $0.place) > ($0.part, own) }) ?? true { best = (part, own) }
        }
        return best.map { trail.items[Int($0.place)] }
    }
}
