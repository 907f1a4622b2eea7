package import Primitives
package import RecommendationsDomain
package import RecommendationsLearning

import Synchronization

/// Which models lists are ranked by: the newest of the store whose bytes are whole.
package final class ModelShelf: Sendable {
    private struct State {
        var served: ServedModels?
        /// Versions whose bytes are no models; each is told once.
        var damaged: Set<Int64> = []
    }

    private let store: any ModelStore
    private let onDamage: @Sendable (ModelRecord, String) -> Void
    private let state = Mutex(State())

    /// Serves nothing, until ``refresh()``.
    ///
    /// - Parameters:
    ///   - store: Where models are kept.
    ///   - onDamage: Told of stored models that cannot be read, and why.
    package init(
        store: any ModelStore,
        onDamage: @escaping @Sendable (ModelRecord, String) -> Void
    ) {
        self.store = store
        self.onDamage = onDamage
    }

    /// What lists are ranked by; `nil` before there is anything.
    package var served: ServedModels? { state.withLock { $0.served } }

    /// The stored models, the newest first.
    package func records() async throws -> [ModelRecord] { try await store.models(of: .rankers) }

    /// Takes up the newest models of the store, if they are newer than those that are served.
    ///
    /// Models that cannot be read are told and passed over.
    ///
    /// - Throws: Where the store cannot be read.
    package func refresh() async throws {
        for record in try await records() {
            let known = state.withLock { state in
                (
                    isServed: record.version <= state.served?.record.version ?? 0,
                    isDamaged: state.damaged.contains(record.version)
                )
            }
            if known.isServed { return }
            if known.isDamaged { continue }
            guard let bytes = try await store.bytes(of: record) else { continue }
            if let models = read(bytes, record) {
                serve(models)
                return
            }
        }
    }

    /// Stores models and serves them.
    ///
    /// - Parameters:
    ///   - trained: What was learned.
    ///   - day: The first day that it has not learned from.
    ///   - madeAt: The time.
    /// - Throws: Where nothing was stored.
    /// - Returns: Which they are; `nil` where they rank nothing.
    package func add(
        _ trained: TrainedModels,
        day: Day,
        madeAt: Timestamp
    ) async throws -> ModelRecord? {
        let record = try await store.add(
            trained.encoded(),
            kind: .rankers,
            day: day,
            madeAt: madeAt
        )
        guard let models = ServedModels(trained, record: record) else { return nil }
        serve(models)
        return record
    }

    private func read(_ bytes: [UInt8], _ record: ModelRecord) -> ServedModels? {
        let finding: String
        do throws(ModelBytesError) {
            let trained = try TrainedModels(decoding: bytes)
            if let models = ServedModels(trained, record: record) { return models }
            finding = "a ranker is missing"
        } catch {
            finding = "\(error)"
        }
        state.withLock { _ = $0.damaged.insert(record.version) }
        onDamage(record, finding)
        return nil
    }

    private func serve(_ models: ServedModels) {
        state.withLock { state in
            if models.record.version > state.served?.record.version ?? 0 { state.served = models }
        }
    }
}
