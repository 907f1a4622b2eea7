import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// A member's orders of the last year, summed up once by product and by category, so that each of
/// many offers looks only at what is in its scope.
struct MemberOrders: Sendable {
    /// What of an order was paid for one product.
    private struct Line {
        /// The order's place in the year.
        let order: Int
        let fen: Int64
    }

    private struct Bought {
        let product: Product
        var lines: [Line] = []
    }

    private let year: OrderYear
    private let everything: [OfferHistory.InScope]
    private let bought: [Bought]
    private var placeBySKU: [String: Int] = [:]
    private var placesByCategory: [String: [Int]] = [:]

    /// Sums a log up.
    ///
    /// - Parameters:
    ///   - log: The member's orders that stand.
    ///   - catalogue: The products as they are; lines of others are in no scope but everything's.
    ///   - today: The day on whose morning one looks.
    init(_ log: [Purchase], catalogue: Catalogue, today: Day) {
        let orders = log.sorted { $0.day < $1.day }
        year = OrderYear(
            orders.lazy.map { OrderYear.Order(day: $0.day.rawValue, paidFen: $0.paidFen) },
            today: today.rawValue
        )
        let first = today.rawValue - OrderYear.daysMax
        let recent = orders.filter { $0.day.rawValue >= first && $0.day < today }
        everything = recent.compactMap { order in
            guard !order.lines.isEmpty else { return nil }
            return OfferHistory.InScope(
                day: order.day.rawValue,
                fen: order.lines.reduce(0) { $0 + $1.paidFen }
            )
        }
        var bought: [Bought] = []
        var places: [ProductID: Int] = [:]
        for (order, purchase) in recent.enumerated() {
            for line in purchase.lines {
                let entry = Line(order: order, fen: line.paidFen)
                if let place = places[line.product] {
                    bought[place].lines.append(entry)
                } else if let product = catalogue[line.product] {
                    places[line.product] = bought.count
                    bought.append(Bought(product: product, lines: [entry]))
                }
            }
        }
        self.bought = bought
        for (place, item) in bought.enumerated() {
            placeBySKU[item.product.sku] = place
            placesByCategory[item.product.category, default: []].append(place)
        }
    }

    /// The orders as an offer sees them.
    func history(for scope: Offer.Scope) -> OfferHistory {
        if scope.isEverything { return OfferHistory(year, inScope: everything) }
        var places: Set<Int> = []
        for category in scope.categories { places.formUnion(placesByCategory[category] ?? []) }
        for sku in scope.skus {
            if let place = placeBySKU[sku] { places.insert(place) }
        }
        if places.isEmpty { return OfferHistory(year, inScope: []) }
        var sums = [Int64?](repeating: nil, count: year.days.count)
        for place in places {
            for line in bought[place].lines {
                sums[line.order] = (sums[line.order] ?? 0) + line.fen
            }
        }
        return OfferHistory(
            year,
            inScope: zip(year.days, sums).compactMap { day, sum in
                sum.map { OfferHistory.InScope(day: day, fen: $0) }
            }
        )
    }
}
