import Primitives
import RecommendationsDomain
import RecommendationsPrediction
import Synchronization

/// What is asked of demand.
struct DemandQuestion: Hashable, Sendable {
    /// A store or a unit above it.
    let unit: OrganisationPath
    /// Only what is of this category; `nil` for all.
    let category: String?
    /// Only this product; `nil` for all.
    let product: ProductID?
}

/// What a unit sold by day.
struct DemandSeries: Sendable {
    /// From the first day with a sale, or the first that is kept, to the last that is known whole.
    let counts: [Double]
    /// The first day that is not known.
    let firstDay: Day
    /// When it was read.
    let readAt: Timestamp
}

extension Predictor {
    /// How many days of sales are looked back for.
    static let historyDays: Int32 = 400
    /// How old a series may get: so long a late order, or one taken back, may be missing from it.
    private static let seriesAgeMax: Duration = .seconds(30)

    /// What a unit sold by day, until yesterday.
    ///
    /// - Throws: Where the store cannot be read.
    func series(of question: DemandQuestion) async throws -> DemandSeries {
        let moment = now()
        let firstDay = firstDay
        if let known = series.withLock({ $0.value(of: question) }), known.firstDay == firstDay {
            let age = moment.microseconds(since: known.readAt)
            if age >= 0, age < Self.seriesAgeMax.microseconds { return known }
        }
        let categories = categories()
        let start = firstDay.rawValue - Self.historyDays
        let sums = Mutex([Int64](repeating: 0, count: Int(Self.historyDays)))
        try await predictions.forEachStoreDay(
            of: question.unit,
            in: Day(start)...Day(firstDay.rawValue - 1)
        ) { _, day, sales in
            var sum: Int64 = 0
            for sale in sales where question.asks(for: sale.product, categories) {
                sum = sum.addingReportingOverflow(sale.quantity).partialValue
            }
            sums.withLock { $0[Int(day.rawValue - start)] += sum }
        }
        let counts = sums.withLock { $0.drop { $0 == 0 }.map { Double(max(0, $0)) } }
        let found = DemandSeries(counts: counts, firstDay: firstDay, readAt: moment)
        series.withLock { $0.insert(found, for: question) }
        return found
    }

    /// How far ahead the first day of an outlook lies: 2 for tomorrow where today is not yet over.
    func daysAhead(of series: DemandSeries) -> Int {
        recommender.localDay(now()) == series.firstDay ? 2 : 1
    }

    /// The sales by store and category of at most so many stores, for the back-test.
    ///
    /// - Throws: Where the store cannot be read.
    func allSeries(storesMax: Int) async throws -> [[Double]] {
        struct Key: Hashable, Comparable {
            let store: String
            let category: Int

            static func < (lhs: Key, rhs: Key) -> Bool {
                (lhs.store, lhs.category) < (rhs.store, rhs.category)
            }
        }
        let end = firstDay.rawValue
        let start = end - Self.historyDays
        let categories = categories()
        let found = Mutex<(stores: Set<String>, sums: [Key: [Float]])>(([], [:]))
        try await predictions.forEachStoreDay(of: nil, in: Day(start)...Day(end - 1)) {
            store,
            day,
            sales in
            found.withLock { found in
                guard found.stores.contains(store) || found.stores.count < storesMax else { return }
                found.stores.insert(store)
                let empty = [Float](repeating: 0, count: Int(Self.historyDays))
                for sale in sales {
                    guard let category = categories.category(of: sale.product) else { continue }
                    let key = Key(store: store, category: category)
                    found.sums[key, default: empty][Int(day.rawValue - start)] +=
                        Float(sale.quantity)
                }
            }
        }
        return found.withLock { found in
            found.sums.keys.sorted().map { key in
                (found.sums[key] ?? []).drop { $0 == 0 }.map { Double($0) }
            }
        }
    }
}

extension DemandQuestion {
    fileprivate func asks(for product: ProductID, _ categories: CategoryIndex) -> Bool {
        if let asked = self.product { return asked == product }
        guard let category else { return true }
        return categories.category(of: product).map { categories.names[$0] == category } ?? false
    }
}
