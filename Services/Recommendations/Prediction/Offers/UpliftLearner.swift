/// Learns an offer's effect from whom it was made to and who had none, and says how sure that is.
package struct UpliftLearner: Sendable {
    /// A member, whether it had the offer, and whether it bought.
    package struct Observation: Hashable, Sendable {
        /// What was known of the member before.
        package let row: [Double]
        /// Whether it had the offer.
        package let isTreated: Bool
        /// Whether it bought.
        package let bought: Bool
        /// The chance with which it had the offer; `nil` where it was chosen in a way that is not
        /// known.
        package let propensity: Double?

        /// Wraps an observation.
        package init(row: [Double], isTreated: Bool, bought: Bool, propensity: Double?) {
            self.row = row
            self.isTreated = isTreated
            self.bought = bought
            self.propensity = propensity
        }
    }

    /// What was learned.
    package struct Lesson: Sendable {
        /// The model.
        package let model: UpliftModel
        /// Members with the offer.
        package let treated: Int
        /// Members without.
        package let control: Int
        /// Whether members were held out by lot.
        package let isByLot: Bool
    }

    /// The members of each kind that are needed: with fewer, nothing is said.
    package static let countMin = 100
    /// The members that are learned from at most.
    package static let countMax = 50_000
    /// Estimated chances are kept away from 0 and 1 by this much: members who were surely chosen,
    /// or surely not, say nothing of the effect.
    static let overlap = 0.05

    /// Learns from members.
    ///
    /// - Parameters:
    ///   - observations: In any order. All with a propensity, or it is estimated for all.
    ///   - random: Puts them in an order that has nothing to do with them.
    /// - Returns: What was learned; `nil` where there are too few of either kind.
    package static func learn(
        _ observations: [Observation],
        using random: inout some RandomNumberGenerator
    ) -> Lesson? {
        let drawn = observations.shuffled(using: &random).prefix(countMax)
        let isByLot = drawn.allSatisfy { $0.propensity != nil }
        var cases: [UpliftModel.Case] = []
        let estimate = isByLot ? nil : propensities(Array(drawn))
        for (index, item) in drawn.enumerated() {
            let chance = estimate?[index] ?? item.propensity ?? 0.5
            if !isByLot, !(overlap...(1 - overlap)).contains(chance) { continue }
            cases.append(
                UpliftModel.Case(
                    row: item.row,
                    isTreated: item.isTreated,
                    bought: item.bought,
                    propensity: min(max(chance, 0.001), 0.999)
                )
            )
        }
        let treated = cases.count { $0.isTreated }
        let control = cases.count - treated
        guard min(treated, control) >= countMin else { return nil }
        // Every second member is one half: both halves need members of both kinds.
        let halves = (0..<2).allSatisfy { half in
            let own = stride(from: half, to: cases.count, by: 2).map { cases[$0].isTreated }
            return own.contains(true) && own.contains(false)
        }
        guard halves else { return nil }
        return Lesson(
            model: UpliftModel(cases),
            treated: treated,
            control: control,
            isByLot: isByLot
        )
    }

    /// The chance of each member to have had the offer, from what is known of it (Rosenbaum and
    /// Rubin, 1983).
    private static func propensities(_ observations: [Observation]) -> [Double] {
        guard let width = observations.first?.row.count else { return [] }
        var rows = TrainingRows(width: width)
        for item in observations { rows.append(item.row, answer: item.isTreated) }
        let model = LogisticRegression(rows, ridge: 5)
        return observations.map { SpecialFunctions.logistic(model.logit($0.row)) }
    }
}
