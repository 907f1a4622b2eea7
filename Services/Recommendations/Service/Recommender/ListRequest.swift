package import Primitives
package import RecommendationsDomain

/// What a list is asked for with.
package struct ListRequest: Hashable, Sendable {
    /// For whom.
    package var member: MemberID
    /// The most items, 1 to `CountsRanker.itemsMax`.
    package var itemsMax: Int
    /// The store, or the unit above it, at which items shall be popular; `nil` for all.
    package var organisation: OrganisationPath?
    /// Which list.
    package var list: ListKind

    /// Where it is shown; empty where it was not told.
    package var channel = ""
    /// Whether only what the unit has in stock is shown.
    package var isInStockOnly = false
    /// Whether what no stock was told of is left out too.
    package var isStockStrict = false
    /// The highest price in fen; `nil` for any.
    package var priceFenMax: Int64?
    /// The categories that are left out.
    package var excludedCategories: Set<String> = []
    /// Whether trained models may rank it; else what was bought most and what is popular.
    package var mayUseModels = true
    /// The share of places of a blend that go to new items, from ``Blend/newShareMin`` to
    /// ``Blend/newShareMax``; `nil` for that of what the member bought lately.
    package var newShare: Double?

    /// Asks for a list.
    package init(
        member: MemberID,
        itemsMax: Int,
        organisation: OrganisationPath? = nil,
        list: ListKind = .blend
    ) {
        self.member = member
        self.itemsMax = itemsMax
        self.organisation = organisation
        self.list = list
    }

    /// The same list as an arm of an experiment has it.
    func changed(by arm: Experiment.Arm) -> ListRequest {
        var request = self
        request.list = arm.list.kind ?? list
        request.mayUseModels = !arm.list.isCounted
        request.newShare = arm.list.newShare.map { Double($0) / 10_000 }
        return request
    }

    /// The path of the unit; empty for all.
    var unit: String { organisation?.rawValue ?? "" }
}
