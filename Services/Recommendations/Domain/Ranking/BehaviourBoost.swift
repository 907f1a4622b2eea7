/// Lifts what a member looked at, likes or has in its cart, and has not bought yet.
///
/// Each such product gets its weight, at most 1, of a little more than what lies between the best
/// and the last of the candidates, so that what lies in the cart comes before everything else; one
/// that was no candidate begins where the last one stands. Without the evidence the product has
/// what it had, or is not there.
package struct BehaviourBoost: Hashable, Sendable {
    /// The candidates with their scores as they are now, the best first; of equal ones the product
    /// known longer.
    package let candidates: [Candidate]
    /// How much each product was lifted by.
    package let boosts: [ProductID: Double]

    /// What the greatest weight is worth, by what lies between the best and the last candidate.
    package static let rangeFactor = 1.25

    /// Lifts candidates.
    ///
    /// - Parameters:
    ///   - ranked: The candidates, the best first.
    ///   - evidence: What speaks for products; of those that the member bought, nothing.
    ///   - lastPlace: The place, from 1, of the candidate that counts as the last.
    package init(
        of ranked: [Candidate],
        evidence: [ProductID: BehaviourEvidence],
        lastPlace: Int
    ) {
        guard !evidence.isEmpty else {
            candidates = ranked
            boosts = [:]
            return
        }
        let best = ranked.first?.score ?? 1
        let last = ranked.prefix(lastPlace).last?.score ?? 0
        let range = Self.rangeFactor * (best > last ? best - last : 1)
        var boosts: [ProductID: Double] = [:]
        var lifted: [Candidate] = []
        lifted.reserveCapacity(ranked.count + evidence.count)
        for candidate in ranked {
            guard let weight = evidence[candidate.product]?.weight else {
                lifted.append(candidate)
                continue
            }
            boosts[candidate.product] = weight * range
            lifted.append(
                Candidate(
                    product: candidate.product,
                    score: candidate.score + weight * range,
                    isNew: candidate.isNew
                )
            )
        }
        for (product, evidence) in evidence where boosts[product] == nil {
            let boost = evidence.weight * range
            boosts[product] = boost
            lifted.append(Candidate(product: product, score: last + boost, isNew: true))
        }
        candidates = lifted.sorted { ($1.score, $0.product) < ($0.score, $1.product) }
        self.boosts = boosts
    }
}
