import Glibc

/// How long members wait from purchase to purchase, of anything or of one category.
///
/// Waits of a member follow a gamma distribution of a shape that all share, whose rate is drawn for
/// each member from another gamma distribution: few waits are drawn to the population, many speak
/// for themselves. The wait to come is then a compound gamma (beta prime) distribution, in closed
/// form. (Fader and Hardie's gamma-gamma likelihood, 2013, for waits instead of amounts; the
/// distribution is Dubey's, Metrika 16, 1970.)
package struct PurchaseRhythm: Hashable, Sendable {
    /// What a member's waits have been.
    package struct Waits: Hashable, Sendable {
        /// How many.
        package private(set) var count = 0
        /// Their sum in days.
        package private(set) var days = 0.0
        /// The sum of their logarithms.
        package private(set) var logarithms = 0.0

        /// Starts without waits.
        package init() {}

        /// Takes the days of purchases, ascending, each once.
        package init(between days: some Sequence<Int32>) {
            var last: Int32?
            for day in days {
                if let last { add(Double(day - last)) }
                last = day
            }
        }

        /// Adds a wait of at least a day.
        package mutating func add(_ wait: Double) {
            precondition(wait >= 1, "a wait of \(wait) days")
            count += 1
            days += wait
            logarithms += log(wait)
        }
    }

    /// When a member's next purchase is expected.
    package struct Forecast: Hashable, Sendable {
        /// Days from now until it has happened with probability one half.
        package let medianDays: Double
        /// The days between which it happens with the coverage asked for.
        package let interval: ClosedRange<Double>
        /// The share of such waits that would have ended by now: near 1, something has changed.
        package let overdue: Double
    }

    /// The regularity that all share: 1 is no rhythm, more is more regular.
    package let shape: Double
    /// The shape of the members' rates.
    package let rateShape: Double
    /// The inverse scale of the members' rates, in days.
    package let rateDays: Double

    /// The longest time ahead that is looked for a purchase: ten years.
    private static let daysMax = 3650.0

    /// Wraps positive parameters.
    package init(shape: Double, rateShape: Double, rateDays: Double) {
        precondition(min(shape, rateShape, rateDays) > 0, "\(shape) \(rateShape) \(rateDays)")
        self.shape = shape
        self.rateShape = rateShape
        self.rateDays = rateDays
    }

    /// Fits the rhythm of a population by maximum likelihood.
    ///
    /// - Parameter members: Who has waited; members without a wait count for nothing.
    /// - Returns: The rhythm; with fewer than five waits in all, that of a fortnight.
    package static func fit(_ members: [Waits]) -> Self {
        let waiting = members.filter { $0.count > 0 }
        guard waiting.reduce(0, { $0 + $1.count }) >= 5 else {
            return Self(shape: 1, rateShape: 2, rateDays: 14)
        }
        var search = NelderMead()
        search.tolerance = 1e-6
        let found = search.minimisePositive(from: [1, 2, 14], bounds: 1e-2...1e4) { point in
            -Self(shape: point[0], rateShape: point[1], rateDays: point[2]).logLikelihood(waiting)
        }
        return Self(shape: found.point[0], rateShape: found.point[1], rateDays: found.point[2])
    }

    /// The log-likelihood of what members waited.
    package func logLikelihood(_ members: [Waits]) -> Double {
        let constant = rateShape * log(rateDays) - SpecialFunctions.logGamma(rateShape)
        let each = SpecialFunctions.logGamma(shape)
        var sum = 0.0
        for waits in members where waits.count > 0 {
            let count = Double(waits.count)
            let power = rateShape + shape * count
            sum +=
                constant + SpecialFunctions.logGamma(power) - power * log(rateDays + waits.days)
                + (shape - 1) * waits.logarithms - count * each
        }
        return sum
    }

    /// The share of a member's next waits that end within so many days of the last purchase.
    package func share(within days: Double, after waits: Waits) -> Double {
        let scale = rateDays + waits.days
        let power = rateShape + shape * Double(waits.count)
        return SpecialFunctions.regularisedBeta(days / (days + scale), shape, power)
    }

    /// The probability of a purchase within so many days, of who has waited some already.
    package func probability(within days: Double, waited: Double, after waits: Waits) -> Double {
        let before = share(within: waited, after: waits)
        let rest = 1 - before
        guard rest > 1e-12 else { return 0 }
        return max(0, min(1, (share(within: waited + days, after: waits) - before) / rest))
    }

    /// When the next purchase is expected of who has waited some already.
    ///
    /// - Parameters:
    ///   - waited: Days since the last purchase.
    ///   - waits: The member's waits before.
    ///   - coverage: The share of purchases that fall within the interval.
    /// - Returns: Days from now; at most ten years.
    package func forecast(
        waited: Double,
        after waits: Waits,
        coverage: Double = 0.8
    ) -> Forecast {
        precondition(coverage > 0 && coverage < 1, "a coverage of \(coverage)")
        let before = share(within: waited, after: waits)
        let rest = 1 - before
        func days(_ share: Double) -> Double {
            var low = 0.0
            var high = Self.daysMax
            guard rest > 1e-12 else { return high }
            // A quarter of an hour is near enough.
            while high - low > 0.01 {
                let middle = (low + high) / 2
                let reached = (self.share(within: waited + middle, after: waits) - before) / rest
                if reached < share { low = middle } else { high = middle }
            }
            return high
        }
        return Forecast(
            medianDays: days(0.5),
            interval: days((1 - coverage) / 2)...days((1 + coverage) / 2),
            overdue: before
        )
    }
}
