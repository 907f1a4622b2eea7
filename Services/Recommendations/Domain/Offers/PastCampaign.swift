package import Primitives

/// A campaign of before, as far as offers learn from it.
package struct PastCampaign: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its days, in local ones.
    package let days: ClosedRange<Day>
    /// The products that its coupons were for; none for everything.
    package let skus: Set<String>

    /// Describes a campaign.
    package init(name: String, days: ClosedRange<Day>, skus: Set<String>) {
        self.name = name
        self.days = days
        self.skus = skus
    }
}

/// Where campaigns of before are found, whose members were chosen and not drawn.
package protocol PastCampaigns: Sendable {
    /// The newest campaigns that are over.
    ///
    /// - Parameters:
    ///   - day: Their last day lies before it.
    ///   - countMax: How many at most.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The newest first.
    func newest(before day: Day, countMax: Int) async throws -> [PastCampaign]

    /// Which members a campaign has reached.
    ///
    /// - Parameters:
    ///   - name: The campaign's.
    ///   - members: Who is asked for; none of them was merged into another.
    /// - Throws: Where the store cannot be read.
    /// - Returns: Those of them that it reached under any of their ids.
    func reached(by name: String, among members: [MemberID]) async throws -> Set<MemberID>
}
