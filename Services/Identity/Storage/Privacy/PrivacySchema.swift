internal import StorageCore

/// The tables of who is erased, who shall be, and by which end of a phone number members are found.
enum PrivacySchema {
    static let migrations = [
        Migration(
            "privacy-1-expand-erasure",
            [
                """
                CREATE TABLE erased_members (
                    member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                    erased_at INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE erasure_requests (
                    member_id INTEGER PRIMARY KEY,
                    requested_by TEXT NOT NULL,
                    requested_at INTEGER NOT NULL,
                    reason TEXT NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE phone_ends (
                    end_index BLOB NOT NULL CHECK (length(end_index) = 16),
                    member_id INTEGER NOT NULL,
                    PRIMARY KEY (end_index, member_id)
                ) STRICT, WITHOUT ROWID
                """,
                // By which the requests of a member that is erased lose what they said.
                "CREATE INDEX registrations_by_member ON registrations (member_id)",
                "CREATE INDEX phone_ends_by_member ON phone_ends (member_id)",
                "CREATE INDEX IF NOT EXISTS identities_by_member ON identities (member_id)",
            ]
        )
    ]

    /// After the tables that they speak of.
    static let laterMigrations = [
        Migration(
            "privacy-2-expand-retention",
            [
                // By which the codes of a member that is erased are found.
                "CREATE INDEX one_time_codes_by_identity ON one_time_codes (identity_index)",
                // By which requests are forgotten in time.
                "CREATE INDEX keyed_requests_by_time ON keyed_requests (booked_at)",
            ]
        )
    ]
}
