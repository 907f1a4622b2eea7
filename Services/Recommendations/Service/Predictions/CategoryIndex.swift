import RecommendationsDomain
import RecommendationsPrediction

/// The categories of the catalogue, numbered: made once for each change of it, so that reading a
/// member's orders compares no texts.
struct CategoryIndex: Sendable {
    /// The catalogue's version that it was made of.
    let version: Int64
    /// The categories' names.
    let names: [String]
    /// Which of 64 groups a category counts to, one bit each: dealt out by the names alone, so that
    /// every process and every model means the same.
    let bits: [UInt64]
    /// Each product's category; -1 for none.
    private let numbers: [Int32]

    init(_ catalogue: Catalogue) {
        var known: [String: Int32] = [:]
        var names: [String] = []
        numbers = catalogue.products.map { product in
            guard !product.category.isEmpty else { return -1 }
            if let number = known[product.category] { return number }
            let number = Int32(names.count)
            known[product.category] = number
            names.append(product.category)
            return number
        }
        let hash = SipHash(key: 1, 2)
        self.names = names
        bits = names.map { 1 << (hash.hash($0.utf8) % 64) }
        version = catalogue.version
    }

    /// The category of a product; `nil` for none.
    func category(of product: ProductID) -> Int? {
        guard product.index < numbers.count, numbers[product.index] >= 0 else { return nil }
        return Int(numbers[product.index])
    }
}

extension MemberRecord {
    /// The least that is counted as paid on a day with an order, in yuan: what cost nothing, or of
    /// what the price is not known, was bought all the same.
    private static let spendMin = 0.01

    /// What predictions know of a member from its orders.
    ///
    /// - Parameters:
    ///   - standing: The orders that stand, in any order.
    ///   - member: Whose they are.
    ///   - index: The catalogue's categories.
    init(standing: [Purchase], of member: Int64, _ index: CategoryIndex) {
        struct Draft {
            var paidFen: Int64 = 0
            var lines = 0
            var categories: UInt64 = 0
            var discountFen: Int64 = 0
            var largestFen = Int64.min
            var store: Int32 = 0
        }
        var days: [Int32: Draft] = [:]
        var bought: [Int: Set<Int32>] = [:]
        for purchase in standing {
            let day = purchase.day.rawValue
            var draft = days[day] ?? Draft()
            draft.paidFen += purchase.paidFen
            draft.lines += purchase.lines.count
            for line in purchase.lines {
                draft.discountFen += line.discountFen
                guard let category = index.category(of: line.product) else { continue }
                draft.categories |= index.bits[category]
                bought[category, default: []].insert(day)
            }
            if purchase.paidFen > draft.largestFen {
                draft.largestFen = purchase.paidFen
                draft.store = StoreNumber.of(purchase.organisation)
            }
            days[day] = draft
        }
        self.init(
            history: MemberHistory(
                member: member,
                days: days.map { day, draft in
                    PurchaseDay(
                        day: day,
                        spend: max(Self.spendMin, Double(draft.paidFen) / 100),
                        lines: draft.lines,
                        categories: draft.categories,
                        promotions: Double(draft.discountFen) / 100,
                        store: draft.store
                    )
                }
            ),
            categories: Dictionary(
                uniqueKeysWithValues: bought.map { (index.names[$0.key], $0.value.sorted()) }
            )
        )
    }
}

extension [Purchase] {
    /// Whether these are the orders of somebody who was erased: nobody's habits.
    var isNameless: Bool { first?.order.channel == "erased" }
}
