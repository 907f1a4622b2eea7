import StorageCore

/// The tables and columns of profiles.
///
/// What is personal stands in the member's sealed record; here stands what may be filtered and
/// counted by.
enum ProfileSchema {
    static let migrations = [
        Migration(
            "identity-4-expand-profiles",
            [
                // A row of an older process says no home: it is where the member was won.
                """
                CREATE INDEX members_by_home
                ON members ((COALESCE(home, organisation)), member_id)
                """,
                // Attributes and preferences that are not personal; see `OpenValues`.
                "ALTER TABLE members ADD COLUMN open_values TEXT",
                // The day, since the epoch, on which a child enters or leaves a stage.
                "ALTER TABLE members ADD COLUMN next_stage_day INTEGER",
                """
                CREATE INDEX members_by_stage_day ON members (next_stage_day, member_id)
                WHERE next_stage_day IS NOT NULL
                """,
                """
                CREATE TABLE acquisitions (
                    member_id INTEGER PRIMARY KEY,
                    channel TEXT NOT NULL,
                    campaign TEXT,
                    store TEXT,
                    guide TEXT,
                    qr_parameter TEXT,
                    forwarded_by TEXT
                ) STRICT
                """,
                // The program as it was when what is derived from it was last derived.
                """
                CREATE TABLE adopted_programs (
                    name TEXT PRIMARY KEY,
                    fingerprint TEXT NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
            ]
        )
    ]
}
