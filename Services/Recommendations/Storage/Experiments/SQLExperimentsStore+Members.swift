package import Primitives
package import RecommendationsDomain

import StorageCore

extension SQLExperimentsStore {
    /// See ``ExperimentsStore``.
    package func part(
        of member: MemberID,
        in name: String
    ) async throws -> ExperimentMember? {
        try await reporting {
            try await database.read { try Self.part(of: member, in: name, from: $0) }
        }
    }

    private static func part(
        of member: MemberID,
        in name: String,
        from reader: any SQLReader
    ) throws -> ExperimentMember? {
        var part: ExperimentMember?
        try reader.forEachRow(
            """
            SELECT \(ExperimentMember.columns) FROM experiment_members
            WHERE name = $1 AND member_id = $2
            """,
            [.text(name), .integer(member.rawValue)]
        ) { row in part = try ExperimentMember(row: row) }
        return part
    }

    /// See ``ExperimentsStore``.
    package func parts(of member: MemberID) async throws -> [ExperimentPart] {
        try await reporting {
            try await database.read { reader in
                var parts: [ExperimentPart] = []
                try reader.forEachRow(
                    """
                    SELECT m.arm, m.propensity, m.exposed_at, m.segment, m.shares_version, m.name,
                        (SELECT count(*) FROM experiment_outcomes o
                            WHERE o.name = m.name AND o.member_id = m.member_id)
                    FROM experiment_members m WHERE m.member_id = $1 ORDER BY m.name
                    """,
                    each: try PurchaseLinks.absorbed(by: member, in: reader).sorted()
                        .map { [.integer($0.rawValue)] }
                ) { _, row in
                    parts.append(
                        ExperimentPart(
                            experiment: try row.text(5),
                            member: try ExperimentMember(row: row),
                            outcomes: try row.integer(6)
                        )
                    )
                }
                return parts.sorted {
                    ($0.experiment, $0.member.exposedAt) < ($1.experiment, $1.member.exposedAt)
                }
            }
        }
    }

    /// See ``ExperimentsStore``.
    package func record(
        _ part: ExperimentMember,
        of member: MemberID,
        in name: String
    ) async throws -> ExperimentMember {
        try await reporting {
            try await database.write { writer in
                guard try !PurchaseLinks.isErased(member, in: writer) else { return part }
                try writer.execute(
                    """
                    INSERT INTO experiment_members
                    (name, member_id, \(ExperimentMember.columns))
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    ON CONFLICT (name, member_id) DO NOTHING
                    """,
                    [.text(name), .integer(member.rawValue)] + part.row
                )
                return try Self.part(of: member, in: name, from: writer) ?? part
            }
        }
    }

    /// See ``ExperimentsStore``.
    package func recordOutcome(
        key: String,
        at moment: Timestamp,
        of member: MemberID,
        in name: String
    ) async throws -> (counted: Bool, isNew: Bool) {
        try await reporting {
            try await database.write { writer in
                guard try Self.part(of: member, in: name, from: writer) != nil else {
                    return (false, true)
                }
                let count = try writer.execute(
                    """
                    INSERT INTO experiment_outcomes (name, member_id, outcome_key, happened_at)
                    VALUES ($1, $2, $3, $4) ON CONFLICT (name, member_id, outcome_key) DO NOTHING
                    """,
                    [
                        .text(name), .integer(member.rawValue), .text(key),
                        .integer(moment.microseconds),
                    ]
                )
                return (true, count > 0)
            }
        }
    }

    /// See ``ExperimentsStore``.
    package func forEachOutcome(
        of name: String,
        windowMicroseconds: Int64,
        _ body: @escaping @Sendable (ExperimentOutcome) -> Void
    ) async throws {
        try await reporting {
            try await database.read { reader in
                // An order taken back has a line of each kind with the time at which it was paid.
                try reader.scan(
                    """
                    SELECT m.arm, m.propensity, m.exposed_at, m.segment, m.shares_version,
                        (SELECT CAST(coalesce(sum(p.kind), 0) AS BIGINT) FROM purchases p
                            WHERE p.member_id = m.member_id AND p.paid_at > m.exposed_at
                            AND p.paid_at <= m.exposed_at + $2),
                        (SELECT CAST(coalesce(sum(p.kind * p.paid_fen), 0) AS BIGINT)
                            FROM purchases p
                            WHERE p.member_id = m.member_id AND p.paid_at > m.exposed_at
                            AND p.paid_at <= m.exposed_at + $2),
                        (SELECT count(*) FROM experiment_outcomes o
                            WHERE o.name = m.name AND o.member_id = m.member_id
                            AND o.happened_at >= m.exposed_at
                            AND o.happened_at <= m.exposed_at + $2)
                    FROM experiment_members m
                    LEFT JOIN purchase_merges g ON g.member_id = m.member_id
                    WHERE m.name = $1 AND g.survivor_id IS NULL
                    ORDER BY m.exposed_at, m.member_id
                    """,
                    [.text(name), .integer(windowMicroseconds)]
                ) { row in
                    body(
                        ExperimentOutcome(
                            member: try ExperimentMember(row: row),
                            orders: try row.integer(5),
                            spendFen: try row.integer(6),
                            clicks: try row.integer(7)
                        )
                    )
                }
            }
        }
    }
}
