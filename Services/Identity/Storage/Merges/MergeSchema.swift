import StorageCore

/// The tables of merges and reviews.
enum MergeSchema {
    static let migrations = [
        Migration(
            "identity-merges-1-expand-tables",
            [
                // Whom a merged member is merged into, directly: a chain leads to who remains.
                "ALTER TABLE members ADD COLUMN survivor_id INTEGER",
                // The order of all merges and unmerges: one after the other, without gaps.
                """
                CREATE TABLE merge_operations (
                    number INTEGER PRIMARY KEY CHECK (number > 0),
                    merge_id INTEGER NOT NULL CHECK (merge_id <= number)
                ) STRICT
                """,
                """
                CREATE TABLE merges (
                    merge_id INTEGER PRIMARY KEY CHECK (merge_id > 0),
                    survivor_id INTEGER NOT NULL,
                    absorbed_id INTEGER NOT NULL CHECK (absorbed_id <> survivor_id),
                    organisation TEXT NOT NULL,
                    gain TEXT NOT NULL,
                    absorbed_state INTEGER NOT NULL,
                    merged_by TEXT NOT NULL,
                    merged_at INTEGER NOT NULL,
                    sealed_reason BLOB NOT NULL,
                    undone_by TEXT,
                    undone_at INTEGER,
                    sealed_undone_reason BLOB
                ) STRICT
                """,
                "CREATE INDEX merges_of_survivor ON merges (survivor_id, merge_id)",
                "CREATE INDEX merges_of_absorbed ON merges (absorbed_id, merge_id)",
                """
                CREATE TABLE reviews (
                    review_id INTEGER PRIMARY KEY CHECK (review_id > 0),
                    first_id INTEGER NOT NULL,
                    second_id INTEGER NOT NULL CHECK (second_id > first_id),
                    cause INTEGER NOT NULL,
                    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
                    organisation TEXT NOT NULL,
                    opened_at INTEGER NOT NULL,
                    decided_at INTEGER,
                    decided_by TEXT,
                    sealed_reason BLOB,
                    UNIQUE (first_id, second_id)
                ) STRICT
                """,
            ]
        )
    ]
}
