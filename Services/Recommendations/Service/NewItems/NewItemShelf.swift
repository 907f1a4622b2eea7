import Primitives
import RecommendationsDomain
import RecommendationsLearning
import Synchronization

/// The new items of the catalogue, matched with what is bought; replaced as a whole.
///
/// New is what too few have bought for the rankers, nobody included.
final class NewItemShelf: Sendable {
    private struct State {
        var items: NewItems?
        /// The new items that nobody at all is known to have bought.
        var unbought: Set<ProductID> = []
        /// What was bought since this process began.
        var bought: Set<ProductID> = []
        var number: Int64 = 0
        var catalogueVersion: Int64 = -1
        var modelVersion: Int64 = -1
        var madeAt: Timestamp?
    }

    private let state = Mutex(State())

    /// How long items are matched with an older catalogue before they are matched again: reading a
    /// whole catalogue takes seconds.
    private static let ageMin: Duration = .seconds(600)
    /// The most new items: those that nobody bought, then those bought most lately.
    private static let countMax = 5000

    /// What is new, `nil` before it was looked for, and a number that changes with it.
    var current: (number: Int64, items: NewItems?) {
        state.withLock { ($0.number, $0.items) }
    }

    /// Whether nobody is known to have bought a product; `false` where that is not sure.
    func isUnbought(_ product: ProductID) -> Bool {
        state.withLock { $0.unbought.contains(product) }
    }

    /// Takes note of what was bought: nobody is told any more that nobody has bought it.
    func note(_ purchases: [Purchase]) {
        state.withLock { state in
            for product in purchases.lazy.flatMap(\.products)
            where state.bought.insert(product).inserted {
                if state.unbought.remove(product) != nil { state.number += 1 }
            }
        }
    }

    /// Whether the catalogue or the models are others than those looked at, for long enough.
    func isDue(_ catalogue: Catalogue, _ models: ServedModels, now: Timestamp) -> Bool {
        state.withLock { state in
            guard let madeAt = state.madeAt else { return true }
            guard state.modelVersion == models.record.version else { return true }
            return state.catalogueVersion != catalogue.version
                && now.microseconds(since: madeAt) >= Self.ageMin.microseconds
        }
    }

    /// Looks for new items: those that may be shown and that too few have bought to be ranked.
    ///
    /// - Parameters:
    ///   - catalogue: The products.
    ///   - models: What was bought until they were made.
    ///   - popularity: What was bought lately.
    ///   - firstDay: The first day that popularity knows: where the models were made before it,
    ///     nobody knows what was bought in between, and nothing counts as bought by nobody.
    ///   - now: The time.
    func refresh(
        _ catalogue: Catalogue,
        _ models: ServedModels,
        _ popularity: PopularitySnapshot,
        since firstDay: Day,
        now: Timestamp
    ) {
        let trained = models.trained
        let statistics = trained.knowledge.statistics
        let noted = state.withLock { $0.bought }
        let isBought = catalogue.products.indices.map { index in
            let id = ProductID(Int32(index))
            return index < trained.isBought.count && trained.isBought[index]
                || popularity.share(of: id) > 0 || noted.contains(id)
        }
        let shown = catalogue.products.indices.filter { index in
            let product = catalogue.products[index]
            return product.isCatalogued && product.isRecommendable
        }
        let unbought = shown.filter { !isBought[$0] }.map { Int32($0) }
        let few = shown.map { Int32($0) }
            .filter { isBought[Int($0)] && !statistics.isEligible(item: $0) }
            .map { (days: statistics.daysLately(of: $0), item: $0) }
            .sorted { ($1.days, $0.item) < ($0.days, $1.item) }
        let new = Array((unbought + few.map(\.item)).prefix(Self.countMax))
        var items: NewItems?
        if !new.isEmpty {
            let model = ContentModel(count: catalogue.count) { index in
                ContentDocument(catalogue.products[index])
            }
            items = NewItems(new, model: model) { isBought[Int($0)] }
        }
        let isSure = firstDay <= models.record.day
        state.withLock { state in
            state.items = items
            // What was bought while this was made is no longer unbought.
            state.unbought = isSure ? Set(unbought.map { ProductID($0) }) : []
            state.unbought.subtract(state.bought)
            state.number += 1
            state.catalogueVersion = catalogue.version
            state.modelVersion = models.record.version
            state.madeAt = now
        }
    }
}

extension ContentDocument {
    /// What the catalogue says of a product.
    init(_ product: Product) {
        self.init()
        addText(product.name)
        addValue("type", product.details.type)
        addValue("category", product.category)
        addValue("department", product.department)
        addValue("brand", product.brand)
        addValue("maker", product.details.maker)
        for attribute in product.details.attributes {
            addValue(attribute.name, attribute.value)
        }
        addText(product.details.text)
    }
}
