import Messages
import Primitives
import RecommendationsDomain
import Synchronization

extension Recommender {
    /// How products stand with somebody.
    ///
    /// - Parameters:
    ///   - member: Whose list counts; `nil` for a guest. Whoever asked not to be judged by what it
    ///     did has the list that everybody has.
    ///   - organisation: The unit in which popular products shall be popular; `nil` for all.
    /// - Throws: Where the member's log cannot be read.
    /// - Returns: The member's list, and what is popular.
    func productStanding(
        for member: MemberID?,
        in organisation: OrganisationPath?
    ) async throws -> ProductStanding {
        let moment = now()
        let unit = organisation?.rawValue ?? ""
        let snapshot = state.withLock { state in
            state.snapshot(of: unit, now: moment, today: localDay(moment)).snapshot
        }
        guard let member else {
            return ProductStanding(list: [], popularity: snapshot, isOneStore: !unit.isEmpty)
        }
        let list = try await recommend(
            ListRequest(
                member: member,
                itemsMax: CountsRanker.itemsMax,
                organisation: organisation
            )
        )
        return ProductStanding(
            list: list.items,
            popularity: snapshot,
            isOneStore: !unit.isEmpty
        )
    }
}
