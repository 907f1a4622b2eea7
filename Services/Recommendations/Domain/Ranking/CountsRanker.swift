/// Scores products for a member: what the member buys, and what is popular.
///
/// The score is the sum of two terms, and each term that is not zero is a reason. The constants
/// were tuned on the validation cases of the Complete Journey receipts (next basket, product
/// level, cut-off 2017-11-01): NDCG@20 is .237 and Recall@20 .240, where half-lives of 60 to 90
/// days and weights of 2 to 12 differ by less than .003.
package struct CountsRanker: Sendable {
    /// How a member's purchase days fade.
    package let personalDecay: DecayTable
    /// How orders fade that make something popular.
    package let popularityDecay: DecayTable
    /// How many purchase days the popularity of a product is worth that is in every order.
    package let popularityWeight: Double
    /// How many orders a store borrows from all stores.
    package let ordersBorrowed: Double

    /// The method and its version, as it is published.
    package static let modelVersion = "decayed-counts@1"
    /// The most items of a list.
    package static let itemsMax = 100

    /// The tuned constants.
    package init() {
        personalDecay = DecayTable(halfLifeDays: 75, ageMax: 3000, tail: 1)
        popularityDecay = DecayTable(halfLifeDays: 14, ageMax: 70, tail: 0)
        popularityWeight = 4
        ordersBorrowed = 100
    }

    /// Ranks products.
    ///
    /// - Parameters:
    ///   - counts: What the member bought; `nil` for somebody unknown.
    ///   - popularity: What is popular.
    ///   - countMax: The most products; at least 1.
    ///   - mayEnter: Whether a product may stand in the list.
    /// - Returns: The highest scores first; of equal ones the product known longer.
    package func rank(
        counts: MemberCounts?,
        popularity: PopularitySnapshot,
        countMax: Int,
        mayEnter: (ProductID) -> Bool
    ) -> [ScoredItem] {
        var best = BestItems<ProductID>(countMax: countMax)
        counts?.forEach(decay: personalDecay) { product, history in
            let score = terms(product, history: history, popularity: popularity).score
            guard best.mayEnter(score, product), mayEnter(product) else { return }
            best.insert(product, score: score)
        }
        for product in popularity.top
        where counts?.contains(product) != true && mayEnter(product) {
            let score = terms(product, history: nil, popularity: popularity).score
            best.insert(product, score: score)
        }
        return best.sorted().map { item, _ in
            explained(item, counts: counts, popularity: popularity)
        }
    }

    /// A product's score with what it is made of.
    package func explained(
        _ product: ProductID,
        counts: MemberCounts?,
        popularity: PopularitySnapshot
    ) -> ScoredItem {
        terms(
            product,
            history: counts?.history(of: product, decay: personalDecay),
            popularity: popularity
        )
    }

    private func terms(
        _ product: ProductID,
        history: MemberCounts.ItemHistory?,
        popularity: PopularitySnapshot
    ) -> ScoredItem {
        var item = ScoredItem(product: product)
        if let history {
            item.add(
                .purchases(
                    days: history.purchaseDays,
                    lastAt: history.lastPurchaseAt,
                    lastDay: history.lastDay
                ),
                Double(history.weight) / Double(DecayTable.unit)
            )
        }
        item.add(
            .popular(isHere: popularity.isPopularHere(product)),
            popularityWeight * popularity.share(of: product)
        )
        return item
    }
}
