package import Primitives

/// A product with its score and what the score is made of.
package struct ScoredItem: Hashable, Sendable {
    /// What speaks for a product.
    package enum Evidence: Hashable, Sendable {
        /// The member bought it on so many days, the last time then.
        case purchases(days: Int, lastAt: Timestamp, lastDay: Day)
        /// Many bought it lately.
        case popular
    }

    /// One part of a score.
    package struct Term: Hashable, Sendable {
        /// What speaks for the product.
        package let evidence: Evidence
        /// What it adds to the score; above zero.
        package let contribution: Double
    }

    /// The product.
    package let product: ProductID
    /// The sum of the terms.
    package private(set) var score = 0.0
    /// What the score is made of, the strongest first.
    package private(set) var terms: [Term] = []

    init(product: ProductID) {
        self.product = product
    }

    mutating func add(_ evidence: Evidence, _ contribution: Double) {
        guard contribution > 0 else { return }
        let term = Term(evidence: evidence, contribution: contribution)
        let place = terms.firstIndex { $0.contribution < contribution } ?? terms.endIndex
        terms.insert(term, at: place)
        score = terms.reduce(0) { $0 + $1.contribution }
    }
}
