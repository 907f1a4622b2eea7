internal import Primitives

/// Positions that count per partition, without gaps, under the lock of the partition's row.
extension Outbox {
    static let postgresTables = [
        """
        CREATE TABLE outbox (
            partition INTEGER NOT NULL,
            position INTEGER NOT NULL CHECK (position > 0),
            event_id INTEGER NOT NULL,
            booked_at INTEGER NOT NULL,
            member_id INTEGER NOT NULL,
            member_version INTEGER NOT NULL,
            type TEXT NOT NULL,
            payload BLOB NOT NULL,
            PRIMARY KEY (partition, position)
        ) STRICT
        """,
        """
        CREATE TABLE outbox_heads (
            partition INTEGER PRIMARY KEY,
            position INTEGER NOT NULL CHECK (position > 0)
        ) STRICT
        """,
    ]

    /// Hands out positions, and keeps other writers of the same partitions waiting for the end of
    /// the transaction.
    static func takePostgresPositions(
        _ events: [OutboxEvent],
        in writer: any SQLWriter
    ) throws(StorageError) -> [Int64] {
        var counts = Array(repeating: Int64(0), count: Partition.count)
        for event in events { counts[event.partition] += 1 }
        let touched = (0..<Partition.count).filter { counts[$0] > 0 }
        // In order of the partitions, so that two groups never wait for each other.
        try writer.execute(
            """
            INSERT INTO outbox_heads (partition, position) VALUES ($1, $2)
            ON CONFLICT (partition)
            DO UPDATE SET position = outbox_heads.position + excluded.position
            """,
            each: touched.map { [.integer(Int64($0)), .integer(counts[$0])] }
        )
        let heads = try heads(from: writer)
        var next = (0..<Partition.count).map { heads[$0] - counts[$0] }
        return events.map { event in
            next[event.partition] += 1
            return next[event.partition]
        }
    }

    /// Reads on in each partition that has more.
    ///
    /// Positions have no gaps, so the heads tell how many events wait where, and no row is read in
    /// vain. Pages begin with another partition each, so that none is left behind for long.
    static func readPostgres(
        after cursor: OutboxCursor,
        eventsMax: Int,
        from reader: any SQLReader
    ) throws -> OutboxPage {
        let heads = try heads(from: reader)
        try check(cursor.positions, against: heads)
        var cursor = cursor
        var runs: [[SQLValue]] = []
        var left = Int64(eventsMax)
        var isMore = false
        for offset in 0..<Partition.count {
            let partition = (cursor.turn + offset) % Partition.count
            let position = cursor.positions[partition]
            let waiting = heads[partition] - position
            if waiting > left { isMore = true }
            let count = min(waiting, left)
            if count == 0 { continue }
            left -= count
            runs.append([.integer(Int64(partition)), .integer(position), .integer(count)])
        }
        if runs.isEmpty { return OutboxPage(records: [], cursor: cursor, isCaughtUp: true) }
        var byteCount = 0
        var records: [OutboxRecord] = []
        try reader.forEachRow(
            // Within a partition the bound on bytes is the server's to keep: payloads beyond it are
            // not even read.
            """
            SELECT \(columns) FROM (
                SELECT \(columns), sum(length(payload)) OVER (ORDER BY position) AS total
                FROM outbox WHERE partition = $1 AND position > $2 ORDER BY position LIMIT $3
            ) AS page WHERE total - length(payload) < \(pageByteCountMax)
            """,
            each: runs
        ) { _, row in
            if byteCount >= pageByteCountMax { return }
            let record = try record(row)
            let partition = record.event.partition
            guard cursor.positions.advance(partition: partition, to: record.position) else {
                throw StorageError(.corrupt, "the outbox repeats a position")
            }
            byteCount += record.event.payload.count
            records.append(record)
        }
        cursor.turn = (cursor.turn + 1) % Partition.count
        return OutboxPage(
            records: records,
            cursor: cursor,
            isCaughtUp: !isMore && records.count == eventsMax - Int(left)
        )
    }
}
