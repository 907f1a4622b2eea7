/// What a member bought on one day, in all.
package struct PurchaseDay: Hashable, Sendable {
    /// Days since 1970-01-01 in the program's zone.
    package let day: Int32
    /// What was paid.
    package let spend: Double
    /// How many lines the receipts had.
    package let lines: Int
    /// Which of at most 64 groups of categories were bought, one bit each.
    package let categories: UInt64
    /// What promotions took off.
    package let promotions: Double
    /// What coupons took off.
    package let coupons: Double
    /// Where most was spent.
    package let store: Int32

    /// Wraps the figures of a day.
    package init(
        day: Int32,
        spend: Double,
        lines: Int = 1,
        categories: UInt64 = 0,
        promotions: Double = 0,
        coupons: Double = 0,
        store: Int32 = 0
    ) {
        self.day = day
        self.spend = spend
        self.lines = lines
        self.categories = categories
        self.promotions = promotions
        self.coupons = coupons
        self.store = store
    }
}

/// The time in which a campaign reached a member.
package struct CampaignContact: Hashable, Sendable {
    /// Its first day.
    package let start: Int32
    /// Its last day.
    package let end: Int32

    /// Wraps the days.
    package init(start: Int32, end: Int32) {
        self.start = start
        self.end = end
    }
}

/// What predictions may use of a member: purchases by day, campaigns, attributes.
package struct MemberHistory: Sendable {
    /// Who it is: only for joining results.
    package let member: Int64
    /// The days on which something was paid, ascending, each once.
    package let days: [PurchaseDay]
    /// The campaigns that reached the member.
    package let contacts: [CampaignContact]
    /// The days on which the member redeemed a coupon, ascending.
    package let redemptions: [Int32]
    /// Attributes as numbers, as many for every member; empty where none are known of anybody.
    package let attributes: [Double]

    /// Gathers what is known; days without a payment are left out.
    ///
    /// - Parameters:
    ///   - member: Any number that tells members apart.
    ///   - days: In any order, each once.
    ///   - contacts: In any order.
    ///   - redemptions: In any order.
    ///   - attributes: As many for every member.
    package init(
        member: Int64,
        days: [PurchaseDay],
        contacts: [CampaignContact] = [],
        redemptions: [Int32] = [],
        attributes: [Double] = []
    ) {
        self.member = member
        self.days = days.filter { $0.spend > 0 }.sorted { $0.day < $1.day }
        self.contacts = contacts.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        self.redemptions = redemptions.sorted()
        self.attributes = attributes
    }

    /// The purchases before a day: all that a prediction for that day may see.
    package func days(before day: Int32) -> ArraySlice<PurchaseDay> {
        days[..<index(of: day)]
    }

    /// The purchases of a range of days.
    package func days(in range: Range<Int32>) -> ArraySlice<PurchaseDay> {
        days[index(of: range.lowerBound)..<index(of: range.upperBound)]
    }

    /// What the models of lifetime see before a day, in days; `nil` before the first purchase.
    package func summary(before day: Int32) -> PurchaseSummary? {
        let known = days(before: day)
        guard !known.isEmpty else { return nil }
        return PurchaseSummary(
            days: known.map(\.day),
            amounts: known.map(\.spend),
            before: day,
            unit: 1
        )
    }

    /// The first purchase on or after a day, by halving.
    private func index(of day: Int32) -> Int {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
