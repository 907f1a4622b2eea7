package import Messages
package import Primitives
package import RPCCore
internal import StorageCore

/// Tells under which ids a member was known.
package typealias MemberIDs = @Sendable (MemberID) async throws -> [MemberID]

/// Answers the calls of `huitou.rpc.v1.Audit` from a service's own trail.
package struct AuditHandlers: RPCV1.AuditServer {
    private let trail: AuditTrail
    private let everyID: MemberIDs

    /// The longest page.
    package static let pageSizeMax = 200
    private static let pageSizeDefault = 50

    /// Answers from a trail.
    ///
    /// - Parameters:
    ///   - trail: The trail.
    ///   - everyID: Under which ids a member was known: its own, and those merged into it.
    package init(trail: AuditTrail, everyID: @escaping MemberIDs = { [$0] }) {
        self.trail = trail
        self.everyID = everyID
    }

    package func listRecords(
        _ request: RPCV1.ListRecordsRequest,
        context: CallContext
    ) async throws -> RPCV1.ListRecordsResponse {
        var query = try Self.query(pageSize: request.pageSize, cursor: request.cursor)
        if !request.organisation.isEmpty {
            let path = try OrganisationPath(requested: request.organisation)
            query.organisation = path
        }
        guard query.organisation != nil || context.principal?.kind == .operator else {
            throw RPCError.invalid(field: "organisation", "must be a part of the organisation")
        }
        if request.aboutMemberID != 0 {
            query.members = [try MemberID(requested: request.aboutMemberID)]
        }
        guard request.principalKind.isEmpty == request.principalID.isEmpty else {
            throw RPCError.invalid(
                field: "principal_id",
                "principal_kind and principal_id name one principal together"
            )
        }
        if !request.principalKind.isEmpty {
            query.principal = (request.principalKind, request.principalID)
        }
        let records = try await trail.records(query)
        return RPCV1.ListRecordsResponse(
            records: records.map { $0.message },
            nextCursor: Self.cursor(after: records, of: query)
        )
    }

    package func listMemberReads(
        _ request: RPCV1.ListMemberReadsRequest,
        context: CallContext
    ) async throws -> RPCV1.ListMemberReadsResponse {
        var query = try Self.query(pageSize: request.pageSize, cursor: request.cursor)
        query.members = try await everyID(try MemberID(requested: request.memberID))
        query.isReadsOnly = true
        let records = try await trail.records(query)
        return RPCV1.ListMemberReadsResponse(
            records: records.map { $0.message },
            nextCursor: Self.cursor(after: records, of: query)
        )
    }

    package func verifyAudit(
        _ request: RPCV1.VerifyAuditRequest,
        context: CallContext
    ) async throws -> RPCV1.VerifyAuditResponse {
        let verification = try await trail.verify()
        return RPCV1.VerifyAuditResponse(
            records: UInt64(verification.recordCount),
            findings: verification.findings
        )
    }

    private static func query(
        pageSize: UInt32,
        cursor: String
    ) throws(RPCError) -> AuditQuery {
        guard pageSize <= pageSizeMax else {
            throw .invalid(field: "page_size", "must be at most \(pageSizeMax)")
        }
        var query = AuditQuery(countMax: pageSize == 0 ? pageSizeDefault : Int(pageSize))
        if !cursor.isEmpty {
            let numbers = cursor.split(separator: "-", omittingEmptySubsequences: false)
                .compactMap { Int64($0) }
            guard numbers.count == 3, cursor.utf8.count <= 64 else {
                throw .invalid(field: "cursor", "must be the next_cursor of an earlier answer")
            }
            query.before = AuditTrailRecord.Place(
                at: numbers[0],
                lane: numbers[1],
                number: numbers[2]
            )
        }
        return query
    }

    private static func cursor(after records: [AuditTrailRecord], of query: AuditQuery) -> String {
        guard records.count == query.countMax, let last = records.last else { return "" }
        return "\(last.place.at)-\(last.place.lane)-\(last.place.number)"
    }
}

extension AuditTrail {
    /// What shows the trail to whoever may see it.
    package var rpcMethods: [RPCMethod] { AuditHandlers(trail: self).rpcMethods }

    /// The same, where members have several ids.
    ///
    /// - Parameter everyID: Under which ids a member was known.
    /// - Returns: What shows the trail to whoever may see it.
    package func rpcMethods(everyID: @escaping MemberIDs) -> [RPCMethod] {
        AuditHandlers(trail: self, everyID: everyID).rpcMethods
    }

    /// Who saw a member's personal data unmasked, under any of these ids, the latest first; for
    /// what is handed to the member.
    ///
    /// - Throws: ``StorageError``.
    package func reads(of members: [MemberID], countMax: Int) async throws -> [RPCV1.AuditRecord] {
        var query = AuditQuery(countMax: countMax)
        query.members = members
        query.isReadsOnly = true
        return try await records(query).map { $0.message }
    }
}

extension AuditTrailRecord {
    /// The record on the wire.
    var message: RPCV1.AuditRecord {
        RPCV1.AuditRecord(
            record: "\(ticket.lane)-\(ticket.number)",
            at: entry.at.microseconds,
            kind: entry.kind == .read ? .read : .action,
            principalKind: entry.principalKind,
            principalID: entry.principalID,
            principalOrganisation: entry.principalOrganisation,
            roles: entry.roles,
            peer: entry.peer,
            method: entry.method,
            memberID: entry.memberID,
            organisation: entry.organisation,
            purpose: entry.purpose,
            requestID: entry.requestID,
            unmasked: entry.unmasked,
            hasEnded: end != nil,
            endedAt: end?.at.microseconds ?? 0,
            code: UInt32(end?.code ?? 0),
            reason: end?.reason ?? ""
        )
    }
}
