import Primitives
import StorageCore

/// Time that never runs backwards, and the numbers of events, whatever the wall clock does.
struct LedgerClock {
    /// The time of the running group.
    private(set) var now: Timestamp
    private var lastEventID: Int64
    /// What the numbers leave as a remainder when divided by `laneCount`.
    private let lane: Int64
    private let laneCount: Int64

    /// How many lanes number events at the same time without ever giving the same number.
    private static let lanesMax: Int64 = 256

    private init(last: Timestamp, lastEventID: Int64, lane: Int64, laneCount: Int64) {
        now = last
        self.lastEventID = lastEventID
        self.lane = lane % laneCount
        self.laneCount = laneCount
    }

    /// Goes on where the events of a database end, along a lane of its own.
    init(continuing writer: any SQLWriter) throws {
        let lane = try LaneClaims.claim(in: writer)
        let newest = try writer.query(
            """
            SELECT outbox.booked_at, outbox.event_id FROM outbox_heads
            JOIN outbox ON outbox.partition = outbox_heads.partition
                AND outbox.position = outbox_heads.position
            """
        )
        self.init(
            last: Timestamp(
                microseconds: try newest.map { try $0.integer(0) }.max()
                    ?? Timestamp.min.microseconds
            ),
            lastEventID: try newest.map { try $0.integer(1) }.max() ?? 0,
            lane: lane,
            laneCount: writer.dialect == .postgres ? Self.lanesMax : 1
        )
    }

    /// Begins a group: at the wall's time, but not before the last group.
    mutating func advance(to wall: Timestamp) {
        now = max(now, wall)
    }

    /// The number of the next event: milliseconds in the upper bits, so that the events of several
    /// databases hardly ever share one, and more than the last.
    mutating func nextEventID() -> Int64 {
        let time = max(0, now.microseconds / 1000) << 21
        let least = max(lastEventID + 1, time)
        lastEventID = least + (lane - least % laneCount + laneCount) % laneCount
        return lastEventID
    }
}
