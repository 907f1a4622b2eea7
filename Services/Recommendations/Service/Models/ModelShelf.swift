package import Primitives
package import RecommendationsDomain
package import RecommendationsLearning

/// Which models lists are ranked by: the newest of the store whose bytes are whole.
package final class ModelShelf: Sendable {
    private let store: any ModelStore
    private let newest: NewestModel<ServedModels>

    /// Serves nothing, until ``refresh()``.
    ///
    /// - Parameters:
    ///   - store: Where models are kept.
    ///   - onDamage: Told of stored models that cannot be read, and why.
    package init(store: any ModelStore, onDamage: @escaping DamageReport) {
        self.store = store
        newest = NewestModel(.rankers, in: store, onDamage: onDamage) { bytes, record in
            let trained = try TrainedModels(decoding: bytes)
            guard let models = ServedModels(trained, record: record) else {
                throw ModelBytesError.impossible("a ranker is missing")
            }
            return models
        }
    }

    /// What lists are ranked by; `nil` before there is anything.
    package var served: ServedModels? { newest.current?.value }

    /// Takes up the newest models of the store, if they are newer than those that are served.
    ///
    /// Models that cannot be read are told and passed over.
    ///
    /// - Throws: Where the store cannot be read.
    package func refresh() async throws { try await newest.refresh() }

    /// Stores models and serves them.
    ///
    /// - Parameters:
    ///   - trained: What was learned.
    ///   - day: The first day that it has not learned from.
    ///   - madeAt: The time.
    ///   - eventCount: How many events of orders it has learned from.
    /// - Throws: Where nothing was stored, or it ranks nothing.
    /// - Returns: Which they are.
    package func add(
        _ trained: TrainedModels,
        day: Day,
        madeAt: Timestamp,
        eventCount: Int64
    ) async throws -> ModelRecord {
        let record = try await store.add(
            trained.encoded(),
            kind: .rankers,
            day: day,
            madeAt: madeAt,
            eventCount: eventCount,
            isFinished: true
        )
        guard let models = ServedModels(trained, record: record) else {
            throw ModelBytesError.impossible("a ranker is missing")
        }
        newest.serve(models, record)
        return record
    }
}
