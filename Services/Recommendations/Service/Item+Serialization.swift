import Messages
import Primitives
import RecommendationsDomain

extension RecommendationsV1.RecommendResponse.Item {
    init(_ item: ScoredItem, product: Product, isNew: Bool) {
        self.init(
            sku: product.sku,
            name: product.name,
            category: product.category,
            brand: product.brand,
            score: item.score,
            reasons: item.terms.map { RecommendationsV1.Reason($0) },
            isNew: isNew
        )
    }
}

extension RecommendationsV1.Reason {
    init(_ term: ScoredItem.Term) {
        let text = ReasonText(term.evidence)
        self.init(
            code: text.code,
            textEn: text.english,
            textZh: text.chinese,
            contribution: term.contribution
        )
        switch term.evidence {
        case .purchases(let days, let lastAt, _):
            purchaseDays = UInt32(clamping: days)
            lastPurchaseAt = lastAt.microseconds
        case .rhythm(let every, let days, let lastAt, _, _):
            everyDays = UInt32(clamping: every)
            purchaseDays = UInt32(clamping: days)
            lastPurchaseAt = lastAt.microseconds
        case .kind(let name, _, _):
            kind = name
        case .together(let sku, _), .newLike(let sku, _), .like(let sku, _):
            withSKU = sku
        default:
            break
        }
    }
}
