/// What a member's purchases say of it; each number with what it is made of.
package struct Portrait: Hashable, Sendable {
    /// How a member buys compared with others.
    package enum PriceBand: Hashable, Sendable {
        /// A price level below 800.
        case economy
        /// In between.
        case middle
        /// A price level above 1,250.
        case premium
    }

    /// What most orders have in common.
    package struct Preference: Hashable, Sendable {
        /// What they have in common.
        package let name: String
        /// Which part of all orders, in thousandths.
        package let share: Int
    }

    /// A number that cannot be told yet.
    package struct Lack: Hashable, Sendable {
        /// The number's name in the `.proto` file.
        package let field: String
        /// Of what there is too little.
        package let of: String
        /// How much there is.
        package let found: Int
        /// How much is needed.
        package let needed: Int
    }

    /// How many orders it is made of.
    package let orderCount: Int
    /// On how many days they were made.
    package let visitDayCount: Int
    /// The first of those days, and the last.
    package let days: ClosedRange<Int>?
    /// Shares of spending by category, most first, in thousandths.
    package let categories: [Preference]
    /// The price level in thousandths of the category's median.
    package let priceLevel: Int?
    /// Where that lies.
    package let priceBand: PriceBand?
    /// The part of units bought well below their highest price, in thousandths.
    package let priceSensitivity: Int?
    /// The mean of the days between visits, in tenths.
    package let meanGapTenths: Int?
    /// How alike those gaps are, in thousandths.
    package let regularity: Int?
    /// The path of the store of most orders.
    package let store: Preference?
    /// The channel of most orders.
    package let channel: Preference?
    /// The hour of most orders.
    package let hour: Preference?
    /// What cannot be told yet.
    package let lacks: [Lack]

    /// The most categories that are named.
    package static let categoriesMax = 10
    /// How many priced units a price level needs.
    package static let pricedUnitsMin = 5
    /// How many units of products with several prices a sensitivity needs.
    package static let repeatedUnitsMin = 6
    /// How many days of purchase a regularity needs: three gaps.
    package static let regularDaysMin = 4
    /// How many orders a preference needs.
    package static let preferenceOrdersMin = 3
}
