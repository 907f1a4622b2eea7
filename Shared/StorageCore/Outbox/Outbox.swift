internal import Primitives

/// The facts that a service publishes, written in the transaction of the change itself.
///
/// Order and positions: on SQLite there is one writer, so one row number for all partitions grows
/// with every event and is the event's position; commits become visible in the order of the
/// positions, and a reader can never pass a commit still in flight. A table with one row per
/// partition keeps the last position, from which new ones count on. On PostgreSQL positions will
/// count per partition, and the group locks the rows of its partitions in that table, in order, as
/// its last statement before the commit: a later position is handed out only after the earlier one
/// is committed, so the same holds there; lanes that own partitions (`Partition.index` modulo
/// lanes) never wait for each other within an instance.
///
/// The rows are in order of position, in the only b-tree of the table: a write goes to its end.
package final class Outbox: Sendable {
    /// Notified after each commit of this process that published something.
    package let signal = CommitSignal()

    /// Makes the tables; part of the migrations of every publishing service.
    package static let migration = Migration(
        "outbox-1",
        [
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
    )

    /// Makes the outbox of a database that has the tables; one per process and database.
    package init() {}

    /// Publishes facts, in this order, if and when the transaction commits.
    ///
    /// Call it once per group, with the events of the whole group.
    ///
    /// - Parameters:
    ///   - events: The facts; those of one member by ascending version.
    ///   - writer: The transaction of the change.
    /// - Throws: `misuse` where a payload is too long.
    package func append(_ events: [OutboxEvent], in writer: any SQLWriter) throws(StorageError) {
        if events.isEmpty { return }
        var heads = try Self.heads(from: writer)
        var position = heads.latest
        var touched: Set<Int> = []
        var rows: [[SQLValue]] = []
        rows.reserveCapacity(events.count)
        for event in events {
            guard event.payload.count <= OutboxEvent.payloadByteCountMax else {
                throw StorageError(
                    .misuse,
                    "the payload of an event of type \(event.type) has \(event.payload.count) "
                        + "bytes, at most \(OutboxEvent.payloadByteCountMax) are allowed"
                )
            }
            position += 1
            let partition = event.partition
            heads[partition] = position
            touched.insert(partition)
            rows.append([
                .integer(position), .integer(Int64(partition)), .integer(event.eventID),
                .integer(event.bookedAt.microseconds), .integer(event.memberID.rawValue),
                .integer(event.memberVersion), .text(event.type), .blob(event.payload),
            ])
        }
        try writer.execute(
            """
            INSERT INTO outbox
            (position, partition, event_id, booked_at, member_id, member_version, type, payload)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            each: rows
        )
        try writer.execute(
            """
            INSERT INTO outbox_heads (partition, position) VALUES ($1, $2)
            ON CONFLICT (partition) DO UPDATE SET position = excluded.position
            """,
            each: touched.sorted().map { [.integer(Int64($0)), .integer(heads[$0])] }
        )
        writer.signalAfterCommit(signal)
    }

    /// The position of the last event of each partition.
    package static func heads(
        from reader: any SQLReader
    ) throws(StorageError) -> PartitionPositions {
        var heads = PartitionPositions.start
        for row in try reader.query("SELECT partition, position FROM outbox_heads") {
            let partition = try row.integer(0)
            guard (0..<Int64(Partition.count)).contains(partition) else {
                throw StorageError(.corrupt, "the outbox has a head in partition \(partition)")
            }
            heads[Int(partition)] = try row.integer(1)
        }
        return heads
    }
}
