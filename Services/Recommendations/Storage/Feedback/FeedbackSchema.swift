package import StorageCore

/// The tables of what members did besides buying, of what they were shown, and of stock.
///
/// In the tables of members the member comes first, as in the log of purchases; `owner_id` is whose
/// row it was before a merge, NULL for the member's own.
package enum FeedbackSchema {
    /// Every migration that ever was, oldest first.
    package static let migrations: [Migration] = [behaviour, lists, stock]

    private static let behaviour = Migration(
        "recommendations-feedback-1-expand-behaviour",
        [
            """
            CREATE TABLE behaviours (
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                behaviour_id TEXT NOT NULL,
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 11),
                at INTEGER NOT NULL,
                organisation TEXT NOT NULL,
                products BLOB NOT NULL,
                categories TEXT NOT NULL,
                score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 5),
                list_id INTEGER NOT NULL,
                place INTEGER NOT NULL,
                owner_id INTEGER,
                PRIMARY KEY (member_id, behaviour_id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX behaviours_by_time ON behaviours (at)",
            """
            CREATE TABLE unwanted (
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                subject INTEGER NOT NULL CHECK (subject BETWEEN 1 AND 4),
                name TEXT NOT NULL,
                said_at INTEGER NOT NULL,
                owner_id INTEGER,
                PRIMARY KEY (member_id, subject, name)
            ) STRICT, WITHOUT ROWID
            """,
        ]
    )

    private static let lists = Migration(
        "recommendations-feedback-2-expand-lists",
        [
            """
            CREATE TABLE served_lists (
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                list_id INTEGER NOT NULL CHECK (list_id > 0),
                served_at INTEGER NOT NULL,
                kind TEXT NOT NULL,
                organisation TEXT NOT NULL,
                channel TEXT NOT NULL,
                model_version TEXT NOT NULL,
                products BLOB NOT NULL,
                experiment TEXT,
                arm TEXT,
                propensity REAL,
                owner_id INTEGER,
                PRIMARY KEY (member_id, list_id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX served_lists_by_time ON served_lists (served_at)",
        ]
    )

    /// Whoever puts stock locks the one row, so that revisions become visible in their order.
    private static let stock = Migration(
        "recommendations-feedback-3-expand-stock",
        [
            """
            CREATE TABLE stock (
                organisation TEXT NOT NULL,
                product_id INTEGER NOT NULL CHECK (product_id >= 0),
                quantity INTEGER NOT NULL CHECK (quantity >= 0),
                as_of INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                PRIMARY KEY (organisation, product_id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX stock_by_revision ON stock (revision)",
            """
            CREATE TABLE stock_revisions (
                id INTEGER PRIMARY KEY CHECK (id = 0),
                revision INTEGER NOT NULL CHECK (revision >= 0)
            ) STRICT
            """,
            "INSERT INTO stock_revisions (id, revision) VALUES (0, 0)",
        ]
    )
}
