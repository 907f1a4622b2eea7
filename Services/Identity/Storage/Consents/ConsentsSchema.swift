internal import StorageCore

/// The tables of what members agree to and when they were contacted.
enum ConsentsSchema {
    static let migrations = [
        Migration(
            "consents-1-expand-tables",
            [
                """
                CREATE TABLE consent_policies (
                    purpose TEXT NOT NULL,
                    version TEXT NOT NULL,
                    language TEXT NOT NULL,
                    hash TEXT NOT NULL CHECK (length(hash) = 64),
                    body TEXT NOT NULL,
                    put_at INTEGER NOT NULL,
                    PRIMARY KEY (purpose, version, language)
                ) STRICT, WITHOUT ROWID
                """,
                // Rows are only added: the last one for a purpose and channel holds.
                """
                CREATE TABLE consent_statements (
                    member_id INTEGER NOT NULL,
                    number INTEGER NOT NULL CHECK (number > 0),
                    purpose TEXT NOT NULL,
                    channel INTEGER NOT NULL CHECK (channel >= 0),
                    is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)),
                    policy_version TEXT,
                    source TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    PRIMARY KEY (member_id, number)
                ) STRICT, WITHOUT ROWID
                """,
                """
                CREATE TABLE quiet_hours (
                    member_id INTEGER PRIMARY KEY,
                    from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
                    until_minute INTEGER NOT NULL CHECK (until_minute BETWEEN 0 AND 1439)
                ) STRICT
                """,
                """
                CREATE TABLE contact_slots (
                    member_id INTEGER NOT NULL,
                    occurrence BLOB NOT NULL CHECK (length(occurrence) = 16),
                    purpose TEXT NOT NULL,
                    channel INTEGER NOT NULL CHECK (channel >= 0),
                    at INTEGER NOT NULL,
                    PRIMARY KEY (member_id, occurrence)
                ) STRICT, WITHOUT ROWID
                """,
            ]
        ),
        // What of them other services may know: the purposes that contact nobody.
        Migration(
            "consents-2-expand-facts",
            ["ALTER TABLE members ADD COLUMN consents TEXT"]
        ),
    ]
}
