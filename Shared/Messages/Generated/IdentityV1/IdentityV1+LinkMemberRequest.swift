// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.LinkMemberRequest`.
    package struct LinkMemberRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.LinkMemberRequest"

        package var memberID: Int64
        package var partnerID: String
        /// 1 to 64 printable ASCII characters.
        package var consentVersion: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.partnerID = ""
            self.consentVersion = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            partnerID: String = "",
            consentVersion: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.partnerID = partnerID
            self.consentVersion = consentVersion
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.LinkMemberRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__LinkMemberRequest()
        huitou__identity__v1__link_member_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__LinkMemberRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__LinkMemberRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__LinkMemberRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            partnerID: CField.string(c.pointee.partner_id),
            consentVersion: CField.string(c.pointee.consent_version),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__LinkMemberRequest> {
        let c = arena.allocate(Huitou__Identity__V1__LinkMemberRequest.self)
        huitou__identity__v1__link_member_request__init(c)
        c.pointee.member_id = memberID
        if !partnerID.isEmpty { c.pointee.partner_id = arena.string(partnerID) }
        if !consentVersion.isEmpty { c.pointee.consent_version = arena.string(consentVersion) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
