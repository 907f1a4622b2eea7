package import Primitives
package import RecommendationsDomain
package import StorageCore

/// Trained models in the database of recommendations.
package struct SQLModelStore: ModelStore {
    private let database: any Database

    /// How many models of a kind are kept.
    private static let versionsKept: Int64 = 2

    /// Uses a database whose schema ``SQLRecommendationsStore`` has brought up to date.
    package init(_ database: any Database) {
        self.database = database
    }

    package func models(of kind: ModelKind) async throws -> [ModelRecord] {
        try await reporting {
            try await database.read { reader in
                var models: [ModelRecord] = []
                try reader.forEachRow(
                    """
                    SELECT version, day, made_at, length(bytes), event_count, is_finished
                    FROM models WHERE kind = $1 ORDER BY version DESC
                    """,
                    [.text(kind.rawValue)]
                ) { row in
                    guard let day = Int32(exactly: try row.integer(1)) else {
                        throw StorageError(.corrupt, "a model of no day")
                    }
                    models.append(
                        ModelRecord(
                            kind: kind,
                            version: try row.integer(0),
                            day: Day(day),
                            madeAt: Timestamp(microseconds: try row.integer(2)),
                            byteCount: Int(try row.integer(3)),
                            eventCount: try row.integer(4),
                            isFinished: try row.integer(5) == 1
                        )
                    )
                }
                return models
            }
        }
    }

    package func bytes(of model: ModelRecord) async throws -> [UInt8]? {
        try await reporting {
            try await database.read { reader in
                var bytes: [UInt8]?
                try reader.forEachRow(
                    "SELECT bytes FROM models WHERE kind = $1 AND version = $2",
                    [.text(model.kind.rawValue), .integer(model.version)]
                ) { row in bytes = try row.blob(0) }
                return bytes
            }
        }
    }

    package func add(
        _ bytes: [UInt8],
        kind: ModelKind,
        day: Day,
        madeAt: Timestamp,
        eventCount: Int64,
        isFinished: Bool
    ) async throws -> ModelRecord {
        try await reporting {
            try await database.write { writer in
                let last = try writer.integer(
                    "SELECT max(version) FROM models WHERE kind = $1",
                    [.text(kind.rawValue)]
                )
                let version = (last ?? 0) + 1
                try writer.execute(
                    """
                    INSERT INTO models (kind, version, day, made_at, bytes, event_count,
                        is_finished)
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    """,
                    [
                        .text(kind.rawValue), .integer(version), .integer(Int64(day.rawValue)),
                        .integer(madeAt.microseconds), .blob(bytes), .integer(eventCount),
                        .integer(isFinished ? 1 : 0),
                    ]
                )
                try writer.execute(
                    "DELETE FROM models WHERE kind = $1 AND version <= $2",
                    [.text(kind.rawValue), .integer(version - Self.versionsKept)]
                )
                return ModelRecord(
                    kind: kind,
                    version: version,
                    day: day,
                    madeAt: madeAt,
                    byteCount: bytes.count,
                    eventCount: eventCount,
                    isFinished: isFinished
                )
            }
        }
    }

    package func finish(_ model: ModelRecord) async throws {
        try await reporting {
            _ = try await database.write { writer in
                try writer.execute(
                    "UPDATE models SET is_finished = 1 WHERE kind = $1 AND version = $2",
                    [.text(model.kind.rawValue), .integer(model.version)]
                )
            }
        }
    }

    package func claim(
        _ kind: ModelKind,
        holder: String,
        now: Timestamp,
        until end: Timestamp
    ) async throws -> Bool {
        try await reporting {
            try await database.write { writer in
                let count = try writer.execute(
                    """
                    INSERT INTO training_claims (kind, holder, ends_at) VALUES ($1, $2, $3)
                    ON CONFLICT (kind) DO UPDATE
                    SET holder = excluded.holder, ends_at = excluded.ends_at
                    WHERE training_claims.holder = excluded.holder
                        OR training_claims.ends_at <= $4
                    """,
                    [
                        .text(kind.rawValue), .text(holder), .integer(end.microseconds),
                        .integer(now.microseconds),
                    ]
                )
                return count == 1
            }
        }
    }

    package func release(_ kind: ModelKind, holder: String) async throws {
        try await reporting {
            _ = try await database.write { writer in
                try writer.execute(
                    "DELETE FROM training_claims WHERE kind = $1 AND holder = $2",
                    [.text(kind.rawValue), .text(holder)]
                )
            }
        }
    }
}
