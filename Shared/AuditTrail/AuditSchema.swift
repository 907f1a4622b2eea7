internal import StorageCore

/// The tables of an audit trail, in a database of their own.
///
/// Rows are only added. Each holds the hash of the one before it in its lane, and the lane's row
/// says which is the last: so a row that was changed, removed or moved shows.
enum AuditSchema {
    static let migrations = [
        Migration(
            "audit-1-records",
            [
                """
                CREATE TABLE audit_records (
                    lane INTEGER NOT NULL CHECK (lane >= 0),
                    number INTEGER NOT NULL CHECK (number > 0),
                    kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
                    at INTEGER NOT NULL,
                    principal_kind TEXT NOT NULL,
                    principal_id TEXT NOT NULL,
                    principal_organisation TEXT NOT NULL,
                    roles TEXT NOT NULL,
                    peer TEXT NOT NULL,
                    method TEXT NOT NULL,
                    member_id INTEGER NOT NULL,
                    organisation TEXT NOT NULL,
                    purpose TEXT NOT NULL,
                    request_id TEXT NOT NULL,
                    unmasked TEXT NOT NULL,
                    begun_lane INTEGER,
                    begun_number INTEGER,
                    code INTEGER NOT NULL,
                    reason TEXT NOT NULL,
                    hash BLOB NOT NULL CHECK (length(hash) = 32),
                    PRIMARY KEY (lane, number)
                ) STRICT, WITHOUT ROWID
                """,
                """
                CREATE TABLE audit_lanes (
                    lane INTEGER PRIMARY KEY CHECK (lane >= 0),
                    records INTEGER NOT NULL CHECK (records >= 0),
                    hash BLOB NOT NULL CHECK (length(hash) = 32)
                ) STRICT
                """,
                "CREATE INDEX audit_by_time ON audit_records (at, lane, number)",
                """
                CREATE INDEX audit_by_member ON audit_records (member_id, at, lane, number)
                WHERE member_id > 0
                """,
                """
                CREATE INDEX audit_by_begun ON audit_records (begun_lane, begun_number)
                WHERE begun_number IS NOT NULL
                """,
            ]
        ),
        LaneClaims.migration,
    ]
}
