package import StorageCore

/// The tables of the ledger.
///
/// Few and narrow, since every further b-tree with random keys costs a page per operation:
/// `journal` only grows at its end and holds all that was ever booked; `account` is what the
/// journal makes of each member; `orders` finds an order's records by its identity; `reversed` says
/// how much of an entry was taken back, for those few of which something was; `assigned` says whose
/// an entry is that an unmerge has given to another member than it names; `lane` and `total` are
/// written once per group. History runs backwards along `previous_id`.
///
/// On PostgreSQL the member belongs to the journal's key too, and to every look-up in it that knows
/// the member, so that an engine that spreads rows by member can do so. It stands second: ids of a
/// lane only grow, and a key that begins with them costs no page at a random place.
package enum LedgerMigrations {
    /// Every step that ever was, oldest first.
    package static let all: [Migration] =
        [Outbox.migration, ledger, LaneClaims.migration] + ConsumerPositions.migrations
        + [assigned]

    private static let assigned = Migration("points-3-assigned") { writer in
        try writer.execute(
            """
            CREATE TABLE assigned (
                target_id INTEGER NOT NULL CHECK (target_id > 0),
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                owner_id INTEGER NOT NULL CHECK (owner_id > 0 AND owner_id <> member_id),
                PRIMARY KEY (\(writer.dialect == .sqlite ? "target_id" : "target_id, member_id"))
            ) STRICT
            """
        )
    }

    private static let ledger = Migration("points-2-ledger") { writer in
        let keyColumns: (String) -> String = { id in
            switch writer.dialect {
            case .sqlite: id
            case .postgres: "\(id), member_id"
            }
        }
        try writer.execute(
            """
            CREATE TABLE journal (
                id INTEGER NOT NULL CHECK (id > 0),
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                previous_id INTEGER CHECK (previous_id > 0 AND previous_id <> id),
                record BLOB NOT NULL,
                hash BLOB NOT NULL CHECK (length(hash) = 32),
                PRIMARY KEY (\(keyColumns("id")))
            ) STRICT
            """
        )
        try writer.execute(
            """
            CREATE TABLE reversed (
                target_id INTEGER NOT NULL CHECK (target_id > 0),
                member_id INTEGER NOT NULL CHECK (member_id > 0),
                amount INTEGER NOT NULL CHECK (amount > 0 AND amount <= 1000000000000000),
                PRIMARY KEY (\(keyColumns("target_id")))
            ) STRICT
            """
        )
        for table in tables { try writer.execute(table) }
    }

    // `account.due_at` has no index: it changes with every write. The sweeper reads the table
    // through, and the columns before `packed` are all that it looks at.
    private static let tables = [
        """
        CREATE TABLE account (
            member_id INTEGER PRIMARY KEY CHECK (member_id > 0),
            version INTEGER NOT NULL CHECK (version > 0),
            points INTEGER NOT NULL CHECK (points >= 0 AND points <= 1000000000000000),
            last_id INTEGER NOT NULL CHECK (last_id > 0),
            due_at INTEGER,
            head BLOB NOT NULL CHECK (length(head) = 32),
            packed BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE orders (
            channel TEXT NOT NULL,
            order_id TEXT NOT NULL,
            member_id INTEGER NOT NULL CHECK (member_id > 0),
            earning_id INTEGER NOT NULL CHECK (earning_id > 0),
            reversal_id INTEGER CHECK (reversal_id > 0 AND reversal_id <> earning_id),
            PRIMARY KEY (channel, order_id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE lane (
            number INTEGER PRIMARY KEY CHECK (number >= 0),
            records INTEGER NOT NULL CHECK (records > 0),
            orders INTEGER NOT NULL CHECK (orders >= 0 AND orders <= records),
            accounts INTEGER NOT NULL CHECK (accounts >= 0 AND accounts <= records),
            head BLOB NOT NULL CHECK (length(head) = 32),
            booked_at INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE total (
            lane INTEGER NOT NULL CHECK (lane >= 0),
            day INTEGER NOT NULL,
            currency TEXT NOT NULL,
            account TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (lane, day, currency, account)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE sweep_lease (
            name TEXT PRIMARY KEY,
            holder TEXT NOT NULL,
            ends_at INTEGER NOT NULL
        ) STRICT
        """,
    ]
}
