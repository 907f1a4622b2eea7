// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ResolveMemberCodeRequest`.
    package struct ResolveMemberCodeRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.ResolveMemberCodeRequest"

        /// 18 digits; spaces do not matter.
        package var code: String
        /// The store of the till.
        package var organisation: String
        /// When the till has read the code; 0 for now. For codes made without a network only.
        package var readAt: Int64
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.organisation = ""
            self.readAt = 0
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            organisation: String = "",
            readAt: Int64 = 0,
            idempotencyKey: String = ""
        ) {
            self.code = code
            self.organisation = organisation
            self.readAt = readAt
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.ResolveMemberCodeRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ResolveMemberCodeRequest()
        huitou__identity__v1__resolve_member_code_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberCodeRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberCodeRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ResolveMemberCodeRequest>) {
        self.init(
            code: CField.string(c.pointee.code),
            organisation: CField.string(c.pointee.organisation),
            readAt: c.pointee.read_at,
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ResolveMemberCodeRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ResolveMemberCodeRequest.self)
        huitou__identity__v1__resolve_member_code_request__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.read_at = readAt
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
