package import Primitives
package import RecommendationsDomain

import StorageCore

extension SQLExperimentsStore {
    /// See ``ExperimentsStore``.
    package func part(of member: MemberID, in name: String) async throws -> AssignedArm? {
        try await reporting {
            try await database.read { reader in
                guard let part = try Self.part(of: member, in: name, from: reader),
                    let state = try Self.state(of: name, locked: false, in: reader)
                else { return nil }
                return try Self.assigned(state.experiment, part)
            }
        }
    }

    private static func assigned(
        _ experiment: Experiment,
        _ part: ExperimentMember
    ) throws(StorageError) -> AssignedArm {
        guard let assigned = AssignedArm(experiment, part) else {
            throw StorageError(.corrupt, "a member is in an arm that its experiment has not")
        }
        return assigned
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
    package func parts(
        of member: MemberID,
        after place: ExperimentPart.Place?,
        countMax: Int
    ) async throws -> [ExperimentPart] {
        try await reporting {
            try await database.read { reader in
                var parts: [ExperimentPart] = []
                let ids = try PurchaseLinks.absorbed(by: member, in: reader).sorted()
                try reader.forEachRow(
                    """
                    SELECT m.arm, m.propensity, m.exposed_at, m.segment, m.shares_version, m.name,
                        (SELECT count(*) FROM experiment_outcomes o
                            WHERE o.name = m.name AND o.member_id = m.member_id)
                    FROM experiment_members m
                    WHERE m.member_id = $1 AND (m.name > $2 OR m.name = $2 AND m.member_id > $3)
                    ORDER BY m.name LIMIT $4
                    """,
                    each: ids.map { id in
                        [
                            .integer(id.rawValue), .text(place?.experiment ?? ""),
                            .integer(place?.member.rawValue ?? 0), .integer(Int64(countMax)),
                        ]
                    }
                ) { [ids] run, row in
                    parts.append(
                        ExperimentPart(
                            place: .init(experiment: try row.text(5), member: ids[run]),
                            member: try ExperimentMember(row: row),
                            outcomes: try row.integer(6)
                        )
                    )
                }
                parts.sort {
                    ($0.place.experiment, $0.place.member) < ($1.place.experiment, $1.place.member)
                }
                return Array(parts.prefix(countMax))
            }
        }
    }

    /// See ``ExperimentsStore``.
    package func record(
        of member: MemberID,
        in name: String,
        draw: @escaping @Sendable (MemberID, ExperimentState) -> ExperimentMember?
    ) async throws -> AssignedArm? {
        try await reporting {
            try await database.write { [gate] writer in
                guard let standing = try gate(member, writer), standing.isPersonalised,
                    try !PurchaseLinks.isErased(standing.member, in: writer),
                    // Locked: who changes the arms afterwards finds a member in them.
                    let state = try Self.state(of: name, locked: true, in: writer)
                else { return nil }
                let survivor = standing.member
                if let known = try Self.part(of: survivor, in: name, from: writer) {
                    return try Self.assigned(state.experiment, known)
                }
                guard let part = draw(survivor, state) else { return nil }
                let assigned = try Self.assigned(state.experiment, part)
                try writer.execute(
                    """
                    INSERT INTO experiment_members
                    (name, member_id, \(ExperimentMember.columns))
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    """,
                    [.text(name), .integer(survivor.rawValue)] + part.row
                )
                return assigned
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
            try await database.write { [gate] writer in
                guard let standing = try gate(member, writer), standing.mayRecord,
                    try !PurchaseLinks.isErased(standing.member, in: writer),
                    let state = try Self.state(of: name, locked: false, in: writer),
                    let part = try Self.part(of: standing.member, in: name, from: writer)
                else { return (false, true) }
                let age = moment.microseconds(since: part.exposedAt)
                guard (0...state.experiment.windowMicroseconds).contains(age) else {
                    return (false, true)
                }
                let isNew = try ExperimentOutcomes.add(
                    key,
                    at: moment,
                    of: standing.member,
                    in: name,
                    writer
                )
                return (true, isNew)
            }
        }
    }

    /// See ``ExperimentsStore``.
    @discardableResult
    package func deleteParts(endedBefore moment: Timestamp) async throws -> Int {
        var total = 0
        for table in ["experiment_outcomes", "experiment_members"] {
            let key = table == "experiment_members" ? "member_id" : "member_id, outcome_key"
            var count = Int(Self.deletedMax)
            while count == Int(Self.deletedMax) {
                count = try await reporting {
                    try await database.write { writer in
                        try writer.execute(
                            """
                            DELETE FROM \(table) WHERE (name, \(key)) IN
                            (SELECT name, \(key) FROM \(table) WHERE name IN
                                (SELECT name FROM experiments
                                    WHERE COALESCE(stopped_at, ends_at) < $1)
                                LIMIT $2)
                            """,
                            [.integer(moment.microseconds), .integer(Self.deletedMax)]
                        )
                    }
                }
                if table == "experiment_members" { total += count }
            }
        }
        return total
    }

    /// The most rows that one transaction deletes.
    private static let deletedMax: Int64 = 5_000

    /// See ``ExperimentsStore``.
    package func forEachOutcome(
        of name: String,
        windowMicroseconds: Int64,
        _ body: @escaping @Sendable (ExperimentOutcome) -> Void
    ) async throws {
        try await reporting {
            try await database.read { reader in
                guard let state = try Self.state(of: name, locked: false, in: reader) else {
                    return
                }
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
                    let part = try ExperimentMember(row: row)
                    body(
                        ExperimentOutcome(
                            member: try Self.assigned(state.experiment, part).part,
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
