internal import Primitives

/// Where a consumer of events keeps how far it has come: in the database of the effects, so that
/// both are stored in one transaction and every event takes effect exactly once.
///
/// ```swift
/// var positions = try ConsumerPositions.load(source: "points", from: writer)
/// for event in events
/// where positions.advance(partition: event.partition, to: event.position) {
///     // store the effect through the same writer
/// }
/// try ConsumerPositions.store(positions, source: "points", in: writer)
/// ```
package enum ConsumerPositions {
    /// Makes the table; part of the migrations of every consuming service.
    package static let migration = Migration(
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
    )

    /// How far the consumer has come in a source.
    ///
    /// - Parameters:
    ///   - source: The publishing service: `points`.
    ///   - reader: The transaction of the effects.
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
    ///   - positions: As ``load(source:from:)`` returned them, advanced.
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
