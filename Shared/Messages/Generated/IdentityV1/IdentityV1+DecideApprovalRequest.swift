// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.DecideApprovalRequest`.
    package struct DecideApprovalRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.DecideApprovalRequest"

        package var approvalID: Int64
        package var approved: Bool
        package var reason: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.approvalID = 0
            self.approved = false
            self.reason = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            approvalID: Int64 = 0,
            approved: Bool = false,
            reason: String = "",
            idempotencyKey: String = ""
        ) {
            self.approvalID = approvalID
            self.approved = approved
            self.reason = reason
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.DecideApprovalRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__DecideApprovalRequest()
        huitou__identity__v1__decide_approval_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__DecideApprovalRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__DecideApprovalRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__DecideApprovalRequest>) {
        self.init(
            approvalID: c.pointee.approval_id,
            approved: c.pointee.approved != 0,
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__DecideApprovalRequest> {
        let c = arena.allocate(Huitou__Identity__V1__DecideApprovalRequest.self)
        huitou__identity__v1__decide_approval_request__init(c)
        c.pointee.approval_id = approvalID
        c.pointee.approved = approved ? 1 : 0
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
