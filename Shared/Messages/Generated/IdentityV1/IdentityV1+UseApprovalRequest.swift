// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.UseApprovalRequest`.
    package struct UseApprovalRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.UseApprovalRequest"

        package var approvalID: Int64
        package var act: IdentityV1.SensitiveAct
        package var memberID: Int64
        package var reference: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.approvalID = 0
            self.act = .unspecified
            self.memberID = 0
            self.reference = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            approvalID: Int64 = 0,
            act: IdentityV1.SensitiveAct = .unspecified,
            memberID: Int64 = 0,
            reference: String = "",
            idempotencyKey: String = ""
        ) {
            self.approvalID = approvalID
            self.act = act
            self.memberID = memberID
            self.reference = reference
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.UseApprovalRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__UseApprovalRequest()
        huitou__identity__v1__use_approval_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__UseApprovalRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__UseApprovalRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__UseApprovalRequest>) {
        self.init(
            approvalID: c.pointee.approval_id,
            act: IdentityV1.SensitiveAct(rawValue: Int32(truncatingIfNeeded: c.pointee.act.rawValue)),
            memberID: c.pointee.member_id,
            reference: CField.string(c.pointee.reference),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__UseApprovalRequest> {
        let c = arena.allocate(Huitou__Identity__V1__UseApprovalRequest.self)
        huitou__identity__v1__use_approval_request__init(c)
        c.pointee.approval_id = approvalID
        c.pointee.act = .init(rawValue: .init(truncatingIfNeeded: act.rawValue))
        c.pointee.member_id = memberID
        if !reference.isEmpty { c.pointee.reference = arena.string(reference) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
