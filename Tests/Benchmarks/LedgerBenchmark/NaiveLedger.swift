import StorageCore
import StoragePostgres

/// The yardstick: the textbook ledger, one transaction per earn and one round trip per row.
///
/// Idempotency row, two entries, a lot and two balances: what a service writes that books a command
/// as it comes, with prepared statements, in READ COMMITTED, on a connection per client.
enum NaiveLedger {
    private static let migration = Migration(
        "naive-1",
        [
            """
            CREATE TABLE naive_request (request TEXT PRIMARY KEY, answer BLOB NOT NULL) STRICT
            """,
            """
            CREATE TABLE naive_balance (
                account INTEGER PRIMARY KEY, points INTEGER NOT NULL, version INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE naive_entry (
                account INTEGER NOT NULL, version INTEGER NOT NULL, request TEXT NOT NULL,
                points INTEGER NOT NULL, PRIMARY KEY (account, version)
            ) STRICT
            """,
            """
            CREATE TABLE naive_lot (
                account INTEGER NOT NULL, version INTEGER NOT NULL, points INTEGER NOT NULL,
                remaining INTEGER NOT NULL, PRIMARY KEY (account, version)
            ) STRICT
            """,
        ]
    )

    /// The accounts of issuers, so many that no row is in every transaction.
    private static let issuerCount: Int64 = 64

    /// Books earns for some seconds.
    ///
    /// - Returns: Earns per second.
    static func measure(
        _ configuration: PostgresConfiguration,
        connections: Int,
        members: Int,
        seconds: Double
    ) async throws -> Int {
        let database = try await PostgresDatabase.open(configuration)
        try await database.migrate([migration])
        var clients: [GroupCommitter<Int64, Bool>] = []
        for client in 0..<connections {
            clients.append(
                try await .start(
                    name: "naive-\(client)",
                    lane: try await database.makeLane(name: "naive-\(client)"),
                    limits: GroupCommitLimits(groupCommandsMax: 1),
                    onFatal: { error in preconditionFailure("\(error)") },
                    process: { commands, writer in
                        try commands.map { command in
                            try book(command, member: command % Int64(members) + 1000, in: writer)
                        }
                    }
                )
            )
        }
        let end = ContinuousClock.now + .seconds(seconds)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for (index, client) in clients.enumerated() {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        // Spread over the members by a multiplier that is prime to their number.
                        let number = Int64(count * connections + index)
                        _ = try await client.submit((number &* 7_919) & 0x7FFF_FFFF_FFFF)
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        for client in clients { await client.close() }
        await database.close()
        return Int(Double(count) / seconds)
    }

    private static func book(
        _ number: Int64,
        member: Int64,
        in writer: any SQLWriter
    ) throws -> Bool {
        let request = SQLValue.text("earn-\(number)")
        let issuer = number % issuerCount
        if try writer.first(
            "SELECT answer FROM naive_request WHERE request = $1",
            [request]
        ) != nil {
            return false
        }
        for (account, points) in [(issuer, Int64(-12)), (member, 12)] {
            let row = try writer.first(
                """
                INSERT INTO naive_balance (account, points, version) VALUES ($1, $2, 1)
                ON CONFLICT (account) DO UPDATE SET points = naive_balance.points + $2,
                    version = naive_balance.version + 1
                RETURNING version
                """,
                [.integer(account), .integer(points)]
            )
            let version = try row?.integer(0) ?? 0
            try writer.execute(
                """
                INSERT INTO naive_entry (account, version, request, points)
                VALUES ($1, $2, $3, $4)
                """,
                [.integer(account), .integer(version), request, .integer(points)]
            )
            if account == member {
                try writer.execute(
                    """
                    INSERT INTO naive_lot (account, version, points, remaining)
                    VALUES ($1, $2, $3, $3)
                    """,
                    [.integer(account), .integer(version), .integer(points)]
                )
            }
        }
        try writer.execute(
            "INSERT INTO naive_request (request, answer) VALUES ($1, $2)",
            [request, .blob([1, 2])]
        )
        return true
    }
}
