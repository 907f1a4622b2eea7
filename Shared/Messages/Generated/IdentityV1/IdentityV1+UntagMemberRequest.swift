// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.UntagMemberRequest`.
    package struct UntagMemberRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.UntagMemberRequest"

        package var memberID: Int64
        package var tag: String
        package var organisation: String
        /// Why: 1 to 200 characters, without anything personal.
        package var reason: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.tag = ""
            self.organisation = ""
            self.reason = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            tag: String = "",
            organisation: String = "",
            reason: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.tag = tag
            self.organisation = organisation
            self.reason = reason
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.UntagMemberRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__UntagMemberRequest()
        huitou__identity__v1__untag_member_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__UntagMemberRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__UntagMemberRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__UntagMemberRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            tag: CField.string(c.pointee.tag),
            organisation: CField.string(c.pointee.organisation),
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__UntagMemberRequest> {
        let c = arena.allocate(Huitou__Identity__V1__UntagMemberRequest.self)
        huitou__identity__v1__untag_member_request__init(c)
        c.pointee.member_id = memberID
        if !tag.isEmpty { c.pointee.tag = arena.string(tag) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
