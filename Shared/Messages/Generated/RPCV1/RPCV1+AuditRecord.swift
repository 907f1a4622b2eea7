// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/audit.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// One action, and what became of it; without personal data.
    package struct AuditRecord: JSONMessage {
        package static let messageName = "huitou.rpc.v1.AuditRecord"

        /// The record's place in the trail, for a person to refer to: <lane>-<number>.
        package var record: String
        /// When it began, microseconds since the epoch.
        package var at: Int64
        package var kind: RPCV1.AuditKind
        /// Who: kind and id of the principal, the organisation it acts for, its roles.
        package var principalKind: String
        package var principalID: String
        package var principalOrganisation: String
        package var roles: [String]
        /// The certificate's name where another speaks for the principal: huitou://service/gateway.
        package var peer: String
        /// <service>/<method>
        package var method: String
        /// The member that the request names, or whose data was shown; 0 for none.
        package var memberID: Int64
        /// The organisation unit that the request names.
        package var organisation: String
        /// Why, in the caller's words.
        package var purpose: String
        package var requestID: String
        /// The fields that were shown unmasked.
        package var unmasked: [String]
        /// Whether the end is recorded; where not, the process ended before the call did, or it still runs.
        package var hasEnded: Bool
        package var endedAt: Int64
        /// The number of a gRPC status code, 0 for success, and the refusal's name.
        package var code: UInt32
        package var reason: String

        /// The message with every field at its default.
        package init() {
            self.record = ""
            self.at = 0
            self.kind = .unspecified
            self.principalKind = ""
            self.principalID = ""
            self.principalOrganisation = ""
            self.roles = []
            self.peer = ""
            self.method = ""
            self.memberID = 0
            self.organisation = ""
            self.purpose = ""
            self.requestID = ""
            self.unmasked = []
            self.hasEnded = false
            self.endedAt = 0
            self.code = 0
            self.reason = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            record: String = "",
            at: Int64 = 0,
            kind: RPCV1.AuditKind = .unspecified,
            principalKind: String = "",
            principalID: String = "",
            principalOrganisation: String = "",
            roles: [String] = [],
            peer: String = "",
            method: String = "",
            memberID: Int64 = 0,
            organisation: String = "",
            purpose: String = "",
            requestID: String = "",
            unmasked: [String] = [],
            hasEnded: Bool = false,
            endedAt: Int64 = 0,
            code: UInt32 = 0,
            reason: String = ""
        ) {
            self.record = record
            self.at = at
            self.kind = kind
            self.principalKind = principalKind
            self.principalID = principalID
            self.principalOrganisation = principalOrganisation
            self.roles = roles
            self.peer = peer
            self.method = method
            self.memberID = memberID
            self.organisation = organisation
            self.purpose = purpose
            self.requestID = requestID
            self.unmasked = unmasked
            self.hasEnded = hasEnded
            self.endedAt = endedAt
            self.code = code
            self.reason = reason
        }
    }
}

extension RPCV1.AuditRecord {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__AuditRecord()
        huitou__rpc__v1__audit_record__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__AuditRecord>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__AuditRecord>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__AuditRecord>) {
        self.init(
            record: CField.string(c.pointee.record),
            at: c.pointee.at,
            kind: RPCV1.AuditKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            principalKind: CField.string(c.pointee.principal_kind),
            principalID: CField.string(c.pointee.principal_id),
            principalOrganisation: CField.string(c.pointee.principal_organisation),
            roles: CField.pointees(c.pointee.n_roles, c.pointee.roles) { CField.string($0) },
            peer: CField.string(c.pointee.peer),
            method: CField.string(c.pointee.method),
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            purpose: CField.string(c.pointee.purpose),
            requestID: CField.string(c.pointee.request_id),
            unmasked: CField.pointees(c.pointee.n_unmasked, c.pointee.unmasked) { CField.string($0) },
            hasEnded: c.pointee.has_ended != 0,
            endedAt: c.pointee.ended_at,
            code: c.pointee.code,
            reason: CField.string(c.pointee.reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__AuditRecord> {
        let c = arena.allocate(Huitou__Rpc__V1__AuditRecord.self)
        huitou__rpc__v1__audit_record__init(c)
        if !record.isEmpty { c.pointee.record = arena.string(record) }
        c.pointee.at = at
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !principalKind.isEmpty { c.pointee.principal_kind = arena.string(principalKind) }
        if !principalID.isEmpty { c.pointee.principal_id = arena.string(principalID) }
        if !principalOrganisation.isEmpty { c.pointee.principal_organisation = arena.string(principalOrganisation) }
        (c.pointee.n_roles, c.pointee.roles) = arena.array(roles) {
            arena.string($0)
        }
        if !peer.isEmpty { c.pointee.peer = arena.string(peer) }
        if !method.isEmpty { c.pointee.method = arena.string(method) }
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        if !requestID.isEmpty { c.pointee.request_id = arena.string(requestID) }
        (c.pointee.n_unmasked, c.pointee.unmasked) = arena.array(unmasked) {
            arena.string($0)
        }
        c.pointee.has_ended = hasEnded ? 1 : 0
        c.pointee.ended_at = endedAt
        c.pointee.code = code
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        return c
    }
}
