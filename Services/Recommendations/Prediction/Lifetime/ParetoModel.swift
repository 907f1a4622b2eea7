import Glibc

/// The Pareto/NBD model: members buy at a rate of their own and leave at any time.
///
/// Schmittlein, Morrison and Colombo, Management Science 33(1), 1987; in the notation of Fader and
/// Hardie, "A Note on Deriving the Pareto/NBD Model and Related Expressions" (2005). Rates of
/// buying follow a gamma distribution (r, α), rates of leaving another (s, β).
package struct ParetoModel: Hashable, Sendable {
    /// The shape of the rates of buying.
    package let r: Double
    /// The inverse scale of the rates of buying.
    package let alpha: Double
    /// The shape of the rates of leaving.
    package let s: Double
    /// The inverse scale of the rates of leaving.
    package let beta: Double

    /// What a member is expected to do next.
    package struct Outlook: Hashable, Sendable {
        /// The probability that the member has not left.
        package let alive: Double
        /// The probability of a purchase within the time asked.
        package let buys: Double
        /// The purchases expected within it.
        package let purchases: Double
    }

    /// Exact to some 1e-10 here: the functions are smooth.
    private static let rule = GaussLegendre(degree: 16)
    private static let fineRule = GaussLegendre(degree: 24)
    /// Up to here the series of 2F1 is short.
    private static let argumentMax = 0.8

    /// Wraps positive parameters.
    package init(r: Double, alpha: Double, s: Double, beta: Double) {
        precondition(min(r, alpha, s, beta) > 0, "not positive: \(r) \(alpha) \(s) \(beta)")
        self.r = r
        self.alpha = alpha
        self.s = s
        self.beta = beta
    }

    /// Fits the model by maximum likelihood.
    ///
    /// - Parameters:
    ///   - summaries: At least one member.
    ///   - start: Where the search begins: r, α, s, β.
    ///   - search: How the search goes.
    /// - Returns: The model and its log-likelihood.
    package static func fit(
        _ summaries: [PurchaseSummary],
        from start: [Double] = [0.7, 9, 0.7, 9],
        search: NelderMead = NelderMead()
    ) -> (model: Self, logLikelihood: Double) {
        let members = WeightedSummaries(summaries)
        let found = search.minimisePositive(from: start, bounds: 1e-3...1e5) { point in
            -Self(r: point[0], alpha: point[1], s: point[2], beta: point[3])
                .logLikelihood(of: members)
        }
        let model = Self(
            r: found.point[0],
            alpha: found.point[1],
            s: found.point[2],
            beta: found.point[3]
        )
        return (model, model.logLikelihood(of: members))
    }

    /// The log-likelihood of the members' histories: equation (18) of the note.
    package func logLikelihood(of summaries: [PurchaseSummary]) -> Double {
        logLikelihood(of: WeightedSummaries(summaries))
    }

    func logLikelihood(of members: WeightedSummaries) -> Double {
        let constant = r * log(alpha) + s * log(beta) - SpecialFunctions.logGamma(r)
        var sum = 0.0
        for member in members.rows {
            let x = member.repeats
            let there = -(r + x) * log(alpha + member.age) - s * log(beta + member.age)
            let gone = logGone(x, member.recency, member.age)
            let term = SpecialFunctions.logSum(there, gone)
            sum += member.count * (constant + SpecialFunctions.logGamma(r + x) + term)
        }
        return sum
    }

    /// The probability that a member has not left.
    package func probabilityAlive(_ member: PurchaseSummary) -> Double {
        let x = Double(member.repeats)
        let odds =
            (r + x) * log(alpha + member.age) + s * log(beta + member.age)
            + logGone(x, member.recency, member.age)
        return SpecialFunctions.logistic(-odds)
    }

    /// What a member is expected to do within a time from now.
    ///
    /// Purchases by equation (41) of the note. The density of the next purchase at time u, for who
    /// is there, is the mean of λ·exp(-(λ + μ)u) over the gamma distributions (r + x, α + T) and
    /// (s, β + T).
    package func outlook(_ member: PurchaseSummary, within time: Double) -> Outlook {
        let shape = r + Double(member.repeats)
        let buying = alpha + member.age
        let leaving = beta + member.age
        let share = Self.rule.integrate(0...time) { u in
            shape / (buying + u) * exp(-shape * log1p(u / buying) - s * log1p(u / leaving))
        }
        let ratio = log(leaving) - log(leaving + time)
        // (1 - exp((s - 1)·ratio)) / (s - 1), whose limit at s = 1 is -ratio.
        let stay = abs(s - 1) < 1e-9 ? -ratio : -expm1((s - 1) * ratio) / (s - 1)
        let alive = probabilityAlive(member)
        return Outlook(
            alive: alive,
            buys: alive * min(1, share),
            purchases: alive * shape / buying * leaving * stay
        )
    }

    /// The probability of a purchase within a time from now.
    package func probabilityOfPurchase(_ member: PurchaseSummary, within time: Double) -> Double {
        outlook(member, within: time).buys
    }

    /// The expected purchases of a member within a time from now.
    package func expectedPurchases(_ member: PurchaseSummary, within time: Double) -> Double {
        outlook(member, within: time).purchases
    }

    /// The logarithm of s / (r + s + x) · A0, the likelihood of having left since the last one.
    func logGone(_ x: Double, _ recency: Double, _ age: Double) -> Double {
        guard age > recency else { return -.infinity }
        if abs(alpha - beta) <= Self.argumentMax * (max(alpha, beta) + recency) {
            return logGoneBySeries(x, recency, age)
        }
        return logGoneByIntegral(x, recency, age)
    }

    /// By A0 of the note's equations (17) and (20), whichever of α and β is larger.
    func logGoneBySeries(_ x: Double, _ recency: Double, _ age: Double) -> Double {
        let power = r + s + x
        let larger = max(alpha, beta)
        let second = alpha >= beta ? s + 1 : r + x
        func part(_ time: Double) -> Double {
            let z = abs(alpha - beta) / (larger + time)
            return SpecialFunctions.logHypergeometric(power, second, power + 1, z)
                - power * log(larger + time)
        }
        let high = part(recency)
        let low = part(age)
        guard high > low else { return -.infinity }
        return log(s) - log(power) + high + log(-expm1(low - high))
    }

    /// By what A0 stands for: the integral of s·(α + y)^-(r + x)·(β + y)^-(s + 1) from t_x to T.
    ///
    /// Where α and β are far apart the series has thousands of terms, and this sixteen or so.
    func logGoneByIntegral(_ x: Double, _ recency: Double, _ age: Double) -> Double {
        let fall = r + x - 1
        let start = log(alpha + recency)
        let length = log(alpha + age) - start
        func rest(_ v: Double) -> Double {
            let y = exp(start + v) - alpha
            return exp(-(s + 1) * (log(beta + y) - log(beta + recency)))
        }
        func part(_ range: ClosedRange<Double>) -> Double {
            Self.fineRule.integrate(range) { exp(-fall * $0) * rest($0) }
        }
        // Where the factor is steep, in pieces; beyond exp(-36) nothing is left of it.
        let steep = 12 / max(abs(fall), 1e-9)
        var integral = part(0...min(length, steep))
        if length > steep { integral += part(steep...min(length, 3 * steep)) }
        return log(s) - fall * start - (s + 1) * log(beta + recency) + log(integral)
    }
}
