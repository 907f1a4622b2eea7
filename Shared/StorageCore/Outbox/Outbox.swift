internal import Primitives

/// The facts that a service publishes, written in the transaction of the change itself.
///
/// Order and positions: a table with one row per partition keeps the last position, from which new
/// ones count on. On SQLite there is one writer, so one row number for all partitions grows with
/// every event and is the event's position; commits become visible in the order of the positions,
/// and a reader can never pass a commit still in flight. On PostgreSQL positions count per
/// partition, and a group locks the rows of its partitions in that table, in order, shortly before
/// its commit: a later position is handed out only after the earlier one is committed or undone, so
/// the same holds there, whichever process writes. A writer that dies is undone by the server, and
/// one that stands still after the server's bound on idle transactions; until then writers of the
/// same partitions wait, and readers see everything before it. Lanes that own partitions
/// (`Partition.index` modulo lanes) never wait for each other within a process.
///
/// On SQLite the rows are in order of position, in the only b-tree of the table: a write goes to
/// its end.
package final class Outbox: Sendable {
    /// Notified after each commit of this process that published something.
    package let signal = CommitSignal()

    /// Makes the tables; part of the migrations of every publishing service.
    package static let migration = Migration("outbox-1") { writer in
        let tables =
            switch writer.dialect {
            case .sqlite: sqliteTables
            case .postgres: postgresTables
            }
        for table in tables { try writer.execute(table) }
    }

    /// Makes the outbox of a database that has the tables; one per process and database.
    package init() {}

    /// Publishes facts, in this order, if and when the transaction commits.
    ///
    /// Call it once per group, with the events of the whole group, after everything that may wait
    /// for other transactions.
    ///
    /// - Parameters:
    ///   - events: The facts; those of one member by ascending version.
    ///   - writer: The transaction of the change.
    /// - Throws: `misuse` where a payload is too long.
    package func append(_ events: [OutboxEvent], in writer: any SQLWriter) throws(StorageError) {
        if events.isEmpty { return }
        for event in events where event.payload.count > OutboxEvent.payloadByteCountMax {
            throw StorageError(
                .misuse,
                "the payload of an event of type \(event.type) has \(event.payload.count) "
                    + "bytes, at most \(OutboxEvent.payloadByteCountMax) are allowed"
            )
        }
        let positions =
            switch writer.dialect {
            case .sqlite: try Self.takeSQLitePositions(events, in: writer)
            case .postgres: try Self.takePostgresPositions(events, in: writer)
            }
        try writer.execute(
            """
            INSERT INTO outbox
            (position, partition, event_id, booked_at, member_id, member_version, type, payload)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            each: zip(events, positions).map { event, position in
                [
                    .integer(position), .integer(Int64(event.partition)), .integer(event.eventID),
                    .integer(event.bookedAt.microseconds), .integer(event.memberID.rawValue),
                    .integer(event.memberVersion), .text(event.type), .blob(event.payload),
                ]
            }
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
