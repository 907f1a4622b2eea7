import Glibc

/// Whether members came into the arms as the lot has it, so that one may look at any time.
///
/// The counts under the shares that were declared, against a Dirichlet mixture of other shares
/// about them: the ratio of likelihoods is a martingale while the lot is right, so that its inverse
/// is a probability that holds at all times together (Lindon and Malek, "Anytime-valid inference
/// for multinomial count data", 2022).
package struct SampleRatio: Hashable, Sendable {
    /// The logarithm of the likelihood ratio.
    private var logRatio = 0.0

    /// How closely other shares lie about those that were declared: as if so many members had been
    /// seen.
    static let concentration = 100.0

    /// Below this probability something other than the lot has chosen members.
    package static let pMin = 0.001

    /// Starts without members.
    package init() {}

    /// Adds the members that came in under certain shares.
    ///
    /// - Parameters:
    ///   - counts: Of each arm.
    ///   - shares: Of each arm, above 0, adding up to 1.
    package mutating func add(counts: [Int], shares: [Double]) {
        precondition(counts.count == shares.count, "\(counts.count) arms, \(shares.count) shares")
        precondition(shares.allSatisfy { $0 > 0 }, "shares are \(shares)")
        let total = Double(counts.reduce(0, +))
        var sum =
            SpecialFunctions.logGamma(Self.concentration)
            - SpecialFunctions.logGamma(Self.concentration + total)
        for (count, share) in zip(counts, shares) {
            let prior = Self.concentration * share
            sum +=
                SpecialFunctions.logGamma(prior + Double(count)) - SpecialFunctions.logGamma(prior)
                - Double(count) * log(share)
        }
        logRatio += sum
    }

    /// The probability of such numbers under the shares, valid at any time.
    package var p: Double { min(1, exp(-logRatio)) }
}
