package import StorageCore

/// The tables of recommendations.
package enum RecommendationsSchema {
    /// Every migration that ever was, oldest first.
    package static let migrations: [Migration] =
        ConsumerPositions.migrations + [tables, revisions, merges, amounts, details, models, news]
        + [CampaignSchema.tables] + PredictionSchema.migrations
        + OffersSchema.migrations + ExperimentsSchema.migrations + [trainings]
        + [CampaignSchema.revisions]

    private static let tables = Migration(
        "recommendations-1",
        [
            """
            CREATE TABLE products (
                product_id INTEGER PRIMARY KEY CHECK (product_id >= 0),
                sku TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                category TEXT NOT NULL,
                brand TEXT NOT NULL,
                department TEXT NOT NULL,
                is_recommendable INTEGER NOT NULL CHECK (is_recommendable IN (0, 1)),
                is_catalogued INTEGER NOT NULL CHECK (is_catalogued IN (0, 1))
            ) STRICT
            """,
            """
            CREATE TABLE purchases (
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                purchase_number INTEGER NOT NULL CHECK (purchase_number > 0),
                kind INTEGER NOT NULL CHECK (kind IN (1, -1)),
                channel TEXT NOT NULL,
                order_id TEXT NOT NULL,
                paid_at INTEGER NOT NULL,
                day INTEGER NOT NULL,
                organisation TEXT NOT NULL,
                products BLOB NOT NULL,
                PRIMARY KEY (member_id, purchase_number)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX purchases_by_day ON purchases (day)",
        ]
    )

    /// Lines that moved with merges, whom ids lead to, orders that were given to another member
    /// than they name, and members of whom nothing may be known.
    private static let merges = Migration(
        "recommendations-3-expand-merges",
        [
            "ALTER TABLE purchases ADD COLUMN owner_id INTEGER",
            "ALTER TABLE purchases ADD COLUMN merge_id INTEGER",
            """
            CREATE TABLE purchase_merges (
                member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                survivor_id INTEGER NOT NULL CHECK (survivor_id <> member_id)
            ) STRICT
            """,
            "CREATE INDEX purchase_merges_survivor ON purchase_merges (survivor_id)",
            """
            CREATE TABLE given_purchases (
                channel TEXT NOT NULL,
                order_id TEXT NOT NULL,
                member_id INTEGER NOT NULL,
                PRIMARY KEY (channel, order_id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE TABLE erased_members (member_id INTEGER PRIMARY KEY) STRICT",
        ]
    )

    /// What was bought of each product, and what was paid for the whole order.
    private static let amounts = Migration(
        "recommendations-4-expand-amounts",
        [
            "ALTER TABLE purchases ADD COLUMN amounts BLOB",
            "ALTER TABLE purchases ADD COLUMN paid_fen INTEGER NOT NULL DEFAULT 0",
        ]
    )

    /// What else the catalogue says of products.
    private static let details = Migration(
        "recommendations-5-expand-details",
        [
            "ALTER TABLE products ADD COLUMN type TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE products ADD COLUMN maker TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE products ADD COLUMN is_own_brand INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE products ADD COLUMN price_fen INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE products ADD COLUMN age_months_min INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE products ADD COLUMN age_months_max INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE products ADD COLUMN description TEXT NOT NULL DEFAULT ''",
            // A line for each: name, tab, value.
            "ALTER TABLE products ADD COLUMN attributes TEXT NOT NULL DEFAULT ''",
        ]
    )

    /// Trained models, and which process is training which kind.
    private static let models = Migration(
        "recommendations-6-expand-models",
        [
            """
            CREATE TABLE models (
                kind TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                day INTEGER NOT NULL,
                made_at INTEGER NOT NULL,
                bytes BLOB NOT NULL,
                PRIMARY KEY (kind, version)
            ) STRICT
            """,
            """
            CREATE TABLE training_claims (
                kind TEXT PRIMARY KEY,
                holder TEXT NOT NULL,
                ends_at INTEGER NOT NULL
            ) STRICT
            """,
        ]
    )

    /// What a training knew, and whether all that follows from it was done.
    private static let trainings = Migration(
        "recommendations-8-expand-trainings",
        [
            "ALTER TABLE models ADD COLUMN event_count INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE models ADD COLUMN is_finished INTEGER NOT NULL DEFAULT 1",
        ]
    )

    /// The row that news of members lock, see ``MemberNewsLock``; whose given orders are.
    private static let news = Migration(
        "recommendations-7-expand-member-news",
        [
            "CREATE TABLE member_news (id INTEGER PRIMARY KEY CHECK (id = 0)) STRICT",
            "INSERT INTO member_news (id) VALUES (0)",
            "CREATE INDEX given_purchases_member ON given_purchases (member_id)",
        ]
    )

    /// Numbers the changes of the catalogue, so that processes learn of each other's: whoever
    /// changes products locks the one row, so that revisions become visible in their order.
    private static let revisions = Migration(
        "recommendations-2-expand-revisions",
        [
            "ALTER TABLE products ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX products_by_revision ON products (revision)",
            """
            CREATE TABLE catalogue (
                id INTEGER PRIMARY KEY CHECK (id = 0),
                revision INTEGER NOT NULL CHECK (revision >= 0)
            ) STRICT
            """,
            "INSERT INTO catalogue (id, revision) VALUES (0, 0)",
        ]
    )
}
