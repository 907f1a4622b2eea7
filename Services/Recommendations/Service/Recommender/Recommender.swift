package import Messages
package import Primitives
package import RecommendationsDomain

import RecommendationsLearning
import Synchronization

/// Answers from memory, and keeps memory and store in step.
///
/// An order shows in its member's next answer as soon as it is stored; what is popular is at most a
/// second behind. What was popular is counted again from the store at start, a member's log is read
/// when the member is first asked for.
///
/// Several processes may share the store: each follows the whole stream, whichever of them stores
/// an event, so that the memory of all is as fresh. Changes of the catalogue by others come with
/// ``refreshCatalogue()``.
package final class Recommender: Sendable {
    let store: any RecommendationsStore
    let ranker = CountsRanker()
    let localDay: @Sendable (Timestamp) -> Day
    let now: @Sendable () -> Timestamp
    private let standing: MemberStanding
    let models: ModelShelf?
    let newItems = NewItemShelf()
    private let feedback: FeedbackMemory?
    let coupons: CouponMemory?
    let rules: ListRules
    let state: Mutex<RecommenderState>
    /// How far memory has come in the stream of points, by partition; changed under `writing`.
    private let seen = Mutex<[Int64]>([])
    private let writing = SerialGate()

    private init(
        store: any RecommendationsStore,
        membersMax: Int,
        now: @escaping @Sendable () -> Timestamp,
        localDay: @escaping @Sendable (Timestamp) -> Day,
        standing: @escaping MemberStanding,
        models: ModelShelf?,
        feedback: FeedbackMemory?,
        coupons: CouponMemory?,
        rules: ListRules
    ) {
        self.store = store
        self.models = models
        self.feedback = feedback
        self.coupons = coupons
        self.rules = rules
        self.now = now
        self.localDay = localDay
        self.standing = standing
        state = Mutex(RecommenderState(ranker: ranker, membersMax: membersMax))
    }

    /// Builds a recommender from what is stored.
    ///
    /// - Parameters:
    ///   - store: Catalogue and purchases.
    ///   - membersMax: How many members' counts and answers are kept in memory.
    ///   - now: The wall clock.
    ///   - localDay: The local day of a moment in the program's time zone.
    ///   - standing: Whom ids mean and what may be chosen for them; without it everybody stands for
    ///     itself.
    ///   - models: What lists are ranked by; without it, and while it is empty, by counts.
    ///   - feedback: What members did besides buying, and stock; without it none is known.
    ///   - coupons: Which coupons members have; without it none is known.
    ///   - rules: What lists must obey.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The recommender.
    package static func open(
        store: any RecommendationsStore,
        membersMax: Int,
        now: @escaping @Sendable () -> Timestamp,
        localDay: @escaping @Sendable (Timestamp) -> Day,
        standing: @escaping MemberStanding = { Standing($0) },
        models: ModelShelf? = nil,
        feedback: FeedbackMemory? = nil,
        coupons: CouponMemory? = nil,
        rules: ListRules = .none
    ) async throws -> Recommender {
        let recommender = Recommender(
            store: store,
            membersMax: membersMax,
            now: now,
            localDay: localDay,
            standing: standing,
            models: models,
            feedback: feedback,
            coupons: coupons,
            rules: rules
        )
        try await recommender.refreshCatalogue()
        let today = localDay(now())
        let seen = try await store.forEachPurchase(
            of: pointsSource,
            firstDay: { newest in
                recommender.ranker.popularityDecay.firstDay(today: min(newest, today))
            }
        ) { page in
            recommender.state.withLock { $0.countPopular(page) }
        }
        recommender.seen.withLock { $0 = seen }
        // Purchases of the snapshot may name products that another process has added meanwhile.
        try await recommender.refreshCatalogue()
        return recommender
    }

    /// Where a member stands.
    func standing(of member: MemberID) async throws -> Standing { try await standing(member) }

    /// The time.
    var moment: Timestamp { now() }

    /// How far memory has come in the stream of points, by partition: where to go on.
    package var seenPositions: [Int64] { seen.withLock { $0 } }

    /// Takes over what other processes have changed in the catalogue.
    ///
    /// - Throws: Where the store cannot be read.
    package func refreshCatalogue() async throws {
        try await writing.alone { try await takeOverCatalogue() }
    }

    private func takeOverCatalogue() async throws {
        let known = state.withLock { $0.catalogueRevision }
        let changes = try await store.changes(since: known)
        if changes.revision == known { return }
        state.withLock { $0.put(changes.products, revision: changes.revision) }
    }

    /// Ranks products for a member.
    ///
    /// - Parameter request: For whom, and which list.
    /// - Throws: Where the member's log cannot be read.
    /// - Returns: The list with its reasons.
    package func recommend(
        _ request: ListRequest
    ) async throws -> RecommendationsV1.RecommendResponse {
        try await list(request).answer.response
    }

    /// Ranks products for a member, and tells for whom.
    ///
    /// - Parameter request: For whom, and which list.
    /// - Throws: Where the member's log cannot be read.
    /// - Returns: The list with its reasons, and where the member stands.
    func list(
        _ request: ListRequest
    ) async throws -> (answer: ListAnswer, standing: Standing) {
        let moment = now()
        let today = localDay(moment)
        let standing = try await standing(request.member)
        var request = request
        request.member = standing.member
        var circumstances = try await circumstances(of: request, standing, moment)
        // Whoever is in a store is shown what is popular there.
        if request.organisation == nil {
            request.organisation = circumstances.situation.feedback.place(at: moment)
        }
        // Whoever asked not to be judged by what it did: not even its counts are looked at.
        guard standing.isPersonalised else {
            let (snapshot, catalogue) = state.withLock { state in
                (state.snapshot(of: request.unit, now: moment, today: today), state.catalogue)
            }
            let basis = CountedBasis(counts: nil, snapshot: snapshot, catalogue: catalogue)
            return (counted(request, basis, circumstances), standing)
        }
        let models = request.mayUseModels ? models?.served : nil
        let purchases = try await purchases(of: standing.member, withHistory: models != nil)
        let unit = Self.unit(of: request, standing, purchases.counts)
        func countedBasis() -> CountedBasis {
            let (snapshot, catalogue) = state.withLock { state in
                (state.snapshot(of: unit, now: moment, today: today), state.catalogue)
            }
            return CountedBasis(
                counts: purchases.counts,
                snapshot: snapshot,
                catalogue: catalogue
            )
        }
        if let models, let basis = basis(purchases, models, today: today) {
            try await takeCoupons(of: standing.member, on: today, into: &circumstances)
            let answer = rankedAnswer(request, basis, circumstances, filler: countedBasis)
            // Where the rules leave nothing of what models rank, something popular may be left.
            if !answer.products.isEmpty { return (answer, standing) }
        }
        let answer = countedAnswer(
            request,
            countedBasis(),
            circumstances,
            memberVersion: purchases.version,
            today: today
        )
        return (answer, standing)
    }

    /// Where popularity is looked for: where it was asked for; for a member that never bought
    /// anything also on the channel that is named, or in the unit to which the member belongs.
    private static func unit(
        of request: ListRequest,
        _ standing: Standing,
        _ counts: MemberCounts
    ) -> String {
        if request.organisation != nil || counts.lastPurchaseAt != nil { return request.unit }
        if !request.channel.isEmpty { return RecommenderState.unit(ofChannel: request.channel) }
        return standing.home?.rawValue ?? ""
    }

    /// What a list depends on besides purchases, popularity and models.
    private func circumstances(
        of request: ListRequest,
        _ standing: Standing,
        _ moment: Timestamp
    ) async throws -> ListCircumstances {
        var circumstances = ListCircumstances(request, standing, moment)
        guard let feedback else { return circumstances }
        circumstances.take(try await feedback.feedback(of: standing.member), standing)
        if request.isInStockOnly {
            let (unit, revision) = feedback.stock(of: request.unit)
            circumstances.take(unit, revision: revision)
        }
        return circumstances
    }

    /// What models rank a member by; `nil` for one who bought too little for them.
    func basis(
        _ purchases: MemberPurchases,
        _ models: ServedModels,
        today: Day
    ) -> RankedBasis? {
        guard let whole = purchases.history, whole.days.count >= Training.daysMin else {
            return nil
        }
        let (catalogue, newest) = state.withLock { ($0.catalogue, $0.newestDay) }
        let history = whole.mapped { product in
            let isKnown = product < models.productCount
            return isKnown && catalogue.isRecommendable(ProductID(product)) ? product : nil
        }
        guard let last = history.days.last, history.days.count >= Training.daysMin else {
            return nil
        }
        // As of today, or as of the end of the log where that lies back; an order of today counts.
        let end = min(today.rawValue, (newest ?? today).rawValue + 1)
        return RankedBasis(
            models: models,
            purchases: purchases,
            history: history,
            catalogue: catalogue,
            today: today,
            asOf: Day(max(end, last + 1))
        )
    }

    /// What a member bought and has not given back, the newest first.
    ///
    /// - Parameters:
    ///   - member: Whose orders.
    ///   - number: Only those that were logged before the one with this number.
    /// - Throws: Where the member's log cannot be read.
    /// - Returns: The orders, each with its number in the log.
    func purchases(
        of member: MemberID,
        before number: Int64
    ) async throws -> [(
        number: Int64, message: RecommendationsV1.ListPurchasesResponse.Purchase
    )] {
        let member = try await standing(member).member
        let log = try await store.purchases(of: member)
        let catalogue = state.withLock { $0.catalogue }
        return log.standing.reversed().filter { $0.number < number }.map { purchase in
            (
                purchase.number,
                RecommendationsV1.ListPurchasesResponse.Purchase(
                    channel: purchase.order.channel,
                    orderID: purchase.order.orderID,
                    organisation: purchase.organisation,
                    paidAt: purchase.paidAt.microseconds,
                    products: purchase.products.compactMap { catalogue[$0] }.map { product in
                        .init(sku: product.sku, name: product.name)
                    }
                )
            )
        }
    }

    /// Takes events in, with the positions of the stream, and counts them.
    ///
    /// - Parameter batch: The events.
    /// - Throws: Where nothing was stored; the same events are to be given again.
    /// - Returns: How many orders were taken back that were not known.
    @discardableResult
    package func take(_ batch: PurchaseBatch) async throws -> Int {
        try await writing.alone {
            let before = seen.withLock { $0 }
            let applied = try await store.apply(batch, seen: before)
            if !applied.products.isEmpty || applied.followedCount > 0 {
                try await takeOverCatalogue()
            }
            state.withLock { $0.take(applied.purchases) }
            newItems.note(applied.purchases)
            seen.withLock { seen in
                for event in batch.events {
                    seen[event.partition] = max(seen[event.partition], event.position)
                }
            }
            return applied.unknownOrders
        }
    }

    /// Takes news of members in, alone, and lets go of what is counted of those whose logs it
    /// changes.
    ///
    /// - Parameter body: Stores the news; tells whose logs have changed, or may have.
    /// - Throws: Where nothing was stored.
    package func takeNews(_ body: () async throws -> Set<MemberID>) async throws {
        try await writing.alone {
            let changed = try await body()
            coupons?.forget(changed)
            state.withLock { $0.forget(changed) }
        }
    }

    /// Adds products or replaces them.
    ///
    /// - Parameter products: Each sku once.
    /// - Throws: Where nothing was stored.
    /// - Returns: What changed.
    package func put(_ products: [Product]) async throws -> ProductChanges {
        try await writing.alone {
            let changes = try await store.put(products)
            try await takeOverCatalogue()
            return changes
        }
    }

    func purchases(
        of member: MemberID,
        withHistory: Bool
    ) async throws -> MemberPurchases {
        if let known = state.withLock({ $0.purchases(of: member) }),
            known.history != nil || !withHistory
        {
            return known
        }
        state.withLock { $0.loadBegan(member) }
        do {
            let log = try await store.purchases(of: member)
            return state.withLock { $0.loadEnded(member, log: log) } ?? MemberPurchases(log: [])
        } catch {
            _ = state.withLock { $0.loadEnded(member, log: nil) }
            throw error
        }
    }
}
