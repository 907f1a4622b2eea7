import Glibc

/// The BG/NBD model: members buy at a rate of their own, and may leave after any purchase.
///
/// Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24(2), 2005.
/// Rates follow a gamma distribution (r, α), chances of leaving a beta distribution (a, b).
package struct BetaGeometricModel: Hashable, Sendable {
    /// The shape of the rates.
    package let r: Double
    /// The inverse scale of the rates, in the unit of time of the summaries.
    package let alpha: Double
    /// The first parameter of the chances of leaving.
    package let a: Double
    /// The second parameter of the chances of leaving.
    package let b: Double

    /// Wraps positive parameters.
    package init(r: Double, alpha: Double, a: Double, b: Double) {
        precondition(min(r, alpha, a, b) > 0, "parameters are positive: \(r) \(alpha) \(a) \(b)")
        self.r = r
        self.alpha = alpha
        self.a = a
        self.b = b
    }

    /// Fits the model by maximum likelihood.
    ///
    /// - Parameters:
    ///   - summaries: At least one member.
    ///   - start: Where the search begins: r, α, a, b.
    ///   - search: How the search goes.
    /// - Returns: The model and its log-likelihood.
    package static func fit(
        _ summaries: [PurchaseSummary],
        from start: [Double] = [0.5, 8, 0.6, 2],
        search: NelderMead = NelderMead()
    ) -> (model: Self, logLikelihood: Double) {
        let members = WeightedSummaries(summaries)
        let found = search.minimisePositive(from: start) { point in
            -Self(r: point[0], alpha: point[1], a: point[2], b: point[3]).logLikelihood(of: members)
        }
        let model = Self(
            r: found.point[0],
            alpha: found.point[1],
            a: found.point[2],
            b: found.point[3]
        )
        return (model, model.logLikelihood(of: members))
    }

    /// The log-likelihood of the members' histories: equation (6), as its logarithm.
    package func logLikelihood(of summaries: [PurchaseSummary]) -> Double {
        logLikelihood(of: WeightedSummaries(summaries))
    }

    func logLikelihood(of members: WeightedSummaries) -> Double {
        let constant = r * log(alpha) - SpecialFunctions.logGamma(r) + beta(a + b, b)
        var sum = 0.0
        for member in members.rows {
            let x = member.repeats
            let shared = SpecialFunctions.logGamma(r + x) + beta(b + x, a + b + x)
            var term = -(r + x) * log(alpha + member.age)
            if x > 0 {
                let left = log(a) - log(b + x - 1) - (r + x) * log(alpha + member.recency)
                term = SpecialFunctions.logSum(term, left)
            }
            sum += member.count * (constant + shared + term)
        }
        return sum
    }

    /// The probability that a member has not left.
    ///
    /// Fader, Hardie and Lee, "Computing P(alive) using the BG/NBD model" (2008).
    package func probabilityAlive(_ member: PurchaseSummary) -> Double {
        guard member.repeats > 0 else { return 1 }
        let x = Double(member.repeats)
        let odds =
            log(a) - log(b + x - 1)
            + (r + x) * (log(alpha + member.age) - log(alpha + member.recency))
        return SpecialFunctions.logistic(-odds)
    }

    /// The probability of a purchase within a time from now.
    ///
    /// Nobody leaves between purchases in this model: of who is there, the next purchase comes
    /// after a Pareto-distributed time.
    package func probabilityOfPurchase(_ member: PurchaseSummary, within time: Double) -> Double {
        let x = Double(member.repeats)
        let none = (r + x) * (log(alpha + member.age) - log(alpha + member.age + time))
        return probabilityAlive(member) * -expm1(none)
    }

    /// The expected purchases of a member within a time from now: equation (10).
    package func expectedPurchases(_ member: PurchaseSummary, within time: Double) -> Double {
        let x = Double(member.repeats)
        let still =
            (r + x) * (log(alpha + member.age) - log(alpha + member.age + time))
            + logHypergeometric(r + x, b + x, a + b + x - 1, time / (alpha + member.age + time))
        return probabilityAlive(member) * growth(a + b + x - 1, still)
    }

    /// The expected repeat purchases of a new member within a time: equation (9).
    package func expectedPurchasesOfNewcomer(within time: Double) -> Double {
        let still =
            r * (log(alpha) - log(alpha + time))
            + logHypergeometric(r, b, a + b - 1, time / (alpha + time))
        return growth(a + b - 1, still)
    }

    /// c / (a - 1) · (1 - exp(still)), which has a limit at a = 1.
    private func growth(_ c: Double, _ still: Double) -> Double {
        precondition(abs(a - 1) > 1e-9, "a = 1 is a limit: fit again from another start")
        return max(0, -c * expm1(still) / (a - 1))
    }

    private func logHypergeometric(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        if c > 0 { return SpecialFunctions.logHypergeometric(a, b, c, z) }
        // A newcomer where a + b < 1: the sum may be negative, and its use is 1 - exp(…) < 0 too.
        return log(max(SpecialFunctions.hypergeometric(a, b, c, z), .leastNormalMagnitude))
    }

    /// log Γ(p) - log Γ(q).
    private func beta(_ p: Double, _ q: Double) -> Double {
        SpecialFunctions.logGamma(p) - SpecialFunctions.logGamma(q)
    }
}
