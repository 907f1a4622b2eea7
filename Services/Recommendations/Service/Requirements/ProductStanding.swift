import Messages
import RecommendationsDomain

/// How products stand with who asks: the member's own list, then what is popular.
struct ProductStanding: Sendable {
    /// The list that the member is recommended; empty for a guest.
    let list: [RecommendationsV1.RecommendResponse.Item]
    /// What is popular.
    let popularity: PopularitySnapshot

    /// The places of the list's items, by sku.
    var places: [String: Int] {
        Dictionary(list.enumerated().map { ($1.sku, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is said of a product besides the requirements that it meets.
    func reasons(of id: ProductID, sku: String, places: [String: Int]) -> [RecommendationsV1.Reason]
    {
        if let place = places[sku] { return list[place].reasons }
        let share = popularity.share(of: id)
        guard share > 0 else { return [] }
        let text = ReasonText(.popular(isHere: popularity.isPopularHere(id)))
        return [
            RecommendationsV1.Reason(
                code: text.code,
                textEn: text.english,
                textZh: text.chinese,
                contribution: share
            )
        ]
    }
}
