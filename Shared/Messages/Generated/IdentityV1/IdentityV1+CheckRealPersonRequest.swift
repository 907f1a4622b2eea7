// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.CheckRealPersonRequest`.
    package struct CheckRealPersonRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.CheckRealPersonRequest"

        package var memberID: Int64
        /// What the vendor's software on the device gave, at most 1,024 characters.
        package var ticket: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.ticket = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            ticket: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.ticket = ticket
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.CheckRealPersonRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__CheckRealPersonRequest()
        huitou__identity__v1__check_real_person_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__CheckRealPersonRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__CheckRealPersonRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__CheckRealPersonRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            ticket: CField.string(c.pointee.ticket),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__CheckRealPersonRequest> {
        let c = arena.allocate(Huitou__Identity__V1__CheckRealPersonRequest.self)
        huitou__identity__v1__check_real_person_request__init(c)
        c.pointee.member_id = memberID
        if !ticket.isEmpty { c.pointee.ticket = arena.string(ticket) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
