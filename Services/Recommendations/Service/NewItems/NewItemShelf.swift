import Primitives
import RecommendationsDomain
import RecommendationsLearning
import Synchronization

/// The new items of the catalogue, matched with what is bought; replaced as a whole.
final class NewItemShelf: Sendable {
    private struct State {
        var items: NewItems?
        var number: Int64 = 0
        var catalogueVersion: Int64 = -1
        var modelVersion: Int64 = -1
        var madeAt: Timestamp?
    }

    private let state = Mutex(State())

    /// How long items are matched with an older catalogue before they are matched again: reading a
    /// whole catalogue takes seconds.
    private static let ageMin: Duration = .seconds(600)

    /// What is new, `nil` before it was looked for, and a number that changes with it.
    var current: (number: Int64, items: NewItems?) {
        state.withLock { ($0.number, $0.items) }
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

    /// Looks for new items: those that may be shown and that nobody is known to have bought.
    ///
    /// - Parameters:
    ///   - catalogue: The products.
    ///   - models: What was bought until they were made.
    ///   - popularity: What was bought lately.
    ///   - now: The time.
    func refresh(
        _ catalogue: Catalogue,
        _ models: ServedModels,
        _ popularity: PopularitySnapshot,
        now: Timestamp
    ) {
        let statistics = models.trained.knowledge.statistics
        let isBought = catalogue.products.indices.map { index in
            statistics.isBought(Int32(index))
                || popularity.share(of: ProductID(Int32(index))) > 0
        }
        let new = catalogue.products.indices.filter { index in
            let product = catalogue.products[index]
            return !isBought[index] && product.isCatalogued && product.isRecommendable
        }
        var items: NewItems?
        if !new.isEmpty {
            let model = ContentModel(count: catalogue.count) { index in
                ContentDocument(catalogue.products[index])
            }
            items = NewItems(new.map { Int32($0) }, model: model) { isBought[Int($0)] }
        }
        state.withLock { state in
            state.items = items
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
