package import Primitives

/// Which campaigns are read, and what of them.
package struct CampaignQuery: Hashable, Sendable {
    /// What was known on the morning of this day: campaigns that had begun, and what was used of
    /// them before it; `nil` for everything.
    package var before: Day?
    /// Only campaigns whose last day lies before this one; `nil` for all.
    package var endedBefore: Day?
    /// The most campaigns: those that began last; `nil` for all.
    package var newestMax: Int?
    /// Whom members and redemptions are told of, under the ids to which others lead; `nil` for
    /// all.
    ///
    /// Costs some look-ups for each of them, where all costs reading whoever was ever reached.
    package var members: [MemberID]?

    /// Asks for everything.
    package init() {}
}

/// A campaign whose coupons may be used on a day.
package struct LiveCampaign: Hashable, Sendable {
    /// One coupon of it: its number, and the products that it is for, ascending.
    package struct Coupon: Hashable, Sendable {
        /// The coupon's own number.
        package let couponID: String
        /// The products, as far as they are in the catalogue.
        package let products: [ProductID]

        /// Says what a coupon is for.
        package init(couponID: String, products: [ProductID]) {
            self.couponID = couponID
            self.products = products
        }
    }

    /// Its name.
    package let campaignID: String
    /// Changes with its coupons.
    package let revision: Int64
    /// Its coupons; `nil` where the asker knows those of the revision.
    package let coupons: [Coupon]?
    /// Whether they name no product that the catalogue has never had.
    package let isWhole: Bool

    /// Describes a campaign.
    package init(campaignID: String, revision: Int64, coupons: [Coupon]?, isWhole: Bool) {
        self.campaignID = campaignID
        self.revision = revision
        self.coupons = coupons
        self.isWhole = isWhole
    }
}

/// The campaigns of a day.
package struct LiveCampaigns: Hashable, Sendable {
    /// Those whose coupons may be used, by name.
    package let campaigns: [LiveCampaign]
    /// Whether there are any campaigns at all, of whatever day.
    package let hasAny: Bool

    /// Describes what there is.
    package init(campaigns: [LiveCampaign], hasAny: Bool) {
        self.campaigns = campaigns
        self.hasAny = hasAny
    }
}

/// What campaigns were to one member.
package struct MemberCampaigns: Hashable, Sendable {
    /// A coupon of a campaign.
    package struct Coupon: Hashable, Sendable {
        /// The campaign's name.
        package let campaignID: String
        /// The coupon's own number.
        package let couponID: String

        /// Names a coupon.
        package init(campaignID: String, couponID: String) {
            self.campaignID = campaignID
            self.couponID = couponID
        }
    }

    /// The campaigns that reached it and go on on the day or after it.
    package var reached: Set<String> = []
    /// What it used.
    package var used: Set<Coupon> = []
    /// How often it used a coupon.
    package var redemptionCount = 0

    /// Nothing.
    package init() {}
}

/// Where campaigns are kept.
package protocol CampaignStore: Sendable {
    /// Adds what is said of campaigns to what is known of them; nothing of erased members is kept.
    ///
    /// - Parameter campaigns: Each campaign, member, coupon and redemption any number of times.
    /// - Throws: Where nothing was stored.
    /// - Returns: How many campaigns, members, skus of coupons and redemptions were not known.
    func put(_ campaigns: [Campaign]) async throws -> Int

    /// What is known of campaigns.
    ///
    /// - Parameter query: Which, and what of them.
    /// - Throws: Where the store cannot be read.
    /// - Returns: By name; members are those to whom ids lead now, each once.
    func campaigns(_ query: CampaignQuery) async throws -> [Campaign]

    /// The campaigns that reached a member, each with what it used of it and without its coupons.
    ///
    /// - Parameters:
    ///   - member: Under any id that leads to it.
    ///   - name: Only those whose names come after this one; empty for all.
    ///   - countMax: The most campaigns.
    /// - Throws: Where the store cannot be read.
    /// - Returns: By name.
    func campaigns(
        of member: MemberID,
        after name: String,
        countMax: Int
    ) async throws -> [Campaign]

    /// The campaigns whose coupons may be used on a day; whom they reached is not read.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - countMax: The most campaigns: those that began last.
    ///   - known: The revisions whose coupons the asker knows, by name; they are not read again.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The campaigns.
    func liveCampaigns(
        on day: Day,
        countMax: Int,
        known: [String: Int64]
    ) async throws -> LiveCampaigns

    /// What campaigns are to one member.
    ///
    /// - Parameters:
    ///   - member: Under any id that leads to it.
    ///   - day: Campaigns that ended before it are no part of `reached`.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What reached it and what it used.
    func campaigns(reaching member: MemberID, on day: Day) async throws -> MemberCampaigns
}

extension CampaignStore {
    /// What was known of campaigns on the morning of a day.
    ///
    /// - Parameter day: The day; `nil` for everything.
    /// - Throws: Where the store cannot be read.
    /// - Returns: By name; members are those to whom ids lead now, each once.
    package func campaigns(before day: Day?) async throws -> [Campaign] {
        var query = CampaignQuery()
        query.before = day
        return try await campaigns(query)
    }
}
