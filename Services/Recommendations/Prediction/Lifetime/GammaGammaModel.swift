import Glibc

/// The gamma-gamma model of what a member's purchases are worth.
///
/// Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013). Amounts of a member follow
/// a gamma distribution of shape p, whose scale is drawn for each member from (q, γ); `v` is γ.
package struct GammaGammaModel: Hashable, Sendable {
    /// The shape of a member's amounts.
    package let p: Double
    /// The shape of the members' scales.
    package let q: Double
    /// The inverse scale of the members' scales, in money.
    package let v: Double

    /// Wraps positive parameters.
    package init(p: Double, q: Double, v: Double) {
        precondition(min(p, q, v) > 0, "parameters are positive: \(p) \(q) \(v)")
        self.p = p
        self.q = q
        self.v = v
    }

    /// Fits the model by maximum likelihood to the members who bought again.
    package static func fit(
        _ summaries: [PurchaseSummary],
        from start: [Double] = [3, 3, 20]
    ) -> (model: Self, logLikelihood: Double) {
        let members = summaries.filter { $0.repeats > 0 && ($0.meanAmount ?? 0) > 0 }
        let found = NelderMead().minimisePositive(from: start) { point in
            -Self(p: point[0], q: point[1], v: point[2]).logLikelihood(of: members)
        }
        let model = Self(p: found.point[0], q: found.point[1], v: found.point[2])
        return (model, model.logLikelihood(of: members))
    }

    /// The log-likelihood of the members' mean amounts: equation (1a) of the paper.
    package func logLikelihood(of summaries: [PurchaseSummary]) -> Double {
        let constant = q * log(v) - SpecialFunctions.logGamma(q)
        var sum = 0.0
        for member in summaries {
            guard member.repeats > 0, let mean = member.meanAmount, mean > 0 else { continue }
            let x = Double(member.repeats)
            let shape = p * x
            sum +=
                SpecialFunctions.logGamma(shape + q) - SpecialFunctions.logGamma(shape) + constant
                + (shape - 1) * log(mean) + shape * log(x) - (shape + q) * log(v + mean * x)
        }
        return sum
    }

    /// The expected amount of a member's purchases: equation (5), a mean of what was seen and of
    /// the population, weighted by how often the member bought.
    package func expectedAmount(_ member: PurchaseSummary) -> Double {
        guard member.repeats > 0, let mean = member.meanAmount else { return populationMean }
        let x = Double(member.repeats)
        let scale = p * x + q - 1
        guard scale > 0 else { return mean }
        return p * (v + x * mean) / scale
    }

    /// The mean amount over members; infinite where q <= 1.
    package var populationMean: Double { q > 1 ? p * v / (q - 1) : .infinity }
}
