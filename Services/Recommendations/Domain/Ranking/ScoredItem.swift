package import Primitives

/// A product with its score and what the score is made of.
package struct ScoredItem: Hashable, Sendable {
    /// What speaks for a product.
    package enum Evidence: Hashable, Sendable {
        /// The member bought it on so many days, the last time then.
        case purchases(days: Int, lastAt: Timestamp, lastDay: Day)
        /// The member buys it about every so many days: bought on so many days, the last time then,
        /// so many days ago.
        case rhythm(everyDays: Int, days: Int, lastAt: Timestamp, lastDay: Day, daysAgo: Int)
        /// The member buys others of its type, category or maker: on so many days, the last time so
        /// many days ago.
        case kind(name: String, days: Int, daysAgo: Int)
        /// The member never bought anything of its kind.
        case newKind
        /// The member bought this other product, and those who buy that buy it.
        case together(sku: String, name: String)
        /// Nobody has bought it yet, and it is like this other product that the member bought.
        case newLike(sku: String, name: String)
        /// Few have bought it yet, and it is like this other product that the member bought.
        case like(sku: String, name: String)
        /// Many bought it lately; in the very store that the list is for, or somewhere.
        case popular(isHere: Bool)
        /// Many of the members that were learned from bought it lately, wherever.
        case popularEverywhere
        /// It is bought more lately than before.
        case rising
        /// Members have lately bought it for the first time.
        case firstBought
        /// It is bought more than elsewhere in the store that the list is for, or else in the one
        /// to which the member goes.
        case store(isHere: Bool)
        /// So much of a hundred was taken off its price lately.
        case discount(percent: Int)
        /// It is of the chain's own brand.
        case ownBrand
        /// It costs about what the member usually pays for a product.
        case usualPrice
        /// It costs less than what the member usually pays for a product.
        case lowPrice
        /// The member has so many coupons for it.
        case coupons(Int)
        /// It suits how, and not what, the member buys.
        case habits
        /// What the member did with it besides buying it, the last time on that day.
        case behaviour(BehaviourEvidence.Kind, day: Day)
    }

    /// One part of a score.
    package struct Term: Hashable, Sendable {
        /// What speaks for the product.
        package let evidence: Evidence
        /// What it adds to the score, or how much lower that were without it; above zero.
        package let contribution: Double

        /// Names a part.
        package init(evidence: Evidence, contribution: Double) {
            self.evidence = evidence
            self.contribution = contribution
        }
    }

    /// The product.
    package let product: ProductID
    /// What the list is in the order of.
    package private(set) var score = 0.0
    /// What the score is made of, the strongest first.
    package private(set) var terms: [Term] = []

    init(product: ProductID) {
        self.product = product
    }

    /// A product with a score that was computed elsewhere, and what speaks most for it.
    package init(product: ProductID, score: Double, terms: [Term]) {
        self.product = product
        self.score = score
        self.terms = terms
    }

    /// The same with one part more and another score.
    ///
    /// - Parameters:
    ///   - term: The part; `nil` for none.
    ///   - score: What the list is in the order of.
    /// - Returns: The item.
    package func adding(_ term: Term?, score: Double) -> ScoredItem {
        guard let term else { return self }
        let place = terms.firstIndex { $0.contribution < term.contribution } ?? terms.endIndex
        var terms = terms
        terms.insert(term, at: place)
        return ScoredItem(product: product, score: score, terms: terms)
    }

    /// Adds a term to a score that is the sum of its terms.
    mutating func add(_ evidence: Evidence, _ contribution: Double) {
        guard contribution > 0 else { return }
        let term = Term(evidence: evidence, contribution: contribution)
        let place = terms.firstIndex { $0.contribution < contribution } ?? terms.endIndex
        terms.insert(term, at: place)
        score = terms.reduce(0) { $0 + $1.contribution }
    }
}
