package import Primitives

/// Where predictions keep what they have said of members, and find what stores have sold.
package protocol PredictionStore: Sendable {
    /// Hands what was sold to `body`, a store's day at a time, by day and store.
    ///
    /// - Parameters:
    ///   - unit: A store, or a unit above it; `nil` for all stores.
    ///   - days: The days wanted.
    ///   - body: Takes the store's path, the day and what was sold: products ascending, each with a
    ///     quantity above 0. What was taken back does not count.
    /// - Throws: Where the store cannot be read.
    func forEachStoreDay(
        of unit: OrganisationPath?,
        in days: ClosedRange<Day>,
        _ body: @escaping @Sendable (String, Day, [Sale]) -> Void
    ) async throws

    /// Lets go of what was sold before a day, of what was said before another, and of what was
    /// said of those who do not want to be judged.
    ///
    /// - Throws: Where nothing was changed.
    func forget(salesBefore firstDay: Day, saidBefore firstSaid: Day) async throws

    /// Every member with purchases, by id, and whether a version of the models has scored it.
    func members(scoredBy version: Int64) async throws -> [(member: MemberID, isScored: Bool)]

    /// Replaces the scores of members; those who are no members any more by then, were merged into
    /// others or do not want to be judged are left out.
    ///
    /// - Throws: Where nothing was stored.
    func put(_ scores: [MemberScore]) async throws

    /// Lets go of scores that an older version made: of members that are no more.
    ///
    /// - Throws: Where nothing was changed.
    func forgetScores(before version: Int64) async throws

    /// The scores of the members at home in a unit, the largest first.
    ///
    /// Members that were merged into others, were erased, closed, or are not to be judged by what
    /// they did, are left out, and so are those of whom identity has not told yet.
    ///
    /// - Parameters:
    ///   - unit: The unit.
    ///   - order: What is compared.
    ///   - after: The last one of the page before; `nil` for the start.
    ///   - countMax: How many.
    /// - Throws: Where the store cannot be read.
    /// - Returns: Each with the member's home.
    func scores(
        in unit: OrganisationPath,
        by order: MemberScore.Order,
        after: MemberScore.Place?,
        countMax: Int
    ) async throws -> [(score: MemberScore, home: String)]

    /// Keeps what was said of some members on a day, in place of what was kept of it; of whom
    /// scores are left out, this is as well.
    ///
    /// - Throws: Where nothing was stored.
    func put(_ said: SaidProbabilities) async throws

    /// The latest that was said of a question on or before a day; `nil` where nothing was.
    ///
    /// - Throws: Where the store cannot be read.
    func said(of question: String, onOrBefore day: Day) async throws -> SaidProbabilities?
}

/// What was sold of a product.
package struct Sale: Hashable, Sendable {
    /// The product.
    package let product: ProductID
    /// How many, in the unit of the sku; above 0.
    package let quantity: Int64

    /// Describes a sale.
    package init(product: ProductID, quantity: Int64) {
        self.product = product
        self.quantity = quantity
    }
}

/// What was said of some members on a day.
package struct SaidProbabilities: Hashable, Sendable {
    /// One member.
    package struct Member: Hashable, Sendable {
        /// Who.
        package let memberID: MemberID
        /// What was said, in millionths.
        package let probability: Int64

        /// Describes one member.
        package init(memberID: MemberID, probability: Int64) {
            self.memberID = memberID
            self.probability = probability
        }
    }

    /// What was asked: purchase_7_days.
    package let question: String
    /// The first day that it was about.
    package let day: Day
    /// The members.
    package let members: [Member]

    /// Describes what was said.
    package init(question: String, day: Day, members: [Member]) {
        self.question = question
        self.day = day
        self.members = members
    }
}
