package import Primitives
internal import RPCCore
internal import StorageCore

/// A record as it is shown.
package struct AuditTrailRecord: Hashable, Sendable {
    let ticket: AuditTicket
    let entry: AuditEntry
    /// How it has ended, of an action.
    let end: AuditEntry?

    /// The place of a record in the order of time.
    struct Place: Hashable, Sendable {
        let at: Int64
        let lane: Int64
        let number: Int64
    }

    var place: Place {
        Place(at: entry.at.microseconds, lane: ticket.lane, number: ticket.number)
    }
}

/// Which records are asked for.
package struct AuditQuery: Hashable, Sendable {
    /// Only what principals of this part of the organisation did; `nil` for everything.
    package var organisation: OrganisationPath?
    /// Only this principal.
    package var principal: (kind: String, id: String)? {
        get { principalKind.isEmpty ? nil : (principalKind, principalID) }
        set { (principalKind, principalID) = newValue ?? ("", "") }
    }
    private var principalKind = ""
    private var principalID = ""
    /// Only what names this member, or shows it, under any of its ids; empty for everybody.
    package var members: [MemberID] = []
    /// Only what shows personal data unmasked.
    package var isReadsOnly = false
    /// Only what is older than this record.
    var before: AuditTrailRecord.Place?
    /// How many, at most.
    package var countMax: Int

    /// Asks for the latest records of everybody.
    package init(countMax: Int) {
        self.countMax = countMax
    }
}

extension AuditTrail {
    /// Reads records, the latest first.
    ///
    /// - Throws: ``StorageError``.
    package func records(_ query: AuditQuery) async throws -> [AuditTrailRecord] {
        let (condition, arguments) = Self.condition(of: query)
        let columns = AuditEntry.columns.split(separator: ",")
            .map { "record." + $0.drop(while: \.isWhitespace) }.joined(separator: ", ")
        let sql = """
            SELECT record.lane, record.number, \(columns), ending.at, ending.code, ending.reason
            FROM audit_records AS record
            LEFT JOIN audit_records AS ending ON ending.begun_lane = record.lane
                AND ending.begun_number = record.number AND ending.begun_number IS NOT NULL
            WHERE \(condition)
            ORDER BY record.at DESC, record.lane DESC, record.number DESC LIMIT $1
            """
        return try await database.read { reader in
            var records: [AuditTrailRecord] = []
            try reader.forEachRow(sql, arguments) { row in
                let ticket = AuditTicket(
                    lane: try row.integer(0),
                    number: try row.integer(1)
                )
                let endStart = 2 + AuditEntry.columnCount
                var end: AuditEntry?
                if let at = try row.integerOrNil(endStart) {
                    var entry = AuditEntry(
                        endOf: ticket,
                        error: nil,
                        at: Timestamp(microseconds: at)
                    )
                    entry.code = try row.integer(endStart + 1)
                    entry.reason = try row.text(endStart + 2)
                    end = entry
                }
                let entry = try AuditEntry(row: row, from: 2)
                records.append(AuditTrailRecord(ticket: ticket, entry: entry, end: end))
            }
            return records
        }
    }

    /// The condition of a query, of constant texts only, and its arguments.
    private static func condition(of query: AuditQuery) -> (sql: String, arguments: [SQLValue]) {
        var arguments: [SQLValue] = [.integer(Int64(query.countMax))]
        func next(_ value: SQLValue) -> String {
            arguments.append(value)
            return "$\(arguments.count)"
        }
        var conditions = [query.isReadsOnly ? "record.kind = 3" : "record.kind <> 2"]
        if let organisation = query.organisation {
            let path = next(.text(organisation.rawValue))
            let below = next(.text(organisation.rawValue + "/"))
            let count = next(.integer(Int64(organisation.rawValue.utf8.count + 1)))
            conditions.append(
                """
                (record.principal_organisation = \(path)
                    OR substr(record.principal_organisation, 1, \(count)) = \(below))
                """
            )
        }
        if let principal = query.principal {
            conditions.append("record.principal_kind = \(next(.text(principal.kind)))")
            conditions.append("record.principal_id = \(next(.text(principal.id)))")
        }
        if !query.members.isEmpty {
            let ids = query.members.map { next(.integer($0.rawValue)) }
            conditions.append("record.member_id IN (\(ids.joined(separator: ", ")))")
            conditions.append("record.member_id > 0")
        }
        if let before = query.before {
            let place = [before.at, before.lane, before.number].map { next(.integer($0)) }
            conditions.append(
                "(record.at, record.lane, record.number) < (\(place.joined(separator: ", ")))"
            )
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
