package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: OrganisationStore {
    package func put(
        _ command: PutUnit
    ) async throws -> DecidedOutcome<PutUnit.Outcome, PutAnswer<OrganisationUnit>> {
        try await change { tx in
            try tx.decided(command.keyed) {
                let present = try OrganisationUnit.load(command.path, in: tx.writer)
                let parent = try command.path.parent.flatMap { path in
                    try OrganisationUnit.load(path, in: tx.writer)
                }
                let openCount = try tx.writer.integer(
                    "SELECT count(*) FROM units WHERE parent = $1 AND is_closed = 0",
                    [.text(command.path.rawValue)]
                )
                let state = PutUnit.State(
                    unit: present?.unit,
                    parent: parent?.unit,
                    hasOpenUnits: openCount ?? 0 > 0
                )
                let outcome = command.decide(state, now: tx.bookedAt)
                guard case .put(let unit, let isCreated) = outcome else { return .refused(outcome) }
                try tx.write(unit, over: present?.version, below: parent?.version)
                return .answered(PutAnswer(value: unit, isCreated: isCreated))
            }
        }
    }

    package func units(
        in organisation: OrganisationPath,
        includingClosed: Bool,
        after path: String,
        limit: Int
    ) async throws -> OrganisationPage<OrganisationUnit> {
        try await read { reader in
            var units: [OrganisationUnit] = []
            try reader.forEachRow(
                """
                SELECT \(OrganisationUnit.columns) FROM units
                WHERE \(OrganisationSchema.inside("path")) AND is_closed <= $3 AND path > $4
                ORDER BY path LIMIT $5
                """,
                Self.inside(organisation) + [
                    .integer(includingClosed ? 1 : 0), .text(path), .integer(Int64(limit) + 1),
                ]
            ) { row in
                units.append(try OrganisationUnit(row: row))
            }
            return Self.page(units, limit)
        }
    }

    package func place(
        of member: MemberID
    ) async throws -> (home: OrganisationPath, partners: [String])? {
        let facts = try await read { reader in
            try MemberFacts.load(member, in: reader)
        }
        guard let facts else { return nil }
        // A merged member's id leads to the survivor, who may be somebody else's.
        switch facts.state {
        case .merged, .erased: return nil
        case .active, .frozen, .closed: return (facts.home, facts.partners)
        }
    }

    /// The arguments of `OrganisationSchema.inside`.
    static func inside(_ organisation: OrganisationPath) -> [SQLValue] {
        [.text(organisation.rawValue), .text(organisation.rawValue + "/")]
    }

    /// A page of what was read with one more than its limit.
    static func page<Value: Sendable>(_ values: [Value], _ limit: Int) -> OrganisationPage<Value> {
        OrganisationPage(values: Array(values.prefix(limit)), hasMore: values.count > limit)
    }
}

extension MemberFacts {
    /// Reads what may be known of a member, without its key; `nil` for an unknown one.
    static func load(_ member: MemberID, in reader: any SQLReader) throws -> MemberFacts? {
        let row = try reader.first(
            "SELECT organisation, \(FactsColumns.columns) FROM members WHERE member_id = $1",
            [.integer(member.rawValue)]
        )
        guard let row else { return nil }
        guard let organisation = OrganisationPath(try row.text(0)) else {
            throw MemberStoreError.corrupt
        }
        return try FactsColumns.facts(row, from: 1, organisation: organisation)
    }
}

extension IdentityTransaction {
    fileprivate func write(
        _ unit: OrganisationUnit,
        over version: Int64?,
        below parentVersion: Int64?
    ) throws {
        let values: [SQLValue] = [
            .text(unit.path.rawValue), .text(unit.name.text), .integer(unit.isClosed ? 1 : 0),
            .integer(unit.changedAt.microseconds),
        ]
        if let version {
            try write(
                """
                UPDATE units SET name = $2, is_closed = $3, changed_at = $4, version = version + 1
                WHERE path = $1 AND version = $5
                """,
                [values + [.integer(version)]]
            )
        } else {
            try write(
                """
                INSERT INTO units (path, name, is_closed, changed_at, kind, parent, version)
                VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (path) DO NOTHING
                """,
                [
                    values + [
                        .integer(Int64(unit.kind.rawValue)),
                        unit.path.parent.map { .text($0.rawValue) } ?? .null,
                    ]
                ]
            )
        }
        // A closing and an opening below it must not pass each other: both change the unit above,
        // as it was when they were decided.
        if let parent = unit.path.parent, let parentVersion {
            try write(
                "UPDATE units SET version = version + 1 WHERE path = $1 AND version = $2",
                [[.text(parent.rawValue), .integer(parentVersion)]]
            )
        }
    }
}
