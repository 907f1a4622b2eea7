package import StorageCore

/// The tables of offers: what is published, to whom it was made, what was learned.
package enum OffersSchema {
    /// Every migration that ever was, oldest first.
    package static let migrations: [Migration] = [tables, learnedAt]

    private static let learnedAt = Migration(
        "recommendations-offers-2-expand",
        ["ALTER TABLE offer_book ADD COLUMN learned_at INTEGER"]
    )

    private static let tables = Migration(
        "recommendations-offers-1-expand",
        [
            """
            CREATE TABLE offers (
                offer_id TEXT PRIMARY KEY,
                position INTEGER NOT NULL UNIQUE,
                organisation TEXT NOT NULL,
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
                name_english TEXT NOT NULL,
                name_chinese TEXT NOT NULL,
                skus TEXT NOT NULL,
                categories TEXT NOT NULL,
                benefit_fen INTEGER NOT NULL CHECK (benefit_fen >= 0),
                percent_off INTEGER NOT NULL,
                benefit_max_fen INTEGER NOT NULL CHECK (benefit_max_fen >= 0),
                threshold_fen INTEGER NOT NULL,
                points_price INTEGER NOT NULL,
                contact_fen INTEGER NOT NULL,
                margin INTEGER NOT NULL,
                validity_days INTEGER NOT NULL,
                budget_fen INTEGER NOT NULL,
                members_max INTEGER NOT NULL,
                starts_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL,
                trial_members INTEGER NOT NULL,
                assumed_uplift INTEGER NOT NULL
            ) STRICT
            """,
            // A row for each offer: locked by whoever makes or uses it.
            """
            CREATE TABLE offer_totals (
                offer_id TEXT PRIMARY KEY,
                made INTEGER NOT NULL DEFAULT 0,
                held_out INTEGER NOT NULL DEFAULT 0,
                used INTEGER NOT NULL DEFAULT 0,
                trials INTEGER NOT NULL DEFAULT 0,
                spent_fen INTEGER NOT NULL DEFAULT 0 CHECK (spent_fen >= 0),
                reserved_fen INTEGER NOT NULL DEFAULT 0 CHECK (reserved_fen >= 0)
            ) STRICT
            """,
            """
            CREATE TABLE offer_makings (
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                offer_id TEXT NOT NULL,
                state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
                made_at INTEGER NOT NULL,
                valid_until INTEGER NOT NULL,
                propensity REAL NOT NULL,
                is_trial INTEGER NOT NULL CHECK (is_trial IN (0, 1)),
                benefit_fen INTEGER NOT NULL CHECK (benefit_fen >= 0),
                expected_fen REAL NOT NULL,
                features TEXT NOT NULL,
                channel TEXT,
                order_id TEXT,
                PRIMARY KEY (member_id, offer_id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX offer_makings_open ON offer_makings (state, valid_until)",
            """
            CREATE TABLE offer_effects (
                subject TEXT PRIMARY KEY,
                source INTEGER NOT NULL,
                mean REAL NOT NULL,
                deviation REAL NOT NULL,
                treated INTEGER NOT NULL,
                control INTEGER NOT NULL,
                redemption REAL NOT NULL,
                learned_at INTEGER NOT NULL,
                model BLOB NOT NULL
            ) STRICT
            """,
            // Counts the changes of offers and effects; whoever changes them locks the row.
            """
            CREATE TABLE offer_book (
                id INTEGER PRIMARY KEY CHECK (id = 0),
                revision INTEGER NOT NULL,
                rate_shape REAL,
                rate_days REAL,
                basket_fen REAL
            ) STRICT
            """,
            "INSERT INTO offer_book (id, revision) VALUES (0, 0)",
        ]
    )
}
