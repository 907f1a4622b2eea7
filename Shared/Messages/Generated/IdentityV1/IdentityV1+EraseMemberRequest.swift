// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.EraseMemberRequest`.
    package struct EraseMemberRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.EraseMemberRequest"

        package var memberID: Int64
        /// 1 to 200 characters; without personal data.
        package var reason: String
        /// That the member knows that points, coupons and stored value are lost. Without it nothing is
        /// erased (identity.erasure_unconfirmed).
        package var forfeitsValue: Bool
        package var idempotencyKey: String
        /// Where identity is set to need a second person (privacy.second_person): an approval of
        /// SENSITIVE_ACT_ERASE_MEMBER about the member, without a reference, that was decided on with yes;
        /// it is used up together with the erasure. 0 elsewhere.
        package var approvalID: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.reason = ""
            self.forfeitsValue = false
            self.idempotencyKey = ""
            self.approvalID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            reason: String = "",
            forfeitsValue: Bool = false,
            idempotencyKey: String = "",
            approvalID: Int64 = 0
        ) {
            self.memberID = memberID
            self.reason = reason
            self.forfeitsValue = forfeitsValue
            self.idempotencyKey = idempotencyKey
            self.approvalID = approvalID
        }
    }
}

extension IdentityV1.EraseMemberRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__EraseMemberRequest()
        huitou__identity__v1__erase_member_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__EraseMemberRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__EraseMemberRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__EraseMemberRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            reason: CField.string(c.pointee.reason),
            forfeitsValue: c.pointee.forfeits_value != 0,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            approvalID: c.pointee.approval_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__EraseMemberRequest> {
        let c = arena.allocate(Huitou__Identity__V1__EraseMemberRequest.self)
        huitou__identity__v1__erase_member_request__init(c)
        c.pointee.member_id = memberID
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        c.pointee.forfeits_value = forfeitsValue ? 1 : 0
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.approval_id = approvalID
        return c
    }
}
