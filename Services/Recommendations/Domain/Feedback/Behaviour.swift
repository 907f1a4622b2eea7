package import Primitives

/// What a member may do besides buying; the raw values are stored and are those of the `.proto`
/// file.
package enum BehaviourKind: Int64, CaseIterable, Hashable, Sendable {
    /// Looked at a product's page.
    case view = 1
    /// Searched for words, of which only what they match is kept.
    case search = 2
    /// Put a product on the list of favourites.
    case favourite = 3
    /// Took it off again.
    case unfavourite = 4
    /// Put a product into the cart.
    case cartAdd = 5
    /// Took it out again.
    case cartRemove = 6
    /// Scanned a product in a store.
    case scan = 7
    /// Came into a store.
    case arrival = 8
    /// Gave a product a score.
    case review = 9
    /// Was shown a product.
    case impression = 10
    /// Followed it.
    case click = 11

    /// Whether it is about one product.
    package var namesProduct: Bool { self != .search && self != .arrival }
}

/// One thing that a member did.
package struct Behaviour: Hashable, Sendable {
    /// The caller's own name of it, once for each member: 1 to 64 printable characters.
    package let id: String
    /// What.
    package let kind: BehaviourKind
    /// When.
    package let at: Timestamp
    /// In which store or unit; empty where it was not told.
    package let organisation: String
    /// The product; for a search those that it matches, the best first.
    package let products: [ProductID]
    /// The categories that a search matches.
    package let categories: [String]
    /// 1 to 5 for a review, 0 for all others.
    package let score: Int
    /// The list on which it was shown; 0 for none.
    package let listID: Int64
    /// The place on that list, from 1; 0 for none.
    package let place: Int

    /// Describes what was done.
    package init(
        id: String,
        kind: BehaviourKind,
        at: Timestamp,
        organisation: String = "",
        products: [ProductID] = [],
        categories: [String] = [],
        score: Int = 0,
        listID: Int64 = 0,
        place: Int = 0
    ) {
        self.id = id
        self.kind = kind
        self.at = at
        self.organisation = organisation
        self.products = products
        self.categories = categories
        self.score = score
        self.listID = listID
        self.place = place
    }
}
