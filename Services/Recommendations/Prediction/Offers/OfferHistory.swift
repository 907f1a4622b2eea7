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

    /// The orders of the last year, ascending.
    package let orders: [Order]
    /// The day on whose morning one looks.
    package let today: Int32
    private let knownDays: Double

    /// How far back is looked.
    package static let daysMax: Int32 = 365

    /// Takes a member's orders.
    ///
    /// - Parameters:
    ///   - orders: In any order; those of a year ago and of `today` and later are left out.
    ///   - today: The day on whose morning one looks.
    package init(_ orders: [Order], today: Int32) {
        let known = orders.filter { $0.day < today }
        let first = known.map(\.day).min() ?? today
        knownDays = Double(min(Self.daysMax, today - first))
        self.orders = known.filter { $0.day >= today - Self.daysMax }.sorted { $0.day < $1.day }
        self.today = today
    }

    /// The orders with something in scope.
    package var inScope: [Order] { orders.filter { $0.scopeFen != nil } }

    /// The chance of a purchase in scope within so many days.
    ///
    /// - Parameters:
    ///   - days: From today on.
    ///   - rateShape: The shape of the members' rates.
    ///   - rateDays: Their inverse scale, in days.
    /// - Returns: A probability.
    package func chance(within days: Int32, rateShape: Double, rateDays: Double) -> Double {
        let known = rateDays + knownDays
        return 1 - pow(known / (known + Double(days)), rateShape + Double(inScope.count))
    }

    /// What is expected to be paid for what is in scope with an order that has some, in fen; what
    /// members pay on average counts as one order.
    package func basketFen(usualFen: Double) -> Double {
        let scope = inScope
        let sum = scope.reduce(0.0) { $0 + Double(max(0, $1.scopeFen ?? 0)) }
        return (sum + usualFen) / Double(scope.count + 1)
    }

    /// The mean of a benefit over the orders in scope; `whole` where there are none.
    package func meanBenefit(whole: Int64, _ benefit: (Int64) -> Int64) -> Double {
        let scope = inScope
        guard !scope.isEmpty else { return Double(whole) }
        return scope.reduce(0.0) { $0 + Double(benefit($1.scopeFen ?? 0)) } / Double(scope.count)
    }

    /// How many numbers describe a member.
    package static let width = 8

    /// The numbers that describe the member to an uplift model.
    package var features: [Double] {
        let scope = inScope
        let paid = orders.reduce(0.0) { $0 + Double(max(0, $1.paidFen)) }
        let inScopePaid = scope.reduce(0.0) { $0 + Double(max(0, $1.scopeFen ?? 0)) }
        let recent = orders.filter { $0.day >= today - 30 }.count
        func age(_ orders: [Order]) -> Double {
            Double(orders.last.map { today - $0.day } ?? Self.daysMax) / Double(Self.daysMax)
        }
        return [
            log1p(Double(orders.count)), age(orders), log1p(Double(recent)),
            log1p(Double(scope.count)), age(scope),
            log1p(paid / 100 / Double(max(1, orders.count))),
            paid > 0 ? inScopePaid / paid : 0, knownDays / Double(Self.daysMax),
        ]
    }
}
