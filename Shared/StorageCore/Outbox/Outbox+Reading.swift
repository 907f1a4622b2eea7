internal import Primitives

/// How far one reader of an outbox has come; a value that the reader keeps.
package struct OutboxCursor: Hashable, Sendable {
    /// The last position taken in, per partition.
    package internal(set) var positions: PartitionPositions
    /// On SQLite: all rows up to here have been looked at; `nil` before the first look.
    var scanned: Int64?
    /// On PostgreSQL: the partition with which the next page begins.
    var turn = 0

    /// Begins after these positions.
    package init(after positions: PartitionPositions) {
        self.positions = positions
        scanned = nil
    }
}

/// Some events in order, and where to go on.
package struct OutboxPage: Sendable {
    /// The events, within each partition by ascending position.
    package let records: [OutboxRecord]
    /// Where to go on.
    package let cursor: OutboxCursor
    /// Whether nothing newer was there when the page was read.
    package let isCaughtUp: Bool
}

extension Outbox {
    /// The most events in one page.
    package static let pageEventsMax = 1024
    /// A page ends with the event that takes its payloads to this size or beyond: 1 MiB.
    package static let pageByteCountMax = 1 << 20
    /// The columns from which ``record(_:)`` makes an event.
    static let columns = """
        position, partition, event_id, booked_at, member_id, member_version, type, payload
        """

    /// Reads on from a cursor.
    ///
    /// - Parameters:
    ///   - cursor: Where to go on.
    ///   - eventsMax: The most events wanted, 1 to ``pageEventsMax``.
    ///   - reader: A snapshot.
    /// - Returns: A page, possibly without events though it is not caught up.
    /// - Throws: `positionAhead` where the reader has seen positions that this database has not
    ///   handed out: it was restored from an older copy.
    package static func read(
        after cursor: OutboxCursor,
        eventsMax: Int,
        from reader: any SQLReader
    ) throws -> OutboxPage {
        precondition(
            (1...pageEventsMax).contains(eventsMax),
            "eventsMax must be 1 to \(pageEventsMax), is \(eventsMax)"
        )
        return switch reader.dialect {
        case .sqlite: try readSQLite(after: cursor, eventsMax: eventsMax, from: reader)
        case .postgres: try readPostgres(after: cursor, eventsMax: eventsMax, from: reader)
        }
    }

    static func check(
        _ positions: PartitionPositions,
        against heads: PartitionPositions
    ) throws(StorageError) {
        for partition in 0..<Partition.count where positions[partition] > heads[partition] {
            throw StorageError(
                .positionAhead,
                "the reader is at position \(positions[partition]) of partition \(partition), the "
                    + "outbox ends at \(heads[partition]): was it restored from an older copy?"
            )
        }
    }

    /// Reads a row of ``columns``.
    static func record(_ row: any RowView) throws(StorageError) -> OutboxRecord {
        guard let memberID = MemberID(rawValue: try row.integer(4)) else {
            throw StorageError(.corrupt, "an event of the outbox has no member")
        }
        return OutboxRecord(
            position: try row.integer(0),
            event: OutboxEvent(
                eventID: try row.integer(2),
                bookedAt: Timestamp(microseconds: try row.integer(3)),
                memberID: memberID,
                memberVersion: try row.integer(5),
                type: try row.text(6),
                payload: try row.blob(7)
            )
        )
    }
}
