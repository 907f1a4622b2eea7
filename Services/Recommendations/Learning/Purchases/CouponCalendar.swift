/// Which members have coupons for which items, and when.
package struct CouponCalendar: Sendable {
    /// One campaign: its members may use its coupons from the first to the last day.
    package struct Campaign: Sendable {
        /// The first day.
        package let firstDay: Int32
        /// The last day.
        package let lastDay: Int32
        /// Who received it.
        package let members: Set<Int32>
        /// For each item how many coupons there are.
        package let coupons: [Int32: Int32]

        /// Says who may use what, and when.
        package init(
            firstDay: Int32,
            lastDay: Int32,
            members: Set<Int32>,
            coupons: [Int32: Int32]
        ) {
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.members = members
            self.coupons = coupons
        }
    }

    private let campaigns: [Campaign]
    /// Per member the days on which coupons were used, ascending.
    private let redemptions: [Int32: [Int32]]

    /// Knows campaigns, and the days on which members used coupons.
    package init(campaigns: [Campaign] = [], redemptions: [Int32: [Int32]] = [:]) {
        self.campaigns = campaigns
        self.redemptions = redemptions.mapValues { $0.sorted() }
    }

    /// What a member has of campaigns that have begun before a day and go on to it.
    package func coupons(of member: Int32, today: Int32) -> MemberCoupons {
        let live = campaigns.filter {
            $0.firstDay < today && $0.lastDay >= today && $0.members.contains(member)
        }
        return MemberCoupons(
            campaigns: live.map(\.coupons),
            redemptionCount: redemptions[member]?.count { $0 < today } ?? 0
        )
    }
}
