package import StorageCore

/// The tables of experiments: what they are, who is in which arm, what was recorded.
package enum ExperimentsSchema {
    /// Every migration that ever was, oldest first.
    package static let migrations: [Migration] = [tables, measured]

    private static let tables = Migration(
        "recommendations-experiments-1-expand",
        [
            """
            CREATE TABLE experiments (
                name TEXT PRIMARY KEY,
                organisation TEXT NOT NULL,
                arms TEXT NOT NULL,
                policy INTEGER NOT NULL CHECK (policy IN (1, 2)),
                salt TEXT NOT NULL,
                starts_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                metric TEXT NOT NULL,
                guardrail TEXT NOT NULL,
                error_share INTEGER NOT NULL,
                made_at INTEGER NOT NULL,
                stopped_at INTEGER,
                kept_arm TEXT NOT NULL DEFAULT '',
                stop_reason TEXT NOT NULL DEFAULT ''
            ) STRICT
            """,
            """
            CREATE TABLE experiment_shares (
                name TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                shares TEXT NOT NULL,
                made_at INTEGER NOT NULL,
                PRIMARY KEY (name, version)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE experiment_members (
                name TEXT NOT NULL,
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                arm INTEGER NOT NULL CHECK (arm >= 0),
                propensity REAL NOT NULL,
                exposed_at INTEGER NOT NULL,
                segment INTEGER NOT NULL,
                shares_version INTEGER NOT NULL,
                PRIMARY KEY (name, member_id)
            ) STRICT, WITHOUT ROWID
            """,
            // Of an erased member nothing is kept: found by member.
            "CREATE INDEX experiment_members_member ON experiment_members (member_id)",
            """
            CREATE TABLE experiment_outcomes (
                name TEXT NOT NULL,
                member_id INTEGER NOT NULL,
                outcome_key TEXT NOT NULL,
                happened_at INTEGER NOT NULL,
                PRIMARY KEY (name, member_id, outcome_key)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX experiment_outcomes_member ON experiment_outcomes (member_id)",
            // The secret by which arms are drawn, made once.
            """
            CREATE TABLE experiment_key (
                id INTEGER PRIMARY KEY CHECK (id = 0),
                first_half INTEGER NOT NULL,
                second_half INTEGER NOT NULL
            ) STRICT
            """,
        ]
    )

    /// Once everything is measured the sweep passes an experiment by.
    private static let measured = Migration(
        "recommendations-experiments-2-expand-measured",
        ["ALTER TABLE experiments ADD COLUMN measured_at INTEGER"]
    )
}
