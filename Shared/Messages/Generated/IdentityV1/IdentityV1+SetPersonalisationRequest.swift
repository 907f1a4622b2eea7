// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SetPersonalisationRequest`.
    package struct SetPersonalisationRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SetPersonalisationRequest"

        package var memberID: Int64
        package var personalised: Bool
        /// By which way the member said so: 1 to 32 of a-z, 0-9 and _.
        package var source: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.personalised = false
            self.source = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            personalised: Bool = false,
            source: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.personalised = personalised
            self.source = source
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.SetPersonalisationRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetPersonalisationRequest()
        huitou__identity__v1__set_personalisation_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetPersonalisationRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetPersonalisationRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetPersonalisationRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            personalised: c.pointee.personalised != 0,
            source: CField.string(c.pointee.source),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetPersonalisationRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SetPersonalisationRequest.self)
        huitou__identity__v1__set_personalisation_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.personalised = personalised ? 1 : 0
        if !source.isEmpty { c.pointee.source = arena.string(source) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
