import RecommendationsDomain
import StorageCore

/// The tables of predictions.
enum PredictionSchema {
    /// Every migration that ever was, oldest first; they follow those of purchases.
    static let migrations = [tables, fill]

    private static let tables = Migration(
        "recommendations-predictions-1-expand-tables",
        [
            // What a store sold on a day: kept with every order, so that nobody counts orders.
            """
            CREATE TABLE store_days (
                organisation TEXT NOT NULL,
                day INTEGER NOT NULL,
                sales BLOB NOT NULL,
                PRIMARY KEY (organisation, day)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE member_scores (
                member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
                version INTEGER NOT NULL,
                day INTEGER NOT NULL,
                churn INTEGER NOT NULL CHECK (churn BETWEEN 0 AND 1000000),
                level TEXT NOT NULL,
                year_value_fen INTEGER NOT NULL,
                value_at_risk_fen INTEGER NOT NULL,
                month_purchase INTEGER NOT NULL CHECK (month_purchase BETWEEN 0 AND 1000000),
                last_day INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE said_probabilities (
                question TEXT NOT NULL,
                day INTEGER NOT NULL,
                member_id INTEGER NOT NULL,
                probability INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 1000000),
                PRIMARY KEY (question, day, member_id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX said_probabilities_member ON said_probabilities (member_id)",
        ]
    )

    /// Counts what was sold before anybody counted it, a day at a time.
    private static let fill = Migration("recommendations-predictions-2-expand-fill") { writer in
        guard let last = try writer.integer("SELECT max(day) FROM purchases"),
            let first = try writer.integer(
                "SELECT min(day) FROM purchases WHERE day >= $1",
                [.integer(last - StoreDays.daysKept)]
            )
        else { return }
        for day in first...last {
            var changes = StoreDays.Changes()
            // The columns of this step's own time: later ones are not there yet.
            try writer.forEachRow(
                "SELECT organisation, kind, products, amounts FROM purchases WHERE day = $1",
                [.integer(day)]
            ) { row in
                let products = try row.withBlob(2) { try ProductList.decode($0) }
                let lines =
                    row.isNull(3)
                    ? products.map { Purchase.Line(product: $0) }
                    : try row.withBlob(3) { try LineAmounts.decode($0, of: products) }
                changes.add(lines, of: try row.text(0), day: day, sign: try row.integer(1))
            }
            try StoreDays.add(changes, in: writer)
        }
    }
}
