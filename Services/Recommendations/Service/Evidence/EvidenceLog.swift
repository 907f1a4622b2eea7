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

    /// Reads the catalogue, then every member's purchases from one snapshot.
    ///
    /// - Parameters:
    ///   - store: Where both are kept.
    ///   - level: Which things are ranked.
    ///   - day: Purchases from this day on are left out; `nil` for all.
    ///   - membersMax: The most members; of more than that those with the lowest hashes of their
    ///     ids.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The log; members of whom nothing counts are left out, and lines of products that
    ///   came into the catalogue meanwhile.
    package static func read(
        _ store: any RecommendationsStore,
        level: ItemLevel,
        before day: Day? = nil,
        membersMax: Int = .max
    ) async throws -> EvidenceLog {
        let items = EvidenceItems(try await store.products(), level: level)
        let sample = Mutex(MemberSample<PurchaseHistory>(countMax: membersMax))
        try await store.forEachMember(of: Recommender.pointsSource) { member, log in
            sample.withLock { sample in
                sample.take(member) {
                    let history = PurchaseHistory(standing: log.standing, before: day)
                        .mapped { items.item(ofProduct: $0) }
                    return history.days.isEmpty ? nil : history
                }
            }
        }
        let found = sample.withLock { $0.all }
        return EvidenceLog(
            items: items,
            log: TrainingLog(
                catalogue: items.catalogue,
                histories: found.map(\.value),
                offers: OfferCalendar()
            ),
            members: found.map(\.member)
        )
    }
}
