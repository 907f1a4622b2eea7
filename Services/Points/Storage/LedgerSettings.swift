package import PointsDomain
package import Primitives
package import StorageCore

/// What a ledger's store needs to be told.
package struct LedgerSettings: Sendable {
    /// An event as it goes out: the full name of its message, and its bytes.
    package typealias EncodeEvent = @Sendable (PointsEvent) -> (type: String, payload: [UInt8])

    /// The program's settings.
    package let program: Program
    /// The wall clock.
    package let now: @Sendable () -> Timestamp
    /// Makes the payload of an event; the same bytes for the same event, always.
    package let encodeEvent: EncodeEvent
    /// Where the head of the lane is kept apart from the database; `nil` for nowhere.
    ///
    /// On PostgreSQL, where lanes have numbers, the number is added.
    package let headPath: String?
    /// How many commands wait and go together.
    package let limits: GroupCommitLimits
    /// In how many lanes this process writes; on SQLite 1.
    package let laneCount: Int

    /// States the settings.
    package init(
        program: Program,
        now: @escaping @Sendable () -> Timestamp,
        encodeEvent: @escaping EncodeEvent,
        headPath: String?,
        limits: GroupCommitLimits = GroupCommitLimits(),
        laneCount: Int = 1
    ) {
        precondition(laneCount > 0, "laneCount is \(laneCount)")
        self.program = program
        self.now = now
        self.encodeEvent = encodeEvent
        self.headPath = headPath
        self.limits = limits
        self.laneCount = laneCount
    }
}
