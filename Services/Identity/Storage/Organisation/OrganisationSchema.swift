import StorageCore

/// The tables of the organisation, of what needs a second person, and of partners.
///
/// Names of staff are sealed; how they sign in is kept as a blind index alone.
enum OrganisationSchema {
    static let migrations = [
        Migration(
            "identity-organisation-1",
            [
                """
                CREATE TABLE units (
                    path TEXT PRIMARY KEY,
                    parent TEXT,
                    kind INTEGER NOT NULL CHECK (kind >= 1),
                    name TEXT NOT NULL,
                    is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
                    version INTEGER NOT NULL CHECK (version >= 1),
                    changed_at INTEGER NOT NULL
                ) STRICT
                """,
                "CREATE INDEX units_by_parent ON units (parent)",
                """
                CREATE TABLE staff (
                    staff_id TEXT PRIMARY KEY,
                    organisation TEXT NOT NULL,
                    credential_index BLOB NOT NULL UNIQUE CHECK (length(credential_index) = 16),
                    sealed_person BLOB NOT NULL,
                    is_suspended INTEGER NOT NULL CHECK (is_suspended IN (0, 1)),
                    version INTEGER NOT NULL CHECK (version >= 1),
                    changed_at INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE staff_assignments (
                    staff_id TEXT NOT NULL,
                    place INTEGER NOT NULL CHECK (place >= 0),
                    role TEXT NOT NULL,
                    organisation TEXT NOT NULL,
                    PRIMARY KEY (staff_id, place)
                ) STRICT
                """,
                """
                CREATE TABLE approvals (
                    approval_id INTEGER PRIMARY KEY CHECK (approval_id > 0),
                    act INTEGER NOT NULL CHECK (act >= 1),
                    member_id INTEGER NOT NULL,
                    organisation TEXT NOT NULL,
                    reference TEXT NOT NULL,
                    reason TEXT NOT NULL,
                    requested_by TEXT NOT NULL,
                    requested_at INTEGER NOT NULL,
                    expires_at INTEGER NOT NULL CHECK (expires_at > requested_at),
                    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
                    decided_by TEXT,
                    decided_at INTEGER,
                    decision_reason TEXT,
                    CHECK (decided_by IS NULL OR decided_by <> requested_by)
                ) STRICT
                """,
                """
                CREATE TABLE partners (
                    partner_id TEXT PRIMARY KEY,
                    organisation TEXT NOT NULL,
                    name TEXT NOT NULL,
                    rights TEXT NOT NULL,
                    calls_per_second INTEGER NOT NULL CHECK (calls_per_second >= 1),
                    burst INTEGER NOT NULL CHECK (burst >= 1),
                    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
                    version INTEGER NOT NULL CHECK (version >= 1),
                    changed_at INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE partner_links (
                    member_id INTEGER NOT NULL,
                    place INTEGER NOT NULL CHECK (place >= 0),
                    partner_id TEXT NOT NULL,
                    consent_version TEXT NOT NULL,
                    consented_at INTEGER NOT NULL,
                    ended_at INTEGER,
                    PRIMARY KEY (member_id, place)
                ) STRICT
                """,
            ]
        ),
        Migration(
            "organisation-2-expand-pins",
            // The SHA-256 of the certificates that a partner may show, with commas between.
            ["ALTER TABLE partners ADD COLUMN pins TEXT NOT NULL DEFAULT ''"]
        ),
    ]

    /// What lies at a unit or below it, of the column `column`: `$1` is the unit, `$2` the unit and
    /// a slash.
    ///
    /// By prefix and not by range, since engines order texts differently.
    static func inside(_ column: String) -> String {
        "(\(column) = $1 OR substr(\(column), 1, length($2)) = $2)"
    }
}
