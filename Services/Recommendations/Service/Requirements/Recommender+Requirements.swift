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
    ///   - audience: Who reads it.
    /// - Throws: Where the member's log cannot be read.
    /// - Returns: The member's list, and what is popular.
    func productStanding(
        for member: MemberID?,
        in organisation: OrganisationPath?,
        audience: Audience
    ) async throws -> ProductStanding {
        let moment = now()
        let unit = organisation?.rawValue ?? ""
        let snapshot = state.withLock { state in
            state.snapshot(of: unit, now: moment, today: localDay(moment)).snapshot
        }
        guard let member else {
            return ProductStanding(list: [], popularity: snapshot)
        }
        let (answer, standing) = try await list(
            ListRequest(
                member: member,
                itemsMax: CountsRanker.itemsMax,
                organisation: organisation
            )
        )
        let response = answer.response
        let told = audience.mayReadBehaviour(standing) ? response : response.withoutBehaviour
        return ProductStanding(list: told.items, popularity: snapshot)
    }
}
