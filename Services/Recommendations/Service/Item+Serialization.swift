import Messages
import Primitives
import RecommendationsDomain

extension RecommendationsV1.RecommendResponse.Item {
    init(_ item: ScoredItem, product: Product, isOneStore: Bool) {
        self.init(
            sku: product.sku,
            name: product.name,
            category: product.category,
            brand: product.brand,
            score: item.score,
            reasons: item.terms.map { RecommendationsV1.Reason($0, isOneStore: isOneStore) }
        )
    }
}

extension RecommendationsV1.Reason {
    init(_ term: ScoredItem.Term, isOneStore: Bool) {
        let text = ReasonText(term.evidence, isOneStore: isOneStore)
        self.init(
            code: text.code,
            textEn: text.english,
            textZh: text.chinese,
            contribution: term.contribution
        )
        if case .purchases(let days, let lastAt, _) = term.evidence {
            purchaseDays = UInt32(clamping: days)
            lastPurchaseAt = lastAt.microseconds
        }
    }
}
