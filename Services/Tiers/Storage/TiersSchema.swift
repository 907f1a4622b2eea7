package import StorageCore

/// The tables of tiers.
package enum TiersSchema {
    /// Every migration that ever was, oldest first.
    package static let migrations: [Migration] =
        [Outbox.migration] + ConsumerPositions.migrations + [tables, merges]

    /// Lines that moved with merges, whom ids lead to, and orders that were given to another member
    /// than they name.
    private static let merges = Migration(
        "tiers-2-expand-merges",
        [
            "ALTER TABLE growth_entries ADD COLUMN merge_id INTEGER",
            "ALTER TABLE growth_entries ADD COLUMN is_out INTEGER",
            "ALTER TABLE growth_entries ADD COLUMN owner_id INTEGER",
            """
            CREATE TABLE tier_merges (
                member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                survivor_id INTEGER NOT NULL CHECK (survivor_id <> member_id)
            ) STRICT
            """,
            "CREATE INDEX tier_merges_survivor ON tier_merges (survivor_id)",
            """
            CREATE TABLE tier_given_orders (
                channel TEXT NOT NULL,
                order_id TEXT NOT NULL,
                member_id INTEGER NOT NULL,
                PRIMARY KEY (channel, order_id)
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )

    private static let tables = Migration(
        "tiers-1",
        [
            """
            CREATE TABLE tier_members (
                member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                registered_at INTEGER,
                entry_count INTEGER NOT NULL CHECK (entry_count >= 0),
                change_count INTEGER NOT NULL CHECK (change_count > 0),
                checkpoint_at INTEGER NOT NULL,
                tier_rank INTEGER NOT NULL CHECK (tier_rank >= 0),
                since INTEGER,
                kept_through_year INTEGER,
                window_year INTEGER NOT NULL,
                window_growth INTEGER NOT NULL CHECK (window_growth >= 0),
                booked_through INTEGER NOT NULL,
                review_at INTEGER,
                due_at INTEGER
            ) STRICT
            """,
            """
            CREATE INDEX tier_members_due ON tier_members (due_at, member_id)
            WHERE due_at IS NOT NULL
            """,
            """
            CREATE TABLE growth_entries (
                member_id INTEGER NOT NULL,
                entry_number INTEGER NOT NULL CHECK (entry_number > 0),
                growth INTEGER NOT NULL,
                counts_at INTEGER NOT NULL,
                effective_at INTEGER NOT NULL CHECK (effective_at >= counts_at),
                booked_at INTEGER NOT NULL CHECK (booked_at >= effective_at),
                cause TEXT NOT NULL,
                channel TEXT NOT NULL,
                order_id TEXT NOT NULL,
                paid_fen INTEGER NOT NULL,
                program_version TEXT NOT NULL,
                PRIMARY KEY (member_id, entry_number)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE tier_changes (
                member_id INTEGER NOT NULL,
                change_number INTEGER NOT NULL CHECK (change_number > 0),
                from_tier TEXT,
                to_tier TEXT NOT NULL,
                effective_at INTEGER NOT NULL,
                booked_at INTEGER NOT NULL,
                cause TEXT NOT NULL,
                cause_reference TEXT NOT NULL,
                program_version TEXT NOT NULL,
                growth INTEGER NOT NULL,
                entries_seen INTEGER NOT NULL,
                PRIMARY KEY (member_id, change_number)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE tier_programs (
                label TEXT PRIMARY KEY,
                rules TEXT NOT NULL,
                adopted_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE tier_sources (
                source TEXT PRIMARY KEY,
                as_of INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )
}
