package import StorageCore

extension MemberDirectory {
    /// Makes the tables; part of the migrations of every service that keeps a directory, after
    /// those of `ConsumerPositions`.
    package static let migrations = [
        Migration(
            "member-directory-1-expand-tables",
            [
                """
                CREATE TABLE directory_members (
                    member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                    home TEXT NOT NULL,
                    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
                    gates INTEGER NOT NULL CHECK (gates BETWEEN 0 AND 7),
                    guide TEXT,
                    region TEXT,
                    birthday INTEGER,
                    child_stages TEXT NOT NULL,
                    tags TEXT NOT NULL,
                    partners TEXT NOT NULL,
                    survivor_id INTEGER
                ) STRICT
                """,
                "CREATE INDEX directory_members_home ON directory_members (home, member_id)",
                """
                CREATE INDEX directory_members_survivor ON directory_members (survivor_id)
                WHERE survivor_id IS NOT NULL
                """,
                // An operation that has come before those that precede it waits here for them.
                """
                CREATE TABLE directory_operations (
                    number INTEGER PRIMARY KEY CHECK (number > 0),
                    is_unmerge INTEGER NOT NULL CHECK (is_unmerge IN (0, 1)),
                    merge_id INTEGER NOT NULL CHECK (merge_id > 0),
                    survivor_id INTEGER NOT NULL,
                    absorbed_id INTEGER NOT NULL,
                    organisation TEXT NOT NULL,
                    booked_at INTEGER NOT NULL,
                    entries TEXT NOT NULL,
                    orders TEXT NOT NULL,
                    is_taken INTEGER NOT NULL CHECK (is_taken IN (0, 1)),
                    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1))
                ) STRICT
                """,
                """
                CREATE INDEX directory_operations_open ON directory_operations (number)
                WHERE is_done = 0
                """,
                // What was kept of identity's stream before is not enough: it is read again.
                "DELETE FROM consumer_positions WHERE source = 'identity'",
            ]
        ),
        Migration(
            "member-directory-2-expand-consents",
            ["ALTER TABLE directory_members ADD COLUMN consents TEXT NOT NULL DEFAULT ''"]
        ),
        Migration(
            "member-directory-3-expand-erasures",
            [
                // An erasure that has come before the operations that precede it waits here.
                """
                CREATE TABLE directory_erasures (
                    member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                    operation INTEGER NOT NULL CHECK (operation >= 0)
                ) STRICT
                """,
                // What names orders is needed until it has had its effects.
                "UPDATE directory_operations SET entries = '', orders = '' WHERE is_done = 1",
            ]
        ),
    ]
}
