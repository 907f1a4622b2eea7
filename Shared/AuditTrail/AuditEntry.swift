internal import Cryptography
internal import Primitives
internal import RPCCore
internal import StorageCore

/// What one record says, besides its place and its hash.
struct AuditEntry: Hashable, Sendable {
    /// What sort of record it is; the raw values are stored.
    enum Kind: Int64, Hashable, Sendable {
        /// Somebody has called a method.
        case action = 1
        /// Such a call has ended.
        case end = 2
        /// Somebody is shown personal data unmasked.
        case read = 3
    }

    var kind: Kind
    var at: Timestamp
    var principalKind = ""
    var principalID = ""
    var principalOrganisation = ""
    var roles: [String] = []
    var peer = ""
    var method = ""
    var memberID: Int64 = 0
    var organisation = ""
    var purpose = ""
    var requestID = ""
    var unmasked: [String] = []
    /// The beginning, of an end.
    var begun: AuditTicket?
    var code: Int64 = 0
    var reason = ""

    /// The beginning of a call, or what it shows.
    init(_ kind: Kind, _ action: AuditedAction, unmasked: [String] = [], at: Timestamp) {
        self.kind = kind
        self.at = at
        principalKind = action.principal.kind.rawValue
        principalID = action.principal.id
        principalOrganisation = action.principal.organisation?.rawValue ?? ""
        roles = action.principal.roles.map(\.rawValue).sorted()
        peer = action.peer?.uri ?? ""
        method = action.method
        memberID = max(0, action.target.memberID ?? 0)
        // What is no path is not kept: a caller may have put anything there.
        organisation = action.target.organisation.flatMap { OrganisationPath($0)?.rawValue } ?? ""
        purpose = action.purpose
        requestID = action.requestID
        self.unmasked = unmasked
    }

    /// The end of a call.
    init(endOf begun: AuditTicket, error: RPCError?, at: Timestamp) {
        kind = .end
        self.at = at
        self.begun = begun
        code = Int64(error?.code.rawValue ?? 0)
        reason = error?.reason ?? ""
    }

    /// The columns of a record, in the order of `values`.
    static let columns = """
        kind, at, principal_kind, principal_id, principal_organisation, roles, peer, method, \
        member_id, organisation, purpose, request_id, unmasked, begun_lane, begun_number, code, \
        reason
        """
    static let columnCount = 17

    /// What the columns hold.
    var values: [SQLValue] {
        [
            .integer(kind.rawValue), .integer(at.microseconds), .text(principalKind),
            .text(principalID), .text(principalOrganisation), .text(roles.joined(separator: ",")),
            .text(peer), .text(method), .integer(memberID), .text(organisation), .text(purpose),
            .text(requestID), .text(unmasked.joined(separator: ",")), SQLValue(begun?.lane),
            SQLValue(begun?.number), .integer(code), .text(reason),
        ]
    }

    /// Reads a record's columns from `start` on.
    ///
    /// - Throws: `corrupt` for a kind that there is not.
    init(row: any RowView, from start: Int) throws(StorageError) {
        guard let kind = Kind(rawValue: try row.integer(start)) else {
            throw StorageError(.corrupt, "a record of the audit trail has no kind")
        }
        func list(_ index: Int) throws(StorageError) -> [String] {
            try row.text(start + index).split(separator: ",").map(String.init)
        }
        self.kind = kind
        at = Timestamp(microseconds: try row.integer(start + 1))
        principalKind = try row.text(start + 2)
        principalID = try row.text(start + 3)
        principalOrganisation = try row.text(start + 4)
        roles = try list(5)
        peer = try row.text(start + 6)
        method = try row.text(start + 7)
        memberID = try row.integer(start + 8)
        organisation = try row.text(start + 9)
        purpose = try row.text(start + 10)
        requestID = try row.text(start + 11)
        unmasked = try list(12)
        if let lane = try row.integerOrNil(start + 13),
            let number = try row.integerOrNil(start + 14)
        {
            begun = AuditTicket(lane: lane, number: number)
        }
        code = try row.integer(start + 15)
        reason = try row.text(start + 16)
    }

    /// The hash of the record at a place, which covers every record before it in its lane.
    func hash(lane: Int64, number: Int64, previous: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(previous)
        hash.update(lane)
        hash.update(number)
        for value in values {
            switch value {
            case .integer(let number):
                hash.update(1)
                hash.update(number)
            case .text(let text):
                hash.update(2)
                hash.update(Int64(text.utf8.count))
                hash.update(text)
            case .null, .real, .blob:
                hash.update(0)
            }
        }
        return hash.finalized().bytes
    }
}
