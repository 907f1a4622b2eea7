package import Messages
package import Primitives
package import RecommendationsDomain

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
    let ranker = Ranker()
    let localDay: @Sendable (Timestamp) -> Day
    private let now: @Sendable () -> Timestamp
    private let standing: MemberStanding
    let state: Mutex<RecommenderState>
    /// How far memory has come in the stream of points, by partition; changed under `writing`.
    private let seen = Mutex<[Int64]>([])
    private let writing = SerialGate()

    private init(
        store: any RecommendationsStore,
        membersMax: Int,
        now: @escaping @Sendable () -> Timestamp,
        localDay: @escaping @Sendable (Timestamp) -> Day,
        standing: @escaping MemberStanding
    ) {
        self.store = store
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
    /// - Throws: Where the store cannot be read.
    /// - Returns: The recommender.
    package static func open(
        store: any RecommendationsStore,
        membersMax: Int,
        now: @escaping @Sendable () -> Timestamp,
        localDay: @escaping @Sendable (Timestamp) -> Day,
        standing: @escaping MemberStanding = { ($0, true) }
    ) async throws -> Recommender {
        let recommender = Recommender(
            store: store,
            membersMax: membersMax,
            now: now,
            localDay: localDay,
            standing: standing
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
    /// - Parameters:
    ///   - member: For whom.
    ///   - itemsMax: The most items, 1 to `Ranker.itemsMax`.
    ///   - organisation: The unit in which the popular part shall be popular; `nil` for all.
    /// - Throws: Where the member's log cannot be read.
    /// - Returns: The list with its reasons.
    package func recommend(
        for member: MemberID,
        itemsMax: Int,
        organisation: OrganisationPath?
    ) async throws -> RecommendationsV1.RecommendResponse {
        let moment = now()
        let today = localDay(moment)
        let (member, isPersonalised) = try await standing(member)
        let key = RecommenderState.AnswerKey(
            member: member,
            itemsMax: itemsMax,
            organisation: organisation?.rawValue ?? ""
        )
        // Whoever asked not to be judged by what it did: not even its counts are looked at.
        guard isPersonalised else {
            let snapshot = state.withLock { state in
                state.snapshot(of: key.organisation, now: moment, today: today)
            }
            return response(key, counts: nil, snapshot: snapshot)
        }
        let known = state.withLock { state in
            let snapshot = state.snapshot(of: key.organisation, now: moment, today: today)
            return (
                snapshot: snapshot,
                counts: state.counts(of: member),
                answer: state.answer(key)
            )
        }
        if let counts = known.counts, let answer = known.answer,
            answer.memberVersion == counts.version,
            answer.snapshotNumber == known.snapshot.number
        {
            return answer.response
        }
        let counts: MemberCounts
        if let cached = known.counts {
            counts = cached
        } else {
            counts = try await load(member)
        }
        return answer(key, counts: counts, snapshot: known.snapshot)
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
        let (member, _) = try await standing(member)
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

    private func load(_ member: MemberID) async throws -> MemberCounts {
        state.withLock { $0.loadBegan(member) }
        do {
            let log = try await store.purchases(of: member)
            return state.withLock { $0.loadEnded(member, log: log) } ?? MemberCounts()
        } catch {
            _ = state.withLock { $0.loadEnded(member, log: nil) }
            throw error
        }
    }

    private func answer(
        _ key: RecommenderState.AnswerKey,
        counts: MemberCounts,
        snapshot: RecommenderState.NumberedSnapshot
    ) -> RecommendationsV1.RecommendResponse {
        let response = response(key, counts: counts, snapshot: snapshot)
        let answer = RecommenderState.Answer(
            memberVersion: counts.version,
            snapshotNumber: snapshot.number,
            response: response
        )
        state.withLock { $0.keep(answer, for: key) }
        return response
    }

    /// A list; `counts` is `nil` for what is popular only.
    private func response(
        _ key: RecommenderState.AnswerKey,
        counts: MemberCounts?,
        snapshot: RecommenderState.NumberedSnapshot
    ) -> RecommendationsV1.RecommendResponse {
        let catalogue = state.withLock { $0.catalogue }
        let items = ranker.rank(
            counts: counts,
            popularity: snapshot.snapshot,
            itemsMax: key.itemsMax,
            isRecommendable: { catalogue.isRecommendable($0) }
        )
        return RecommendationsV1.RecommendResponse(
            items: items.compactMap { item in
                catalogue[item.product].map {
                    RecommendationsV1.RecommendResponse.Item(
                        item,
                        product: $0,
                        isOneStore: !key.organisation.isEmpty
                    )
                }
            },
            lastPurchaseAt: counts?.lastPurchaseAt?.microseconds ?? 0,
            modelVersion: Ranker.modelVersion
        )
    }
}
