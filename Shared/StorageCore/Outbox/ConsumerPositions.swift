internal import Primitives

/// Where a consumer of events keeps how far it has come: in the database of the effects, so that
/// both are stored in one transaction and every event takes effect exactly once.
///
/// ```swift
/// var positions = try ConsumerPositions.lock(source: "points", in: writer)
/// for event in events
/// where positions.advance(partition: event.partition, to: event.position) {
///     // store the effect through the same writer
/// }
/// try ConsumerPositions.store(positions, source: "points", in: writer)
/// ```
package enum ConsumerPositions {
    /// Makes the tables; part of the migrations of every consuming service.
    package static let migrations = [
        Migration(
            "consumer-positions-1",
            [
                """
                CREATE TABLE consumer_positions (
                    source TEXT NOT NULL,
                    partition INTEGER NOT NULL CHECK (partition >= 0),
                    position INTEGER NOT NULL CHECK (position > 0),
                    PRIMARY KEY (source, partition)
                ) STRICT, WITHOUT ROWID
                """
            ]
        ),
        Migration(
            "consumer-positions-2-expand-sources",
            ["CREATE TABLE consumer_sources (source TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"]
        ),
    ]

    /// How far the consumer has come in a source, for the transaction that stores effects.
    ///
    /// Locks the source until the end of the transaction: of several processes that are given the
    /// same events, one takes them in while the others wait, and then find them taken in.
    ///
    /// - Parameters:
    ///   - source: The publishing service: `points`.
    ///   - writer: The transaction of the effects.
    /// - Returns: The stored positions; 0 for every partition that has none.
    /// - Throws: `corrupt` where a partition does not exist.
    package static func lock(
        source: String,
        in writer: any SQLWriter
    ) throws(StorageError) -> PartitionPositions {
        let query = "SELECT source FROM consumer_sources WHERE source = $1 FOR UPDATE"
        if try writer.first(query, [.text(source)]) == nil {
            try writer.execute(
                "INSERT INTO consumer_sources (source) VALUES ($1) ON CONFLICT (source) DO NOTHING",
                [.text(source)]
            )
            _ = try writer.first(query, [.text(source)])
        }
        return try load(source: source, from: writer)
    }

    /// How far the consumer has come in a source.
    ///
    /// - Parameters:
    ///   - source: The publishing service: `points`.
    ///   - reader: Where to look.
    /// - Returns: The stored positions; 0 for every partition that has none.
    /// - Throws: `corrupt` where a partition does not exist.
    package static func load(
        source: String,
        from reader: any SQLReader
    ) throws(StorageError) -> PartitionPositions {
        let rows = try reader.query(
            "SELECT partition, position FROM consumer_positions WHERE source = $1",
            [.text(source)]
        )
        var positions = PartitionPositions.start
        for row in rows {
            let partition = try row.integer(0)
            guard (0..<Int64(Partition.count)).contains(partition) else {
                throw StorageError(.corrupt, "\(source) has a position in partition \(partition)")
            }
            positions[Int(partition)] = try row.integer(1)
        }
        return positions
    }

    /// Records how far the consumer has come.
    ///
    /// Positions never go back: one that is stored already and lies further on stays.
    ///
    /// - Parameters:
    ///   - positions: As ``lock(source:in:)`` returned them in this transaction, advanced.
    ///   - source: The publishing service.
    ///   - writer: The transaction of the effects.
    /// - Throws: What the database throws.
    package static func store(
        _ positions: PartitionPositions,
        source: String,
        in writer: any SQLWriter
    ) throws(StorageError) {
        let stored = try load(source: source, from: writer)
        let rows = (0..<Partition.count).compactMap { partition -> [SQLValue]? in
            guard positions[partition] > stored[partition] else { return nil }
            return [.text(source), .integer(Int64(partition)), .integer(positions[partition])]
        }
        try writer.execute(
            """
            INSERT INTO consumer_positions (source, partition, position) VALUES ($1, $2, $3)
            ON CONFLICT (source, partition) DO UPDATE SET position = excluded.position
            """,
            each: rows
        )
    }
}
