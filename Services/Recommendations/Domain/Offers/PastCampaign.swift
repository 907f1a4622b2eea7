package import Primitives

/// A campaign of before, whose members were chosen and not drawn by lot.
package struct PastCampaign: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// The days on which its coupons could be used.
    package let days: ClosedRange<Day>
    /// Whom it reached.
    package let members: Set<MemberID>
    /// What its coupons were for, by sku; empty for everything.
    package let skus: Set<String>

    /// Describes a campaign.
    package init(
        name: String,
        days: ClosedRange<Day>,
        members: Set<MemberID>,
        skus: Set<String>
    ) {
        self.name = name
        self.days = days
        self.members = members
        self.skus = skus
    }
}
