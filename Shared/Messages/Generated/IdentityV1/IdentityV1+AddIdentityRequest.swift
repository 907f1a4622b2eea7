// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.AddIdentityRequest`.
    package struct AddIdentityRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.AddIdentityRequest"

        package var memberID: Int64
        package var identity: IdentityV1.IdentityValue?
        package var idempotencyKey: String
        /// Of a code for CODE_PURPOSE_VERIFY_IDENTITY, sent to the identity; left out where nobody has proven
        /// it.
        package var code: IdentityV1.OneTimeCode?

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.identity = nil
            self.idempotencyKey = ""
            self.code = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            identity: IdentityV1.IdentityValue? = nil,
            idempotencyKey: String = "",
            code: IdentityV1.OneTimeCode? = nil
        ) {
            self.memberID = memberID
            self.identity = identity
            self.idempotencyKey = idempotencyKey
            self.code = code
        }
    }
}

extension IdentityV1.AddIdentityRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__AddIdentityRequest()
        huitou__identity__v1__add_identity_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__AddIdentityRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__AddIdentityRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__AddIdentityRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            identity: c.pointee.identity.map { IdentityV1.IdentityValue($0) },
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            code: c.pointee.code.map { IdentityV1.OneTimeCode($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__AddIdentityRequest> {
        let c = arena.allocate(Huitou__Identity__V1__AddIdentityRequest.self)
        huitou__identity__v1__add_identity_request__init(c)
        c.pointee.member_id = memberID
        if let value = identity { c.pointee.identity = value.makeC(arena) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        if let value = code { c.pointee.code = value.makeC(arena) }
        return c
    }
}
