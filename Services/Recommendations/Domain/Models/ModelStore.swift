package import Primitives

/// Where trained models are kept: of each kind the last two.
///
/// A model is bytes whose own coding sees damage; this place keeps them apart by kind and version.
package protocol ModelStore: Sendable {
    /// What is known of the models of a kind, the newest first.
    ///
    /// - Throws: Where the store cannot be read.
    func models(of kind: ModelKind) async throws -> [ModelRecord]

    /// The bytes of a model; `nil` where it was replaced meanwhile.
    ///
    /// - Throws: Where the store cannot be read.
    func bytes(of model: ModelRecord) async throws -> [UInt8]?

    /// Adds a model and lets go of all but the last two of its kind.
    ///
    /// - Parameters:
    ///   - bytes: The model.
    ///   - kind: What it is.
    ///   - day: The first day that it has not learned from.
    ///   - madeAt: When it was made.
    ///   - eventCount: How many events of orders it has learned from; 0 where nobody counts.
    ///   - isFinished: Whether nothing is left to be done with it.
    /// - Throws: Where nothing was stored.
    /// - Returns: The model with its version, one above the last.
    func add(
        _ bytes: [UInt8],
        kind: ModelKind,
        day: Day,
        madeAt: Timestamp,
        eventCount: Int64,
        isFinished: Bool
    ) async throws -> ModelRecord

    /// Notes that nothing is left to be done with a model; one that was replaced meanwhile stays
    /// away.
    ///
    /// - Throws: Where nothing was stored.
    func finish(_ model: ModelRecord) async throws

    /// Claims the right to train a kind of model, or prolongs it, so that of several processes one
    /// trains.
    ///
    /// - Parameters:
    ///   - kind: What is trained.
    ///   - holder: Who asks: different for every process.
    ///   - now: The time.
    ///   - end: When the claim ends where it is neither prolonged nor released.
    /// - Throws: Where nothing was stored.
    /// - Returns: Whether `holder` has it now.
    func claim(
        _ kind: ModelKind,
        holder: String,
        now: Timestamp,
        until end: Timestamp
    ) async throws -> Bool

    /// Gives a claim back; nothing changes where another has it.
    ///
    /// - Throws: Where nothing was stored.
    func release(_ kind: ModelKind, holder: String) async throws
}

extension ModelStore {
    /// Adds a model with which nothing is left to be done.
    package func add(
        _ bytes: [UInt8],
        kind: ModelKind,
        day: Day,
        madeAt: Timestamp
    ) async throws -> ModelRecord {
        try await add(
            bytes,
            kind: kind,
            day: day,
            madeAt: madeAt,
            eventCount: 0,
            isFinished: true
        )
    }
}

/// What a model is for.
package struct ModelKind: RawRepresentable, Hashable, Sendable {
    /// Its name in the store.
    package let rawValue: String

    /// Names a kind.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// What lists are ranked by.
    package static let rankers = ModelKind(rawValue: "rankers")
    /// What moves with experiments: nothing is stored of it, only claimed.
    package static let experiments = ModelKind(rawValue: "experiments")
    /// What offers change; kept with the offers, claimed like a model.
    package static let uplift = ModelKind(rawValue: "uplift")
}

/// What is known of a stored model besides its bytes.
package struct ModelRecord: Hashable, Sendable {
    /// What it is for.
    package let kind: ModelKind
    /// Counts the models of a kind, from 1.
    package let version: Int64
    /// The first day that it has not learned from.
    package let day: Day
    /// When it was made.
    package let madeAt: Timestamp
    /// How many bytes it has.
    package let byteCount: Int
    /// How many events of orders it has learned from; 0 where nobody has counted.
    package let eventCount: Int64
    /// Whether nothing is left to be done with it, such as scoring members.
    package let isFinished: Bool

    /// Describes a model.
    package init(
        kind: ModelKind,
        version: Int64,
        day: Day,
        madeAt: Timestamp,
        byteCount: Int,
        eventCount: Int64 = 0,
        isFinished: Bool = true
    ) {
        self.kind = kind
        self.version = version
        self.day = day
        self.madeAt = madeAt
        self.byteCount = byteCount
        self.eventCount = eventCount
        self.isFinished = isFinished
    }
}
