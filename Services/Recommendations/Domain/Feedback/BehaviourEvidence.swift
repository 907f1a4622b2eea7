package import Primitives

/// What speaks for a product that a member has not bought yet: that it lies in its cart, is one of
/// its favourites, was given a good score, or was looked at.
///
/// The weight is the strongest of what speaks for it, halved every week, so that it is bounded by 1
/// and nothing but the behaviour itself raises it.
package struct BehaviourEvidence: Hashable, Sendable {
    /// What speaks for the product.
    package enum Kind: Hashable, Sendable, CaseIterable {
        /// It lies in the cart.
        case inCart
        /// It is a favourite.
        case favourite
        /// Its last score is four or five of five.
        case liked
        /// It was looked at or scanned.
        case lookedAt
        /// A search matched it.
        case searched

        /// What it is worth on its day, above 0, at most 1.
        package var worth: Double {
            switch self {
            case .inCart: 1
            case .favourite, .liked: 0.8
            case .lookedAt: 0.6
            case .searched: 0.2
            }
        }
    }

    /// What speaks for it.
    package let kind: Kind
    /// When that was.
    package let at: Timestamp
    /// How strongly, above 0, at most 1.
    package let weight: Double

    /// The time in which the weight halves, in days.
    package static let halfLifeDays = 7.0
    /// What is weaker than this counts as nothing.
    package static let weightMin = 0.02

    /// The strongest evidence for a product.
    ///
    /// - Parameters:
    ///   - trace: What was done with the product.
    ///   - now: The time; what lies after it counts as of now.
    /// - Returns: The evidence; `nil` where there is none.
    package static func strongest(
        of trace: MemberFeedback.ProductTrace,
        now: Timestamp
    ) -> BehaviourEvidence? {
        let moments: [(Kind, Timestamp?)] = [
            (.inCart, trace.inCartSince), (.favourite, trace.favouriteSince),
            (.liked, trace.likedAt), (.lookedAt, trace.lookedAt), (.searched, trace.searchedAt),
        ]
        var strongest: BehaviourEvidence?
        for case (let kind, let at?) in moments {
            let evidence = BehaviourEvidence(
                kind: kind,
                at: at,
                weight: kind.worth * Self.fading(now.microseconds(since: at))
            )
            if evidence.weight >= weightMin, evidence.weight > strongest?.weight ?? 0 {
                strongest = evidence
            }
        }
        return strongest
    }

    /// How much of a weight is left after some microseconds: one half for each half-life, in steps
    /// of whole days, so that a list does not change from one moment to the next.
    private static func fading(_ age: Int64) -> Double {
        let days = Double(max(0, age) / 86_400_000_000)
        var rest = days / halfLifeDays
        var factor = 1.0
        while rest >= 1 {
            factor /= 2
            rest -= 1
        }
        // Between two halvings, the straight line: what is left is compared, not added up.
        return factor * (1 - rest / 2)
    }
}
