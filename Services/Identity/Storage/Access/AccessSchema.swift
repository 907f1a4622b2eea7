import StorageCore

/// The tables of codes, sessions and keys.
///
/// No phone, code, token or name of a device stands in them in clear. What belongs to a member goes
/// with it: see ``MemberTables``.
enum AccessSchema {
    static let migrations = [
        Migration(
            "identity-access-1",
            [
                """
                CREATE TABLE one_time_codes (
                    challenge BLOB PRIMARY KEY CHECK (length(challenge) = 16),
                    purpose INTEGER NOT NULL,
                    identity_index BLOB NOT NULL CHECK (length(identity_index) = 16),
                    sealed_identity BLOB NOT NULL,
                    code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
                    sent_at INTEGER NOT NULL,
                    tried INTEGER NOT NULL CHECK (tried >= 0 AND tried <= 5),
                    used INTEGER NOT NULL CHECK (used IN (0, 1))
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX one_time_codes_by_time ON one_time_codes (sent_at)",
                """
                CREATE TABLE access_limits (
                    limit_index BLOB PRIMARY KEY CHECK (length(limit_index) = 16),
                    times BLOB NOT NULL,
                    latest_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX access_limits_by_time ON access_limits (latest_at)",
                """
                CREATE TABLE sessions (
                    session_id BLOB PRIMARY KEY CHECK (length(session_id) = 16),
                    member_id INTEGER NOT NULL,
                    device_index BLOB NOT NULL CHECK (length(device_index) = 16),
                    sealed_device BLOB NOT NULL,
                    method INTEGER NOT NULL,
                    started_at INTEGER NOT NULL,
                    refreshed_at INTEGER NOT NULL,
                    generation INTEGER NOT NULL CHECK (generation >= 0),
                    salt BLOB NOT NULL CHECK (length(salt) = 16),
                    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
                    ended_by INTEGER,
                    ended_at INTEGER
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX sessions_by_member ON sessions (member_id, refreshed_at)",
                "CREATE INDEX sessions_by_time ON sessions (refreshed_at)",
                """
                CREATE TABLE signing_keys (
                    key_id TEXT PRIMARY KEY,
                    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
                    made_at INTEGER NOT NULL,
                    signs_from INTEGER NOT NULL,
                    withdrawn_at INTEGER
                ) STRICT, WITHOUT ROWID
                """,
                """
                CREATE TABLE member_codes (
                    code_index BLOB PRIMARY KEY CHECK (length(code_index) = 16),
                    member_id INTEGER NOT NULL,
                    issued_at INTEGER NOT NULL,
                    used INTEGER NOT NULL CHECK (used IN (0, 1))
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX member_codes_by_time ON member_codes (issued_at)",
                """
                CREATE TABLE offline_handles (
                    handle INTEGER PRIMARY KEY CHECK (handle >= 0),
                    member_id INTEGER NOT NULL,
                    device_index BLOB NOT NULL CHECK (length(device_index) = 16),
                    issued_at INTEGER NOT NULL
                ) STRICT
                """,
                """
                CREATE UNIQUE INDEX offline_handles_by_device
                ON offline_handles (member_id, device_index)
                """,
                """
                CREATE TABLE offline_readings (
                    reading_index BLOB PRIMARY KEY CHECK (length(reading_index) = 16),
                    booked_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX offline_readings_by_time ON offline_readings (booked_at)",
                """
                CREATE TABLE openid_subjects (
                    subject_index BLOB PRIMARY KEY CHECK (length(subject_index) = 16),
                    member_id INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
                """
                CREATE TABLE real_person_checks (
                    member_id INTEGER NOT NULL,
                    checked_at INTEGER NOT NULL,
                    reference TEXT NOT NULL,
                    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
                    PRIMARY KEY (member_id, checked_at, reference)
                ) STRICT, WITHOUT ROWID
                """,
            ]
        ),
        Migration(
            "identity-access-2",
            [
                // Codes from before do not say who asked for them: they prove nothing.
                """
                ALTER TABLE member_codes ADD COLUMN by_member INTEGER NOT NULL DEFAULT 0
                    CHECK (by_member IN (0, 1))
                """,
                """
                CREATE TABLE spent_id_tokens (
                    token_index BLOB PRIMARY KEY CHECK (length(token_index) = 16),
                    ends_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
                "CREATE INDEX spent_id_tokens_by_time ON spent_id_tokens (ends_at)",
            ]
        ),
    ]
}
