/// Which coupons one member has on one day, and how often it has used any.
package struct MemberCoupons: Hashable, Sendable {
    /// For each campaign that reached it how many coupons it has for each item.
    ///
    /// Shared by all members of a campaign, and never summed up: a list asks for few of the items.
    private let campaigns: [[Int32: Int32]]
    /// How many of those it has used.
    private let used: [Int32: Int32]
    /// How many coupons it used before the day.
    package let redemptionCount: Int

    /// None.
    package static let none = MemberCoupons(campaigns: [], redemptionCount: 0)

    /// Says what a member has.
    ///
    /// - Parameters:
    ///   - campaigns: For each campaign how many coupons there are for each item.
    ///   - used: Per item how many of them the member has used.
    ///   - redemptionCount: How many coupons it ever used.
    package init(
        campaigns: [[Int32: Int32]],
        used: [Int32: Int32] = [:],
        redemptionCount: Int
    ) {
        self.campaigns = campaigns
        self.used = used
        self.redemptionCount = redemptionCount
    }

    /// How many coupons the member has for an item.
    package func count(of item: Int32) -> Int {
        var count: Int32 = 0
        for campaign in campaigns { count += campaign[item] ?? 0 }
        return count == 0 ? 0 : Int(max(0, count - (used[item] ?? 0)))
    }
}
