internal import Primitives

/// One row number for all partitions.
extension Outbox {
    static let sqliteTables = [
        """
        CREATE TABLE outbox (
            position INTEGER PRIMARY KEY,
            partition INTEGER NOT NULL,
            event_id INTEGER NOT NULL,
            booked_at INTEGER NOT NULL,
            member_id INTEGER NOT NULL,
            member_version INTEGER NOT NULL,
            type TEXT NOT NULL,
            payload BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE outbox_heads (
            partition INTEGER PRIMARY KEY,
            position INTEGER NOT NULL CHECK (position > 0)
        ) STRICT
        """,
    ]

    /// The most rows that are looked at for one page, taken in before or not.
    private static let scannedRowsMax = 4096

    /// Hands out positions.
    static func takeSQLitePositions(
        _ events: [OutboxEvent],
        in writer: any SQLWriter
    ) throws(StorageError) -> [Int64] {
        var heads = try heads(from: writer)
        let last = heads.latest
        var touched: Set<Int> = []
        var positions: [Int64] = []
        positions.reserveCapacity(events.count)
        for (index, event) in events.enumerated() {
            let position = last + Int64(index) + 1
            heads[event.partition] = position
            touched.insert(event.partition)
            positions.append(position)
        }
        try writer.execute(
            """
            INSERT INTO outbox_heads (partition, position) VALUES ($1, $2)
            ON CONFLICT (partition) DO UPDATE SET position = excluded.position
            """,
            each: touched.sorted().map { [.integer(Int64($0)), .integer(heads[$0])] }
        )
        return positions
    }

    /// Reads on along the one row number.
    static func readSQLite(
        after cursor: OutboxCursor,
        eventsMax: Int,
        from reader: any SQLReader
    ) throws -> OutboxPage {
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
            "SELECT \(columns) FROM outbox WHERE position > $1 ORDER BY position LIMIT $2",
            [.integer(start), .integer(Int64(limit))]
        ) { row in
            if isFull { return }
            rowCount += 1
            scanned = try row.integer(0)
            let partition = Int(try row.integer(1))
            guard cursor.positions.advance(partition: partition, to: scanned) else { return }
            let record = try record(row)
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

    /// The position before which the reader has taken in everything.
    private static func firstUnread(
        after positions: PartitionPositions,
        heads: PartitionPositions
    ) -> Int64 {
        let unread = (0..<Partition.count).filter { positions[$0] < heads[$0] }
        return unread.map { positions[$0] }.min() ?? heads.latest
    }
}
