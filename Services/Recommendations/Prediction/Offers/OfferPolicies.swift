/// What other ways of making offers would have brought, from the log of the way that ran.
///
/// A proposal was made or held back by a lot whose chance is in the log, so that each policy that
/// makes some of them can be judged by those for which the lot did what it would have done: see
/// ``OffPolicyEstimate``. A member's proposals share one lot, so that deviations are those of sums
/// over members (Liang and Zeger, 1986).
package struct OfferPolicies: Sendable {
    /// An offer that was found eligible for a member, whose days are over.
    package struct Proposal: Hashable, Sendable {
        /// Whose: its number.
        package let member: Int64
        /// What was known of the member.
        package let row: [Double]
        /// Whether it was made, and not held back.
        package let isMade: Bool
        /// With which chance it is made, above 0 and below 1.
        package let propensity: Double
        /// What the member's purchases in its days left, less benefit and contact, in fen.
        package let netFen: Double
        /// Whether it was expected to add something when it was proposed.
        package let isWorth: Bool

        /// Describes a proposal.
        package init(
            member: Int64,
            row: [Double],
            isMade: Bool,
            propensity: Double,
            netFen: Double,
            isWorth: Bool
        ) {
            precondition(propensity > 0 && propensity < 1, "a propensity of \(propensity)")
            self.member = member
            self.row = row
            self.isMade = isMade
            self.propensity = propensity
            self.netFen = netFen
            self.isWorth = isWorth
        }
    }

    /// A way of making offers.
    package enum Policy: CaseIterable, Hashable, Sendable {
        /// None is made.
        case nobody
        /// All are made.
        case everybody
        /// Those that were expected to add something.
        case worthItsCost
        /// Those for which a model learned from the other half of the members expects more with
        /// the offer than without.
        case learned
    }

    /// What a policy would have brought for each proposal on average.
    package struct Result: Hashable, Sendable {
        /// The policy.
        package let policy: Policy
        /// The share of proposals that it makes.
        package let madeShare: Double
        /// By inverse propensity scores, in fen.
        package let inversePropensity: OffPolicyEstimate.Mean
        /// The same, divided by the sum of the weights.
        package let selfNormalised: OffPolicyEstimate.Mean
        /// Corrected by models that have not seen the member.
        package let doublyRobust: OffPolicyEstimate.Mean
        /// What it brings beyond making none, doubly robust.
        package let gain: OffPolicyEstimate.Mean
        /// How many evenly weighted proposals the log is worth for it.
        package let effectiveCount: Double
    }

    private let proposals: [Proposal]
    /// What is expected of each, without and with the offer.
    private let expected: [[Double]]

    /// The proposals of either kind that are needed in each half: with fewer, nothing is expected.
    package static let countMin = 30

    /// Learns, from each half of the members for the other, what is left with offers and without.
    ///
    /// - Parameter proposals: At least one, all with rows of one width.
    package init(_ proposals: [Proposal]) {
        precondition(!proposals.isEmpty, "there is no proposal")
        self.proposals = proposals
        var expected = [[Double]](repeating: [0, 0], count: proposals.count)
        for half in 0..<2 {
            let others = proposals.filter { Self.half(of: $0.member) != half }
            let kinds = [others.filter { !$0.isMade }, others.filter(\.isMade)]
            guard kinds.allSatisfy({ $0.count >= Self.countMin }) else { continue }
            let models = kinds.map { kind in
                RidgeRegression(kind.map(\.row), outcomes: kind.map(\.netFen), ridge: 20)
            }
            for (index, proposal) in proposals.enumerated()
            where Self.half(of: proposal.member) == half {
                expected[index] = models.map { $0.value(proposal.row) }
            }
        }
        self.expected = expected
    }

    /// Judges a policy.
    package func result(of policy: Policy) -> Result {
        let made = proposals.indices.map { isMade(by: policy, $0) }
        let events = zip(proposals.indices, made).map { index, isMade in
            let proposal = proposals[index]
            return OffPolicyEstimate.Event(
                arm: proposal.isMade ? 1 : 0,
                propensity: proposal.isMade ? proposal.propensity : 1 - proposal.propensity,
                reward: proposal.netFen,
                target: isMade ? [0, 1] : [1, 0],
                expected: expected[index]
            )
        }
        let estimate = OffPolicyEstimate(events)
        let weights = events.map { $0.target[$0.arm] / $0.propensity }
        let weight = weights.reduce(0, +) / Double(weights.count)
        let gains = zip(made, proposals.indices).map { isMade, index in
            isMade ? effect(of: index) : 0
        }
        func mean(
            _ value: Double,
            _ terms: [Double],
            per scale: Double = 1
        ) -> OffPolicyEstimate.Mean {
            OffPolicyEstimate.Mean(value: value, deviation: deviation(terms) / scale)
        }
        let ips = estimate.inversePropensity.value
        let normalised = estimate.selfNormalised.value
        let robust = estimate.doublyRobust.value
        let gain = gains.reduce(0, +) / Double(gains.count)
        return Result(
            policy: policy,
            madeShare: Double(made.count { $0 }) / Double(made.count),
            inversePropensity: mean(ips, zip(weights, events).map { $0 * $1.reward - ips }),
            selfNormalised: weight > 0
                ? mean(
                    normalised,
                    zip(weights, events).map { $0 * ($1.reward - normalised) },
                    per: weight
                ) : OffPolicyEstimate.Mean(value: 0, deviation: .infinity),
            doublyRobust: mean(
                robust,
                zip(weights, events).map { weight, event in
                    zip(event.target, event.expected).reduce(0) { $0 + $1.0 * $1.1 }
                        + weight * (event.reward - event.expected[event.arm]) - robust
                }
            ),
            gain: mean(gain, gains.map { $0 - gain }),
            effectiveCount: estimate.effectiveCount
        )
    }

    private func isMade(by policy: Policy, _ index: Int) -> Bool {
        switch policy {
        case .nobody: false
        case .everybody: true
        case .worthItsCost: proposals[index].isWorth
        case .learned: expected[index][1] > expected[index][0]
        }
    }

    /// A number whose mean is what proposals add, if either the models or the propensities are
    /// right (Robins, Rotnitzky and Zhao, 1994).
    private func effect(of index: Int) -> Double {
        let proposal = proposals[index]
        let (without, with) = (expected[index][0], expected[index][1])
        let rest =
            proposal.isMade
            ? (proposal.netFen - with) / proposal.propensity
            : -(proposal.netFen - without) / (1 - proposal.propensity)
        return with - without + rest
    }

    /// How far the mean of terms, whose own mean is near 0, is off by chance: members are drawn,
    /// not their proposals.
    private func deviation(_ terms: [Double]) -> Double {
        var sums: [Int64: Double] = [:]
        for (proposal, term) in zip(proposals, terms) { sums[proposal.member, default: 0] += term }
        // In the members' order, so that the same log gives the same number to the bit.
        let squares = sums.sorted { $0.key < $1.key }.reduce(0.0) { $0 + $1.value * $1.value }
        return squares.squareRoot() / Double(terms.count)
    }

    /// The half that a member is in, which has nothing to do with it.
    private static func half(of member: Int64) -> Int {
        Int((UInt64(bitPattern: member) &* 0x9E37_79B9_7F4A_7C15) >> 63)
    }
}
