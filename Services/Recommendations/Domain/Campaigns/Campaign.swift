package import Primitives

/// A campaign with coupons, or what was said of it at one time: whom it reached, what its coupons
/// are for, who used them.
package struct Campaign: Hashable, Sendable {
    /// Products for which a coupon of a campaign is.
    package struct Coupon: Hashable, Sendable {
        /// The coupon's own number.
        package let couponID: String
        /// The products.
        package let skus: [String]

        /// Says what a coupon is for.
        package init(couponID: String, skus: [String]) {
            self.couponID = couponID
            self.skus = skus
        }
    }

    /// That a member used a coupon.
    package struct Redemption: Hashable, Sendable {
        /// Who.
        package let memberID: MemberID
        /// Which coupon.
        package let couponID: String
        /// When.
        package let day: Day

        /// Says who used what, and when.
        package init(memberID: MemberID, couponID: String, day: Day) {
            self.memberID = memberID
            self.couponID = couponID
            self.day = day
        }
    }

    /// Its name.
    package let campaignID: String
    /// What kind of campaign; may be empty.
    package let kind: String
    /// The first day on which its coupons may be used.
    package let firstDay: Day
    /// The last one.
    package let lastDay: Day
    /// Whom it reached.
    package let members: [MemberID]
    /// Its coupons.
    package let coupons: [Coupon]
    /// Who used them.
    package let redemptions: [Redemption]

    /// Describes a campaign.
    package init(
        campaignID: String,
        kind: String,
        firstDay: Day,
        lastDay: Day,
        members: [MemberID] = [],
        coupons: [Coupon] = [],
        redemptions: [Redemption] = []
    ) {
        self.campaignID = campaignID
        self.kind = kind
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.members = members
        self.coupons = coupons
        self.redemptions = redemptions
    }
}
