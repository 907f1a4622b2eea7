package import Primitives

/// Which list is made.
package enum ListKind: CaseIterable, Hashable, Sendable {
    /// What is known to the member and what is new, mixed.
    case blend
    /// What the member will buy next, known or new.
    case nextBasket
    /// What the member never bought and will.
    case discovery
}

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

    /// The path of the unit; empty for all.
    var unit: String { organisation?.rawValue ?? "" }
}
