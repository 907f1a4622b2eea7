import Primitives
import StorageCore

/// Time that never runs backwards, and the numbers of events, whatever the wall clock does.
struct LedgerClock {
    /// The time of the running group.
    private(set) var now: Timestamp
    private var lastEventID: Int64

    init(last: Timestamp, lastEventID: Int64) {
        now = last
        self.lastEventID = lastEventID
    }

    /// Goes on where the events of a database end.
    init(continuing reader: any SQLReader) throws {
        let last = try reader.first(
            "SELECT booked_at, event_id FROM outbox ORDER BY position DESC LIMIT 1"
        )
        self.init(
            last: Timestamp(microseconds: try last?.integer(0) ?? Timestamp.min.microseconds),
            lastEventID: try last?.integer(1) ?? 0
        )
    }

    /// Begins a group: at the wall's time, but not before the last group.
    mutating func advance(to wall: Timestamp) {
        now = max(now, wall)
    }

    /// The number of the next event: milliseconds in the upper bits, so that the events of several
    /// databases hardly ever share one, and at least one more than the last.
    mutating func nextEventID() -> Int64 {
        let time = max(0, now.microseconds / 1000) << 21
        lastEventID = max(lastEventID + 1, time)
        return lastEventID
    }
}
