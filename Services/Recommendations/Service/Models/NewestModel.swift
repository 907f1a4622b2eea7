package import RecommendationsDomain
import Synchronization

/// Told of stored models that cannot be read, and why.
package typealias DamageReport = @Sendable (ModelRecord, String) -> Void

/// The newest stored model of a kind that can be read.
///
/// Bytes that are no model of this release are passed over, each told once: the one before serves
/// on, and a training makes the next.
final class NewestModel<Value: Sendable>: Sendable {
    private struct State {
        var current: (record: ModelRecord, value: Value)?
        /// Versions whose bytes are no models.
        var damaged: Set<Int64> = []
    }

    private let kind: ModelKind
    private let store: any ModelStore
    private let onDamage: DamageReport
    private let decode: @Sendable ([UInt8], ModelRecord) throws -> Value
    private let state = Mutex(State())

    /// Has nothing, until ``refresh()``.
    ///
    /// - Parameters:
    ///   - kind: What is read.
    ///   - store: Where it is kept.
    ///   - onDamage: Told of what cannot be read.
    ///   - decode: Reads bytes; throws what is wrong with them.
    init(
        _ kind: ModelKind,
        in store: any ModelStore,
        onDamage: @escaping DamageReport,
        decode: @escaping @Sendable ([UInt8], ModelRecord) throws -> Value
    ) {
        self.kind = kind
        self.store = store
        self.onDamage = onDamage
        self.decode = decode
    }

    /// What there is; `nil` before there is anything.
    var current: (record: ModelRecord, value: Value)? { state.withLock { $0.current } }

    /// Takes up the newest that can be read, if it is newer than what there is.
    ///
    /// - Throws: Where the store cannot be read.
    func refresh() async throws {
        for record in try await store.models(of: kind) {
            let (isKnown, isDamaged) = state.withLock { state in
                (
                    record.version <= state.current?.record.version ?? 0,
                    state.damaged.contains(record.version)
                )
            }
            if isKnown { return }
            if isDamaged { continue }
            guard let bytes = try await store.bytes(of: record) else { continue }
            let value: Value
            do {
                value = try decode(bytes, record)
            } catch {
                state.withLock { _ = $0.damaged.insert(record.version) }
                onDamage(record, "\(error)")
                continue
            }
            serve(value, record)
            return
        }
    }

    /// Takes up what was just stored.
    func serve(_ value: Value, _ record: ModelRecord) {
        state.withLock { state in
            if record.version > state.current?.record.version ?? 0 {
                state.current = (record, value)
            }
        }
    }
}
