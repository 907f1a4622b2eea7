package import Primitives

/// Where offers are kept, and to whom they were made.
package protocol OffersStore: Sendable {
    /// Publishes offers or replaces them, in their order after those that are there.
    ///
    /// - Parameters:
    ///   - offers: Each id once.
    ///   - organisation: Only offers of that unit and below it may be replaced.
    ///   - openMax: How many there may be, with them, that have not ended.
    ///   - moment: The time.
    /// - Throws: Where nothing was stored.
    /// - Returns: How many were added, changed and left as they were; or why nothing was stored.
    func put(
        _ offers: [Offer],
        within organisation: OrganisationPath,
        openMax: Int,
        at moment: Timestamp
    ) async throws -> OfferChanges

    /// Counts the changes of offers and effects: as long as it is the same, `book()` is.
    func revision() async throws -> Int64

    /// Every offer with what is known of effects.
    func book() async throws -> OfferBook

    /// What has become of offers.
    func totals() async throws -> [String: OfferTotals]

    /// What was made to a member under all its ids, the oldest first.
    func makings(of member: MemberID) async throws -> [OfferMaking]

    /// A page of what was made to a member under all its ids, the oldest first.
    ///
    /// - Parameters:
    ///   - member: Whose.
    ///   - place: The last one of the page before; `nil` for the start.
    ///   - countMax: How many.
    ///   - isHeldOutTold: Whether those from which the member was held out are among them.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The page.
    func makings(
        of member: MemberID,
        after place: OfferMaking.Place?,
        countMax: Int,
        isHeldOutTold: Bool
    ) async throws -> [OfferMaking]

    /// Makes offers to a member as far as budgets and numbers allow, in one transaction.
    ///
    /// An offer that was made to the member before is not made again. Whoever is held out is asked
    /// for budget, numbers and its own most as if it were not, and what it was held out from
    /// counts towards the latter like what was made: the two differ by the lot alone. Nothing is
    /// made of an offer whose terms have changed since it was proposed, nor to a member that is
    /// erased, merged away, not known or not to be judged by what it did.
    ///
    /// - Parameters:
    ///   - proposals: In the order of preference, each of the same member.
    ///   - offers: What is proposed, by id.
    ///   - countMax: How many are made at most.
    ///   - sinceMax: No more than so many are made to the member since a moment, those before and
    ///     those that it was held out from included.
    /// - Throws: Where nothing was stored.
    /// - Returns: What was made, in the order of preference.
    func make(
        _ proposals: [OfferMaking],
        offers: [String: Offer],
        countMax: Int,
        sinceMax: (since: Timestamp, count: Int)
    ) async throws -> [OfferMaking]

    /// Notes that a member has used an offer.
    ///
    /// - Throws: Where nothing was stored.
    /// - Returns: What came of it.
    func use(_ use: OfferUse) async throws -> OfferUseOutcome

    /// Deletes what was made long ago of offers that have ended; sums over members stay.
    ///
    /// - Parameters:
    ///   - before: What was valid until before then.
    ///   - moment: The time.
    /// - Throws: Where nothing was stored.
    /// - Returns: How many were deleted, at most some thousand at once.
    func deleteMakings(before: Timestamp, at moment: Timestamp) async throws -> Int

    /// Makes what lapsed offers had set aside free again.
    ///
    /// - Parameter moment: What was valid until before then.
    /// - Throws: Where nothing was stored.
    /// - Returns: How many have lapsed.
    func lapse(before moment: Timestamp) async throws -> Int

    /// Hands what was made to members to `body`, the newest first.
    ///
    /// - Parameters:
    ///   - countMax: How many at most.
    ///   - body: Takes a making, and what its member bought in whole after it was made until it
    ///     lapsed.
    /// - Throws: Where the store cannot be read.
    func forEachMaking(
        countMax: Int,
        _ body: @escaping @Sendable (OfferMaking, [Purchase]) -> Void
    ) async throws

    /// Replaces all that is known of effects and of the population.
    func learn(
        _ effects: [LearnedEffect],
        population: BuyingPopulation,
        at moment: Timestamp
    ) async throws

    /// Hands the orders of days that stand to `body`, day by day.
    ///
    /// - Parameters:
    ///   - days: The local days.
    ///   - organisation: Only orders of that unit and below it.
    ///   - body: Takes an order.
    /// - Throws: Where the store cannot be read.
    func forEachOrder(
        on days: ClosedRange<Day>,
        in organisation: OrganisationPath,
        _ body: @escaping @Sendable (Purchase) -> Void
    ) async throws
}

/// What publishing has changed.
package struct OfferChanges: Hashable, Sendable {
    /// How many were not there.
    package var added = 0
    /// How many are different now.
    package var changed = 0
    /// How many were there as they are.
    package var unchanged = 0
    /// Why nothing was stored; `nil` where it was.
    package var refusal: Refusal?

    /// Why offers are not published.
    package enum Refusal: Hashable, Sendable {
        /// The offer belongs to another unit.
        case elsewhere(String)
        /// Members hold the offer, whose terms were to change.
        case held(String)
        /// There would be so many that have not ended.
        case tooMany(Int)
    }

    /// Nothing.
    package init() {}
}

/// All offers, and what is known of their effects.
package struct OfferBook: Hashable, Sendable {
    /// In the published order.
    package var offers: [Offer] = []
    /// What was learned.
    package var effects: [LearnedEffect.Subject: LearnedEffect] = [:]
    /// How members buy.
    package var population = BuyingPopulation.assumed
    /// When effects were last learned; `nil` for never.
    package var learnedAt: Timestamp?
    /// The revision of all that.
    package var revision: Int64 = -1

    /// No offers.
    package init() {}

    /// What is known of an offer's effect, or of its kind's; `nil` for nothing.
    package func effect(of offer: Offer) -> LearnedEffect? {
        effects[.offer(offer.id)] ?? effects[.kind(offer.kind)]
    }
}

/// A use of an offer.
package struct OfferUse: Hashable, Sendable {
    /// Who used it.
    package let member: MemberID
    /// Which.
    package let offerID: String
    /// The order with which it was used.
    package let order: OrderKey
    /// What it cost, in fen.
    package let benefitFen: Int64
    /// When.
    package let usedAt: Timestamp

    /// Describes a use.
    package init(
        member: MemberID,
        offerID: String,
        order: OrderKey,
        benefitFen: Int64,
        usedAt: Timestamp
    ) {
        self.member = member
        self.offerID = offerID
        self.order = order
        self.benefitFen = benefitFen
        self.usedAt = usedAt
    }
}

/// What came of a use.
package enum OfferUseOutcome: Hashable, Sendable {
    /// Noted.
    case noted
    /// Noted before, with the same order.
    case replayed
    /// The offer was never made to the member.
    case notMade
    /// It was used with another order.
    case usedBefore
    /// Its time had passed.
    case lapsed
    /// It was used before it was made.
    case tooEarly
    /// It may cost so much at most, in fen.
    case tooMuch(maxFen: Int64)
}
