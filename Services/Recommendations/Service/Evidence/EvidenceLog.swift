package import Primitives
package import RecommendationsDomain
package import RecommendationsLearning

import Synchronization

/// What all members bought, as rankers learn from it.
package struct EvidenceLog: Sendable {
    /// Which items the products are.
    package let items: EvidenceItems
    /// The purchases.
    package let log: TrainingLog
    /// Whose each history of the log is.
    package let members: [MemberID]
    /// How many events of orders had been taken in by then.
    package let eventCount: Int64

    /// The campaigns that are learned from at most: those that began last.
    private static let campaignsMax = 200

    /// Reads the catalogue, then the purchases of the members that may be learned from, from one
    /// snapshot, then their coupons.
    ///
    /// - Parameters:
    ///   - store: Where all of it is kept.
    ///   - level: Which things are ranked.
    ///   - day: Purchases from this day on are left out; `nil` for all.
    ///   - membersMax: The most members; of more than that those with the lowest hashes of their
    ///     ids.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The log; members of whom nothing counts are left out, and lines of products that
    ///   came into the catalogue meanwhile.
    package static func read(
        _ store: any RecommendationsStore & CampaignStore,
        level: ItemLevel,
        before day: Day? = nil,
        membersMax: Int = .max
    ) async throws -> EvidenceLog {
        let products = try await store.products()
        let items = EvidenceItems(products, level: level)
        let reading = Mutex(
            (
                sample: MemberSample<PurchaseHistory>(countMax: membersMax),
                isBought: Array(repeating: false, count: items.catalogue.itemCount)
            )
        )
        @Sendable func note(_ log: [Purchase], in isBought: inout [Bool]) {
            for purchase in log.standing where day.map({ purchase.day < $0 }) ?? true {
                for product in purchase.products {
                    if let item = items.item(of: product) { isBought[Int(item)] = true }
                }
            }
        }
        // That somebody bought a product is known of all, whoever is learned from.
        try await store.forEachNotLearnedFrom(of: Recommender.pointsSource) { _, log in
            reading.withLock { note(log, in: &$0.isBought) }
        }
        let positions = try await store.forEachLearnedFrom(of: Recommender.pointsSource) {
            member,
            log in
            reading.withLock { reading in
                note(log, in: &reading.isBought)
                reading.sample.take(member) {
                    let history = PurchaseHistory(standing: log.standing, before: day)
                        .mapped { items.item(ofProduct: $0) }
                    return history.days.isEmpty ? nil : history
                }
            }
        }
        let (found, isBought) = reading.withLock { ($0.sample.all, $0.isBought) }
        let members = found.map(\.member)
        var query = CampaignQuery()
        query.before = day
        query.newestMax = campaignsMax
        query.members = members
        let coupons = CouponCalendar(
            try await store.campaigns(query),
            of: products,
            as: items,
            members: members
        )
        return EvidenceLog(
            items: items,
            log: TrainingLog(
                catalogue: items.catalogue,
                histories: found.map(\.value),
                offers: coupons,
                isBought: isBought
            ),
            members: members,
            eventCount: positions.eventCount
        )
    }
}

extension [Int64] {
    /// How many events lie before positions of a stream, by partition.
    package var eventCount: Int64 { reduce(0) { $0 + Swift.max(0, $1) } }
}
