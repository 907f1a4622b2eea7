import Primitives
import RecommendationsDomain

/// The right to learn one kind of thing, which of all processes of a store one has at a time.
struct TrainingClaim: Sendable {
    private let models: any ModelStore
    private let kind: ModelKind
    private let holder: String
    private let now: @Sendable () -> Timestamp

    /// How long a claim holds that is not prolonged, and after how long it is.
    private static let duration: Duration = .seconds(300)
    private static let prolongInterval: Duration = .seconds(60)

    /// Names a claim.
    ///
    /// - Parameters:
    ///   - models: Where claims are kept.
    ///   - kind: What is learned.
    ///   - holder: Different for each that asks.
    ///   - now: The wall clock.
    init(
        _ models: any ModelStore,
        _ kind: ModelKind,
        holder: String,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.models = models
        self.kind = kind
        self.holder = holder
        self.now = now
    }

    /// Learns under the claim, which is given back at the end, however that comes.
    ///
    /// - Parameter body: Learns; cancelled where the claim is lost.
    /// - Throws: What `body` throws; or where the store cannot be reached.
    /// - Returns: What `body` returns; `nil` where another has the claim.
    func held<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result? {
        guard try await take() else { return nil }
        do {
            let result = try await withThrowingTaskGroup(of: Result?.self) { group in
                group.addTask {
                    await untilLost()
                    return nil
                }
                group.addTask { try await body() }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            await release()
            return result
        } catch {
            await release()
            throw error
        }
    }

    /// Takes the claim, or prolongs it.
    ///
    /// - Throws: Where the store cannot be reached.
    /// - Returns: Whether it is held; not where another has it.
    func take() async throws -> Bool {
        let moment = now()
        return try await models.claim(
            kind,
            holder: holder,
            now: moment,
            until: moment.advanced(by: Self.duration)
        )
    }

    /// Gives the claim back; where that fails it ends by itself.
    func release() async { try? await models.release(kind, holder: holder) }

    /// Keeps the claim until it is lost, or the task is cancelled.
    func untilLost() async {
        while !Task.isCancelled {
            // Sleeps because nothing but time makes a claim older; throws only where it is
            // cancelled.
            try? await ContinuousClock().sleep(for: Self.prolongInterval)
            if Task.isCancelled { return }
            // A store that cannot be reached may be there again before the claim ends.
            if let isHeld = try? await take(), !isHeld { return }
        }
    }
}
