import Glibc

/// A member's orders of the last year, as all offers see them: summed up once.
package struct OrderYear: Hashable, Sendable {
    /// An order.
    package struct Order: Hashable, Sendable {
        /// The local day.
        package let day: Int32
        /// What was paid, in fen.
        package let paidFen: Int64

        /// Describes an order.
        package init(day: Int32, paidFen: Int64) {
            self.day = day
            self.paidFen = paidFen
        }
    }

    /// The day on whose morning one looks.
    package let today: Int32
    /// The days of the last year's orders, ascending.
    package let days: [Int32]
    /// For how many days the member is known, at most a year.
    let knownDays: Double
    /// What was paid for all of them, in fen; what is below 0 counts as nothing.
    let paidFen: Double
    /// How many orders there were in the last thirty days.
    let recentCount: Int

    /// How far back is looked, in days.
    package static let daysMax: Int32 = 365

    /// Sums a member's orders up.
    ///
    /// - Parameters:
    ///   - orders: By ascending day; those of a year ago only say for how long the member is known.
    ///   - today: The day on whose morning one looks; orders from then on are left out.
    package init(_ orders: some Sequence<Order>, today: Int32) {
        var first: Int32?
        var days: [Int32] = []
        var paid = 0.0
        var recent = 0
        for order in orders where order.day < today {
            first = min(first ?? order.day, order.day)
            guard order.day >= today - Self.daysMax else { continue }
            days.append(order.day)
            paid += Double(max(0, order.paidFen))
            if order.day >= today - 30 { recent += 1 }
        }
        self.today = today
        self.days = days
        knownDays = Double(min(Self.daysMax, today - (first ?? today)))
        paidFen = paid
        recentCount = recent
    }
}
