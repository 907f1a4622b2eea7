package import Primitives
package import RecommendationsDomain
package import StorageCore

/// What predictions keep, in the database of recommendations.
package struct SQLPredictionStore: PredictionStore {
    private let database: any Database

    /// Uses a database whose schema ``SQLRecommendationsStore`` and the directory of members have
    /// brought up to date.
    package init(_ database: any Database) {
        self.database = database
    }

    package func forEachStoreDay(
        of unit: OrganisationPath?,
        in days: ClosedRange<Day>,
        _ body: @escaping @Sendable (String, Day, [Sale]) -> Void
    ) async throws {
        let bounds: [SQLValue] = [
            .integer(Int64(days.lowerBound.rawValue)), .integer(Int64(days.upperBound.rawValue)),
        ]
        try await reading { reader in
            // Two ranges in place of one condition with OR: each is one walk along the key.
            var ranges: [(condition: String, arguments: [SQLValue])] = [("", [])]
            if let unit = unit?.rawValue {
                ranges = [
                    ("AND organisation = $3", [.text(unit)]),
                    (
                        "AND organisation >= $3 AND organisation < $4",
                        [.text(unit + "/"), .text(unit + "/~")]
                    ),
                ]
            }
            for range in ranges {
                try reader.scan(
                    """
                    SELECT organisation, day, sales FROM store_days
                    WHERE day >= $1 AND day <= $2 \(range.condition)
                    """,
                    bounds + range.arguments
                ) { row in
                    let sales = try row.withBlob(2) { try StoreDays.decode($0) }
                    body(try row.text(0), Day(Int32(truncatingIfNeeded: try row.integer(1))), sales)
                }
            }
        }
    }

    package func forget(salesBefore firstDay: Day, saidBefore firstSaid: Day) async throws {
        try await writing { writer in
            try writer.execute(
                "DELETE FROM store_days WHERE day < $1",
                [.integer(Int64(firstDay.rawValue))]
            )
            try writer.execute(
                "DELETE FROM said_probabilities WHERE day < $1",
                [.integer(Int64(firstSaid.rawValue))]
            )
            try writer.execute(
                """
                DELETE FROM said_probabilities WHERE member_id IN (
                    SELECT d.member_id FROM directory_members d
                    WHERE NOT \(DirectoryRows.mayBeJudged)
                )
                """
            )
        }
    }

    package func members(
        scoredBy version: Int64
    ) async throws -> [(member: MemberID, isScored: Bool)] {
        try await reading { reader in
            var members: [(member: MemberID, isScored: Bool)] = []
            try reader.scan(
                """
                SELECT p.member_id, s.member_id
                FROM (SELECT DISTINCT member_id FROM purchases) p
                LEFT JOIN member_scores s ON s.member_id = p.member_id AND s.version = $1
                ORDER BY p.member_id
                """,
                [.integer(version)]
            ) { row in
                if let member = MemberID(rawValue: try row.integer(0)) {
                    members.append((member, !row.isNull(1)))
                }
            }
            return members
        }
    }

    package func put(_ scores: [MemberScore]) async throws {
        try await writing { writer in
            let judged = try DirectoryRows.lockJudged(scores.map(\.memberID), in: writer)
            try writer.execute(
                MemberScore.upsert,
                each: scores.filter { judged.contains($0.memberID) }.map(\.row)
            )
        }
    }

    package func forgetScores(before version: Int64) async throws {
        try await writing { writer in
            try writer.execute("DELETE FROM member_scores WHERE version < $1", [.integer(version)])
        }
    }

    package func scores(
        in unit: OrganisationPath,
        by order: MemberScore.Order,
        after: MemberScore.Place?,
        countMax: Int
    ) async throws -> [(score: MemberScore, home: String)] {
        let number = order.column
        let sql = """
            SELECT s.member_id, s.version, s.day, s.churn, s.level, s.year_value_fen,
                s.value_at_risk_fen, s.month_purchase, s.last_day, d.home
            FROM directory_members d JOIN member_scores s ON s.member_id = d.member_id
            WHERE (d.home = $1 OR (d.home >= $2 AND d.home < $3))
                AND \(DirectoryRows.isJudged)
                AND (s.\(number) < $4 OR (s.\(number) = $4 AND s.member_id > $5))
            ORDER BY s.\(number) DESC, s.member_id LIMIT $6
            """
        return try await reading { reader in
            var found: [(score: MemberScore, home: String)] = []
            try reader.forEachRow(
                sql,
                [
                    .text(unit.rawValue), .text(unit.rawValue + "/"), .text(unit.rawValue + "/~"),
                    .integer(after?.number ?? .max), .integer(after?.memberID.rawValue ?? 0),
                    .integer(Int64(countMax)),
                ]
            ) { row in found.append((try MemberScore(row: row), try row.text(9))) }
            return found
        }
    }

    package func put(_ said: SaidProbabilities) async throws {
        let key: [SQLValue] = [.text(said.question), .integer(Int64(said.day.rawValue))]
        try await writing { writer in
            try writer.execute(
                "DELETE FROM said_probabilities WHERE question = $1 AND day = $2",
                key
            )
            let judged = try DirectoryRows.lockJudged(said.members.map(\.memberID), in: writer)
            try writer.execute(
                """
                INSERT INTO said_probabilities (question, day, member_id, probability)
                VALUES ($1, $2, $3, $4)
                """,
                each: said.members.filter { judged.contains($0.memberID) }.map { member in
                    key + [.integer(member.memberID.rawValue), .integer(member.probability)]
                }
            )
        }
    }

    package func said(
        of question: String,
        onOrBefore day: Day
    ) async throws -> SaidProbabilities? {
        try await reading { reader in
            let latest = try reader.integer(
                "SELECT max(day) FROM said_probabilities WHERE question = $1 AND day <= $2",
                [.text(question), .integer(Int64(day.rawValue))]
            )
            guard let latest else { return nil }
            var members: [SaidProbabilities.Member] = []
            try reader.forEachRow(
                """
                SELECT member_id, probability FROM said_probabilities
                WHERE question = $1 AND day = $2 ORDER BY member_id
                """,
                [.text(question), .integer(latest)]
            ) { row in
                guard let member = MemberID(rawValue: try row.integer(0)) else {
                    throw StorageError(.corrupt, "something was said of nobody")
                }
                members.append(
                    SaidProbabilities.Member(
                        memberID: member,
                        probability: try row.integer(1)
                    )
                )
            }
            return SaidProbabilities(
                question: question,
                day: Day(Int32(truncatingIfNeeded: latest)),
                members: members
            )
        }
    }

    /// What does not hold of what stores have sold, one sentence each, at most 100.
    ///
    /// - Throws: Where the store cannot be read.
    package func findings() async throws -> [String] {
        try await reading { try StoreDays.findings(in: $0) }
    }

    private func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLReader) throws -> Result
    ) async throws -> Result {
        try await reporting { try await database.read(body) }
    }

    private func writing(
        _ body: @escaping @Sendable (any SQLWriter) throws -> Void
    ) async throws {
        try await reporting { try await database.write(body) }
    }
}
