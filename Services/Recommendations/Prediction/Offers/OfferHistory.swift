import Glibc

/// What a member bought, as far as an offer is concerned: what is known of it before.
///
/// Purchases in scope are taken to come at a rate of the member's own, the rates to follow a gamma
/// distribution (Ehrenberg's negative binomial model, 1959): the chance of none in d days after n
/// in T days is ((β + T) / (β + T + d))^(r + n).
package struct OfferHistory: Hashable, Sendable {
    /// An order.
    package struct Order: Hashable, Sendable {
        /// The local day.
        package let day: Int32
        /// What was paid, in fen.
        package let paidFen: Int64
        /// What was paid for what is in the offer's scope, in fen; `nil` where nothing is.
        package let scopeFen: Int64?

        /// Describes an order.
        package init(day: Int32, paidFen: Int64, scopeFen: Int64?) {
            self.day = day
            self.paidFen = paidFen
            self.scopeFen = scopeFen
        }
    }

    /// An order with something in scope.
    package struct InScope: Hashable, Sendable {
        /// The local day.
        package let day: Int32
        /// What was paid for what is in the offer's scope, in fen.
        package let fen: Int64

        /// Describes an order.
        package init(day: Int32, fen: Int64) {
            self.day = day
            self.fen = fen
        }
    }

    /// All orders of the last year.
    package let year: OrderYear
    /// The orders of the last year with something in scope, by ascending day.
    package let inScope: [InScope]

    /// Takes what was summed up.
    ///
    /// - Parameters:
    ///   - year: All orders.
    ///   - inScope: Those of them with something in scope, by ascending day.
    package init(_ year: OrderYear, inScope: [InScope]) {
        self.year = year
        self.inScope = inScope
    }

    /// Takes a member's orders.
    ///
    /// - Parameters:
    ///   - orders: In any order; those of a year ago and of `today` and later are left out.
    ///   - today: The day on whose morning one looks.
    package init(_ orders: [Order], today: Int32) {
        let orders = orders.sorted { $0.day < $1.day }
        year = OrderYear(
            orders.lazy.map { OrderYear.Order(day: $0.day, paidFen: $0.paidFen) },
            today: today
        )
        inScope = orders.compactMap { order in
            guard order.day < today, order.day >= today - OrderYear.daysMax else { return nil }
            return order.scopeFen.map { InScope(day: order.day, fen: $0) }
        }
    }

    /// The chance of a purchase in scope within so many days.
    ///
    /// - Parameters:
    ///   - days: From today on.
    ///   - rateShape: The shape of the members' rates.
    ///   - rateDays: Their inverse scale, in days.
    /// - Returns: A probability.
    package func chance(within days: Int32, rateShape: Double, rateDays: Double) -> Double {
        let known = rateDays + year.knownDays
        return 1 - pow(known / (known + Double(days)), rateShape + Double(inScope.count))
    }

    /// What is expected to be paid for what is in scope with an order that has some, in fen; what
    /// members pay on average counts as one order.
    package func basketFen(usualFen: Double) -> Double {
        (paidInScope + usualFen) / Double(inScope.count + 1)
    }

    /// The mean of a benefit over the orders in scope; `whole` where there are none.
    package func meanBenefit(whole: Int64, _ benefit: (Int64) -> Int64) -> Double {
        guard !inScope.isEmpty else { return Double(whole) }
        return inScope.reduce(0.0) { $0 + Double(benefit($1.fen)) } / Double(inScope.count)
    }

    private var paidInScope: Double {
        inScope.reduce(0.0) { $0 + Double(max(0, $1.fen)) }
    }

    /// How many numbers describe a member.
    package static let width = 8

    /// The numbers that describe the member to an uplift model.
    package var features: [Double] {
        let count = Double(year.days.count)
        func age(_ last: Int32?) -> Double {
            Double(last.map { year.today - $0 } ?? OrderYear.daysMax) / Double(OrderYear.daysMax)
        }
        return [
            log1p(count), age(year.days.last), log1p(Double(year.recentCount)),
            log1p(Double(inScope.count)), age(inScope.last?.day),
            log1p(year.paidFen / 100 / max(1, count)),
            year.paidFen > 0 ? paidInScope / year.paidFen : 0,
            year.knownDays / Double(OrderYear.daysMax),
        ]
    }
}
