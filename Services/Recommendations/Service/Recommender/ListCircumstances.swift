import Messages
import Primitives
import RecommendationsDomain
import RecommendationsLearning

/// A list as it is answered, and the products on it.
struct ListAnswer {
    let response: RecommendationsV1.RecommendResponse
    let products: [ProductID]
    /// Whether it was filled up with what is popular, beside what models ranked.
    var isFilled = false
}

/// What a list of counts and popularity is made of, besides the request.
struct CountedBasis {
    /// What the member bought; `nil` for what is popular only.
    let counts: MemberCounts?
    let snapshot: RecommenderState.NumberedSnapshot
    let catalogue: Catalogue
}

/// What a list depends on besides purchases, popularity and models.
struct ListCircumstances {
    /// The same basis gives the same circumstances, but for the time.
    struct Basis: Hashable {
        let standing: Standing
        /// The number of what is known of the member; 0 for nothing.
        var feedbackNumber: Int64 = 0
        /// The revision of stock; 0 where stock does not matter.
        var stockRevision: Int64 = 0
        /// The number of the member's coupons; 0 for none.
        var couponsNumber: Int64 = 0
    }

    private(set) var basis: Basis
    private(set) var situation: ListRules.Situation
    /// The coupons that the member has.
    private(set) var coupons = MemberCoupons.none

    init(_ request: ListRequest, _ standing: Standing, _ now: Timestamp) {
        basis = Basis(standing: standing)
        situation = ListRules.Situation(now: now)
        situation.excludedCategories = request.excludedCategories
        situation.priceFenMax = request.priceFenMax
        situation.isStockStrict = request.isStockStrict
        if standing.isPersonalised { situation.childAges = standing.childAges }
    }

    /// Takes over what the member did and does not want, as far as it may be used.
    mutating func take(_ known: FeedbackMemory.Numbered, _ standing: Standing) {
        basis.feedbackNumber = known.number
        situation.feedback =
            standing.isPersonalised && standing.recordsBehaviour
            ? known.feedback : known.feedback.withoutBehaviour
    }

    /// Takes over which coupons the member has.
    mutating func take(_ known: CouponMemory.Numbered) {
        basis.couponsNumber = known.number
        coupons = known.coupons
    }

    /// Takes over what the store has.
    mutating func take(_ stock: StockLevels.Unit, revision: Int64) {
        basis.stockRevision = revision
        situation.stock = stock
    }

    /// What speaks for products that the member has not bought.
    func evidence(bought counts: MemberCounts?) -> [ProductID: BehaviourEvidence] {
        var evidence: [ProductID: BehaviourEvidence] = [:]
        for (product, trace) in situation.feedback.traces where counts?.contains(product) != true {
            evidence[product] = BehaviourEvidence.strongest(of: trace, now: situation.now)
        }
        return evidence
    }
}
