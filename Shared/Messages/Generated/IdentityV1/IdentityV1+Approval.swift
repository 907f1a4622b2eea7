// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Approval`.
    package struct Approval: JSONMessage {
        package static let messageName = "huitou.identity.v1.Approval"

        package var approvalID: Int64
        package var act: IdentityV1.SensitiveAct
        package var memberID: Int64
        package var organisation: String
        package var reference: String
        package var reason: String
        /// staff:anna
        package var requestedBy: String
        package var requestedAt: Int64
        package var expiresAt: Int64
        package var state: IdentityV1.ApprovalState
        package var decidedBy: String
        package var decidedAt: Int64
        package var decisionReason: String

        /// The message with every field at its default.
        package init() {
            self.approvalID = 0
            self.act = .unspecified
            self.memberID = 0
            self.organisation = ""
            self.reference = ""
            self.reason = ""
            self.requestedBy = ""
            self.requestedAt = 0
            self.expiresAt = 0
            self.state = .unspecified
            self.decidedBy = ""
            self.decidedAt = 0
            self.decisionReason = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            approvalID: Int64 = 0,
            act: IdentityV1.SensitiveAct = .unspecified,
            memberID: Int64 = 0,
            organisation: String = "",
            reference: String = "",
            reason: String = "",
            requestedBy: String = "",
            requestedAt: Int64 = 0,
            expiresAt: Int64 = 0,
            state: IdentityV1.ApprovalState = .unspecified,
            decidedBy: String = "",
            decidedAt: Int64 = 0,
            decisionReason: String = ""
        ) {
            self.approvalID = approvalID
            self.act = act
            self.memberID = memberID
            self.organisation = organisation
            self.reference = reference
            self.reason = reason
            self.requestedBy = requestedBy
            self.requestedAt = requestedAt
            self.expiresAt = expiresAt
            self.state = state
            self.decidedBy = decidedBy
            self.decidedAt = decidedAt
            self.decisionReason = decisionReason
        }
    }
}

extension IdentityV1.Approval {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Approval()
        huitou__identity__v1__approval__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Approval>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Approval>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Approval>) {
        self.init(
            approvalID: c.pointee.approval_id,
            act: IdentityV1.SensitiveAct(rawValue: Int32(truncatingIfNeeded: c.pointee.act.rawValue)),
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reference: CField.string(c.pointee.reference),
            reason: CField.string(c.pointee.reason),
            requestedBy: CField.string(c.pointee.requested_by),
            requestedAt: c.pointee.requested_at,
            expiresAt: c.pointee.expires_at,
            state: IdentityV1.ApprovalState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            decidedBy: CField.string(c.pointee.decided_by),
            decidedAt: c.pointee.decided_at,
            decisionReason: CField.string(c.pointee.decision_reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Approval> {
        let c = arena.allocate(Huitou__Identity__V1__Approval.self)
        huitou__identity__v1__approval__init(c)
        c.pointee.approval_id = approvalID
        c.pointee.act = .init(rawValue: .init(truncatingIfNeeded: act.rawValue))
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reference.isEmpty { c.pointee.reference = arena.string(reference) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !requestedBy.isEmpty { c.pointee.requested_by = arena.string(requestedBy) }
        c.pointee.requested_at = requestedAt
        c.pointee.expires_at = expiresAt
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        if !decidedBy.isEmpty { c.pointee.decided_by = arena.string(decidedBy) }
        c.pointee.decided_at = decidedAt
        if !decisionReason.isEmpty { c.pointee.decision_reason = arena.string(decisionReason) }
        return c
    }
}
