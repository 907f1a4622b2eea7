import StorageCore

/// The tables of purchases and tags; nothing in them names anybody.
enum TagsSchema {
    static let migrations =
        ConsumerPositions.migrations + [
            Migration(
                "identity-tags-1",
                [
                    // What a member has bought, packed and bounded; see `PurchaseHistory`.
                    """
                    CREATE TABLE member_purchases (
                        member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                        version INTEGER NOT NULL CHECK (version >= 1),
                        first_paid_at INTEGER,
                        history BLOB NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE TABLE category_prices (
                        category TEXT PRIMARY KEY,
                        counts BLOB NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    // Who was merged into whom, as far as purchases and invitations follow.
                    """
                    CREATE TABLE member_joins (
                        absorbed_id INTEGER PRIMARY KEY,
                        survivor_id INTEGER NOT NULL,
                        merge_id INTEGER NOT NULL
                    ) STRICT
                    """,
                    "CREATE INDEX member_joins_survivor ON member_joins (survivor_id)",
                    // Given by hand: the caller, and the reason sealed under the member's key.
                    // Given by a rule: its version and numbers.
                    """
                    CREATE TABLE member_tags (
                        member_id INTEGER NOT NULL,
                        tag TEXT NOT NULL,
                        set_at INTEGER NOT NULL,
                        until INTEGER,
                        caller TEXT,
                        sealed_reason BLOB,
                        rules_version INTEGER,
                        evidence BLOB,
                        merge_id INTEGER,
                        CHECK ((caller IS NULL) = (rules_version IS NOT NULL)),
                        PRIMARY KEY (member_id, tag)
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX member_tags_tag ON member_tags (tag, member_id)",
                    // When a member's tags are looked at again, and which rules judged them last.
                    """
                    CREATE TABLE tag_reviews (
                        member_id INTEGER PRIMARY KEY,
                        due_at INTEGER,
                        rules_id INTEGER NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE INDEX tag_reviews_due ON tag_reviews (due_at, member_id)
                    WHERE due_at IS NOT NULL
                    """,
                    "CREATE INDEX tag_reviews_rules ON tag_reviews (rules_id, member_id)",
                ]
            )
        ]
}
