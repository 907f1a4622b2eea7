internal import Primitives

/// How far one reader of an outbox has come; a value that the reader keeps.
package struct OutboxCursor: Hashable, Sendable {
    /// The last position taken in, per partition.
    package fileprivate(set) var positions: PartitionPositions
    /// All rows up to here have been looked at; `nil` before the first look.
    fileprivate var scanned: Int64?

    /// Begins after these positions.
    package init(after positions: PartitionPositions) {
        self.positions = positions
        scanned = nil
    }
}

/// Some events in order, and where to go on.
package struct OutboxPage: Sendable {
    /// The events, by ascending position.
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
    /// The most rows that are looked at for one page, taken in before or not.
    private static let scannedRowsMax = 4096

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
        var cursor = cursor
        let start: Int64
        if let scanned = cursor.scanned {
            start = scanned
        } else {
            let heads = try heads(from: reader)
            try check(cursor.positions, against: heads)
            start = firstUnread(after: cursor.positions, heads: heads)
        }
        var scanned = start
        var rowCount = 0
        var byteCount = 0
        var records: [OutboxRecord] = []
        let limit = min(scannedRowsMax, cursor.scanned == nil ? scannedRowsMax : eventsMax)
        var isFull = false
        try reader.forEachRow(
            """
            SELECT position, partition, event_id, booked_at, member_id, member_version, type,
            payload FROM outbox WHERE position > $1 ORDER BY position LIMIT $2
            """,
            [.integer(start), .integer(Int64(limit))]
        ) { row in
            if isFull { return }
            rowCount += 1
            scanned = try row.integer(0)
            let partition = Int(try row.integer(1))
            guard cursor.positions.advance(partition: partition, to: scanned) else { return }
            let record = try Self.record(row)
            byteCount += record.event.payload.count
            records.append(record)
            isFull = records.count >= eventsMax || byteCount >= pageByteCountMax
        }
        cursor.scanned = scanned
        return OutboxPage(
            records: records,
            cursor: cursor,
            isCaughtUp: !isFull && rowCount < limit
        )
    }

    private static func check(
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

    /// The position before which the reader has taken in everything.
    private static func firstUnread(
        after positions: PartitionPositions,
        heads: PartitionPositions
    ) -> Int64 {
        let unread = (0..<Partition.count).filter { positions[$0] < heads[$0] }
        return unread.map { positions[$0] }.min() ?? heads.latest
    }

    private static func record(_ row: any RowView) throws(StorageError) -> OutboxRecord {
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
