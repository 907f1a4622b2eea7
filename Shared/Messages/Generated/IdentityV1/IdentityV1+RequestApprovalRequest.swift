// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RequestApprovalRequest`.
    package struct RequestApprovalRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.RequestApprovalRequest"

        package var act: IdentityV1.SensitiveAct
        package var memberID: Int64
        package var organisation: String
        /// What exactly is to be done, as the service that does it writes it: an order, an amount. Up to 128
        /// printable ASCII characters; nothing personal.
        package var reference: String
        /// 1 to 200 characters; nothing personal.
        package var reason: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.act = .unspecified
            self.memberID = 0
            self.organisation = ""
            self.reference = ""
            self.reason = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            act: IdentityV1.SensitiveAct = .unspecified,
            memberID: Int64 = 0,
            organisation: String = "",
            reference: String = "",
            reason: String = "",
            idempotencyKey: String = ""
        ) {
            self.act = act
            self.memberID = memberID
            self.organisation = organisation
            self.reference = reference
            self.reason = reason
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.RequestApprovalRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RequestApprovalRequest()
        huitou__identity__v1__request_approval_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RequestApprovalRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RequestApprovalRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RequestApprovalRequest>) {
        self.init(
            act: IdentityV1.SensitiveAct(rawValue: Int32(truncatingIfNeeded: c.pointee.act.rawValue)),
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reference: CField.string(c.pointee.reference),
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RequestApprovalRequest> {
        let c = arena.allocate(Huitou__Identity__V1__RequestApprovalRequest.self)
        huitou__identity__v1__request_approval_request__init(c)
        c.pointee.act = .init(rawValue: .init(truncatingIfNeeded: act.rawValue))
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reference.isEmpty { c.pointee.reference = arena.string(reference) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
