/// The words in which a member reads why something is on the list.
package struct ReasonText: Hashable, Sendable {
    /// The stable name of the reason.
    package let code: String
    /// English.
    package let english: String
    /// Chinese.
    package let chinese: String

    /// Puts a piece of evidence into words.
    ///
    /// - Parameters:
    ///   - evidence: What speaks for the product.
    ///   - isOneStore: Whether popularity was asked for a store or region.
    package init(_ evidence: ScoredItem.Evidence, isOneStore: Bool) {
        switch evidence {
        case .purchases(1, _, let lastDay):
            code = "you_bought_before"
            english = "You bought this on \(lastDay.date)"
            chinese = "您于 \(lastDay.date) 购买过"
        case .purchases(let days, _, let lastDay):
            code = "you_buy_often"
            english = "You bought this on \(days) days, last on \(lastDay.date)"
            chinese = "您已在 \(days) 天购买过，最近一次是 \(lastDay.date)"
        case .popular where isOneStore:
            code = "popular_lately"
            english = "Popular in this store lately"
            chinese = "本店近期热销"
        case .popular:
            code = "popular_lately"
            english = "Popular lately"
            chinese = "近期热销"
        }
    }
}
