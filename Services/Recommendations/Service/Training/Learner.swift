package import RecommendationsDomain

/// Learns one kind of models from what members bought, and serves what it has learned.
package protocol Learner: Sendable {
    /// What it learns.
    var kind: ModelKind { get }
    /// The models that this process serves; `nil` for none.
    var served: ModelRecord? { get }

    /// Takes over the newest stored models that can be read, whichever process has made them.
    ///
    /// - Throws: Where the store cannot be read.
    func refresh() async throws

    /// Learns, stores what was learned, serves it, and does what follows from it.
    ///
    /// - Parameter run: Told how far it is; tells where it is to end.
    /// - Throws: Where the store fails: what was stored by then is served.
    /// - Returns: How it ended.
    func learn(_ run: TrainingRun) async throws -> TrainingOutcome

    /// Does what was left to be done with the models that are served.
    ///
    /// - Parameters:
    ///   - record: Which they are.
    ///   - run: Told how far it is; tells where it is to end.
    /// - Throws: Where the store fails.
    /// - Returns: How it ended.
    func finish(_ record: ModelRecord, _ run: TrainingRun) async throws -> TrainingOutcome
}

/// How a training ended.
package enum TrainingOutcome: Hashable, Sendable {
    /// These models are served, and all that follows from them is done; what it was, in words.
    case done(version: Int64, String)
    /// There is not enough to learn from: what is missing, in words.
    case tooLittle(String)
    /// It was ended from outside.
    case cancelled
}

/// What a training tells of itself while it runs, and where it computes.
package struct TrainingRun: Sendable {
    private let thread: LowPriorityThread
    private let turn: ComputingTurn
    private let told: @Sendable (String, Int?) -> Bool

    /// Describes a run.
    ///
    /// - Parameters:
    ///   - thread: Where it computes.
    ///   - turn: What it waits for before it computes.
    ///   - told: Takes what is being done, and the percent that are done, where that has changed;
    ///     answers whether to go on.
    package init(
        on thread: @escaping LowPriorityThread,
        turn: ComputingTurn,
        told: @escaping @Sendable (String, Int?) -> Bool
    ) {
        self.thread = thread
        self.turn = turn
        self.told = told
    }

    /// Tells what is being done.
    ///
    /// - Parameters:
    ///   - text: For people.
    ///   - percent: 0 to 100; `nil` where it has not changed.
    /// - Returns: Whether to go on.
    @discardableResult
    package func tell(_ text: String, percent: Int? = nil) -> Bool { told(text, percent) }

    /// Computes on the thread, once nothing else computes.
    ///
    /// - Throws: Where there is no thread.
    /// - Returns: What was computed; `nil` where that is `nil`, where it is to end, or where the
    ///   task was cancelled: the thread then ends at its next step, or with the process, and nobody
    ///   hears of it.
    package func compute<Value: Sendable>(
        _ body: @escaping @Sendable () -> Value?
    ) async throws -> Value? {
        try await turn.held(while: { told("waits for its turn", nil) }) {
            try await Computing.run(on: thread, body)
        }
    }
}
