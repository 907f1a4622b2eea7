import StorageCore

/// The tables of identity.
///
/// Nothing personal stands in them in clear. A member is one row with everything personal sealed in
/// one text; an identity is one row by which it is found. The members' keys have a table of their
/// own, so that a backup can keep them apart from what they open.
enum IdentitySchema {
    static let migrations = [
        Migration(
            "identity-1-members",
            [
                """
                CREATE TABLE members (
                    member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                    version INTEGER NOT NULL CHECK (version >= 1),
                    registered_at INTEGER NOT NULL,
                    booked_at INTEGER NOT NULL CHECK (booked_at >= registered_at),
                    organisation TEXT NOT NULL,
                    channel TEXT NOT NULL,
                    sealed_record BLOB NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE member_keys (
                    member_id INTEGER PRIMARY KEY,
                    master_key_id INTEGER NOT NULL,
                    wrapped_key BLOB NOT NULL
                ) STRICT
                """,
                """
                CREATE TABLE identities (
                    blind_index BLOB PRIMARY KEY CHECK (length(blind_index) = 16),
                    member_id INTEGER NOT NULL,
                    kind INTEGER NOT NULL CHECK (kind >= 1)
                ) STRICT, WITHOUT ROWID
                """,
                """
                CREATE TABLE registrations (
                    request_index BLOB PRIMARY KEY CHECK (length(request_index) = 16),
                    member_id INTEGER NOT NULL,
                    is_created INTEGER NOT NULL CHECK (is_created IN (0, 1)),
                    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 40),
                    booked_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
                """
                CREATE TABLE service_keys (
                    purpose TEXT PRIMARY KEY,
                    master_key_id INTEGER NOT NULL,
                    wrapped_key BLOB NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
            ]
        ),
        // What was acknowledged, group by group; see `GroupChain`.
        Migration(
            "identity-2-groups",
            [
                """
                CREATE TABLE registration_groups (
                    number INTEGER PRIMARY KEY CHECK (number > 0),
                    registrations INTEGER NOT NULL CHECK (registrations >= 0),
                    content BLOB NOT NULL CHECK (length(content) = 32),
                    hash BLOB NOT NULL CHECK (length(hash) = 32)
                ) STRICT
                """
            ]
        ),
        // What may be known of a member, and requests that are recognised when they come again.
        Migration(
            "identity-3-expand-facts",
            [
                "ALTER TABLE members ADD COLUMN home TEXT",
                "ALTER TABLE members ADD COLUMN state INTEGER NOT NULL DEFAULT 1",
                "ALTER TABLE members ADD COLUMN gates INTEGER NOT NULL DEFAULT 0",
                "ALTER TABLE members ADD COLUMN guide TEXT",
                "ALTER TABLE members ADD COLUMN region TEXT",
                "ALTER TABLE members ADD COLUMN birthday INTEGER",
                "ALTER TABLE members ADD COLUMN sets TEXT",
                """
                CREATE TABLE keyed_requests (
                    request_index BLOB PRIMARY KEY CHECK (length(request_index) = 16),
                    fingerprint BLOB NOT NULL,
                    answer BLOB NOT NULL,
                    booked_at INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID
                """,
            ]
        ),
    ]
}
