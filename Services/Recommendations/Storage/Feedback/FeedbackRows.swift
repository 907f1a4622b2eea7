import Primitives
import RecommendationsDomain
import StorageCore

/// What the tables of members have in common: rows go with merges, come back with unmerges, and
/// are deleted with their member or when they are old.
enum FeedbackRows {
    /// A table whose key is a member and something else.
    struct Table {
        let name: String
        /// The rest of the key.
        let key: [String]
        /// All other columns but `owner_id`.
        let columns: [String]
    }

    static let behaviours = Table(
        name: "behaviours",
        key: ["behaviour_id"],
        columns: [
            "kind", "at", "organisation", "products", "categories", "score", "list_id", "place",
        ]
    )
    static let unwanted = Table(
        name: "unwanted",
        key: ["subject", "name"],
        columns: ["said_at"]
    )
    static let lists = Table(
        name: "served_lists",
        key: ["list_id"],
        columns: [
            "served_at", "kind", "organisation", "channel", "model_version", "products",
            "experiment", "arm", "propensity",
        ]
    )
    static let all = [behaviours, unwanted, lists]

    /// The most rows that one transaction deletes.
    private static let deletedMax: Int64 = 5000

    /// Gives a member's rows to another; a row that is there already stays.
    static func move(
        _ table: Table,
        from absorbed: MemberID,
        to survivor: MemberID,
        in writer: any SQLWriter
    ) throws {
        let kept = (table.key + table.columns).joined(separator: ", ")
        try writer.execute(
            """
            INSERT INTO \(table.name) (member_id, owner_id, \(kept))
            SELECT $2, COALESCE(owner_id, $1), \(kept) FROM \(table.name) WHERE member_id = $1
            ON CONFLICT (member_id, \(table.key.joined(separator: ", "))) DO NOTHING
            """,
            [.integer(absorbed.rawValue), .integer(survivor.rawValue)]
        )
        try delete(table, of: absorbed, in: writer)
    }

    /// Gives rows back that were the member's, or that of those merged into it.
    static func moveBack(
        _ table: Table,
        of owners: Set<MemberID>,
        to absorbed: MemberID,
        from survivor: MemberID,
        in writer: any SQLWriter
    ) throws {
        let kept = (table.key + table.columns).joined(separator: ", ")
        for owner in owners.sorted() {
            let ids: [SQLValue] = [
                .integer(survivor.rawValue), .integer(absorbed.rawValue),
                .integer(owner.rawValue),
            ]
            try writer.execute(
                """
                INSERT INTO \(table.name) (member_id, owner_id, \(kept))
                SELECT $2, NULLIF(owner_id, $2), \(kept) FROM \(table.name)
                WHERE member_id = $1 AND owner_id = $3
                ON CONFLICT (member_id, \(table.key.joined(separator: ", "))) DO NOTHING
                """,
                ids
            )
            try writer.execute(
                "DELETE FROM \(table.name) WHERE member_id = $1 AND owner_id = $2",
                [ids[0], ids[2]]
            )
        }
    }

    static func delete(
        _ table: Table,
        of member: MemberID,
        in writer: any SQLWriter
    ) throws {
        try writer.execute(
            "DELETE FROM \(table.name) WHERE member_id = $1",
            [.integer(member.rawValue)]
        )
    }

    /// Deletes what is older than a moment, a few thousand rows in each transaction.
    ///
    /// - Returns: How many rows there were.
    static func delete(
        from table: String,
        key: [String],
        time: String,
        before moment: Timestamp,
        in database: any Database
    ) async throws -> Int {
        let names = key.joined(separator: ", ")
        var total = 0
        while true {
            let count = try await database.write { writer in
                try writer.execute(
                    """
                    DELETE FROM \(table) WHERE (\(names)) IN
                    (SELECT \(names) FROM \(table) WHERE \(time) < $1 LIMIT $2)
                    """,
                    [.integer(moment.microseconds), .integer(deletedMax)]
                )
            }
            total += count
            if count < Int(deletedMax) { return total }
        }
    }
}
