package import Primitives

/// A list as it was shown, with what chose it: what evaluations of other ways are made from.
package struct ServedList: Hashable, Sendable {
    /// What an experiment or a bandit chose for this list.
    package struct Choice: Hashable, Sendable {
        /// Where it was chosen: 1 to 64 characters.
        package let experiment: String
        /// What was chosen: 1 to 64 characters.
        package let arm: String
        /// The chance with which it was chosen; above 0, at most 1.
        package let propensity: Double

        /// Describes a choice.
        package init(experiment: String, arm: String, propensity: Double) {
            precondition(propensity > 0 && propensity <= 1, "a propensity of \(propensity)")
            self.experiment = experiment
            self.arm = arm
            self.propensity = propensity
        }
    }

    /// By which impressions and clicks name it; above 0.
    package let id: Int64
    /// To whom.
    package let memberID: MemberID
    /// When.
    package let servedAt: Timestamp
    /// Which list: next_basket, discovery and so on.
    package let kind: String
    /// For which unit; where none was asked for that to which the member belongs; empty where
    /// neither is known.
    package let organisation: String
    /// On which channel; empty where it was not told.
    package let channel: String
    /// What ranked it.
    package let modelVersion: String
    /// What was shown, the first first.
    package let products: [ProductID]
    /// What was chosen by chance; `nil` where nothing was.
    package let choice: Choice?

    /// Describes a list.
    package init(
        id: Int64,
        memberID: MemberID,
        servedAt: Timestamp,
        kind: String,
        organisation: String = "",
        channel: String = "",
        modelVersion: String,
        products: [ProductID],
        choice: Choice? = nil
    ) {
        precondition(id > 0, "lists have numbers above 0, not \(id)")
        self.id = id
        self.memberID = memberID
        self.servedAt = servedAt
        self.kind = kind
        self.organisation = organisation
        self.channel = channel
        self.modelVersion = modelVersion
        self.products = products
        self.choice = choice
    }
}

/// What came of a list that was shown.
package struct ServedOutcome: Hashable, Sendable {
    /// What became of one item.
    package struct Item: Hashable, Sendable {
        /// Whether it was seen.
        package var isSeen = false
        /// Whether it was clicked.
        package var isClicked = false
        /// Whether it was bought within the time that counts, and not given back.
        package var isBought = false

        /// Nothing came of it.
        package init() {}
    }

    /// The list.
    package let list: ServedList
    /// One for each product of the list, in its order.
    package let items: [Item]

    /// Describes an outcome.
    package init(list: ServedList, items: [Item]) {
        precondition(items.count == list.products.count, "one for each product")
        self.list = list
        self.items = items
    }
}

/// Where the lists that were shown are kept.
package protocol ServedListStore: Sendable {
    /// Adds lists; one that is there already stays as it is.
    ///
    /// Lists of an id that was merged into another are that one's; of erased members, and of those
    /// who do not allow it any more, nothing is kept.
    func add(_ lists: [ServedList]) async throws

    /// Hands every list of a time to `body`, member by member, with what came of it, from one
    /// snapshot.
    ///
    /// An item is seen and clicked where an event names the list and the product; bought where a
    /// standing order of the member has it that was paid after the list was served.
    ///
    /// - Parameters:
    ///   - organisation: Only lists of that unit and below it; `nil` for all.
    ///   - from: The first moment of the time.
    ///   - until: The first moment after it.
    ///   - boughtWithin: How long after a list a purchase counts.
    ///   - body: Takes one list.
    /// - Throws: Where the store cannot be read.
    func forEachOutcome(
        in organisation: OrganisationPath?,
        from: Timestamp,
        until: Timestamp,
        boughtWithin: Duration,
        _ body: @escaping @Sendable (ServedOutcome) -> Void
    ) async throws

    /// All lists that are kept of a member, page by page.
    ///
    /// - Parameters:
    ///   - member: Whose; not an id that was merged into another.
    ///   - id: Only those with a higher number; 0 for the start.
    ///   - countMax: How many at most.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The lists, by number.
    func lists(of member: MemberID, after id: Int64, countMax: Int) async throws -> [ServedList]

    /// Deletes the lists that were served before a moment.
    ///
    /// - Returns: How many there were.
    @discardableResult
    func deleteLists(before moment: Timestamp) async throws -> Int
}
