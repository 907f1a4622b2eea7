// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.PutPartnerResponse`.
    package struct PutPartnerResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.PutPartnerResponse"

        package var partner: IdentityV1.Partner?
        package var created: Bool
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.partner = nil
            self.created = false
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            partner: IdentityV1.Partner? = nil,
            created: Bool = false,
            replayed: Bool = false
        ) {
            self.partner = partner
            self.created = created
            self.replayed = replayed
        }
    }
}

extension IdentityV1.PutPartnerResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__PutPartnerResponse()
        huitou__identity__v1__put_partner_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__PutPartnerResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__PutPartnerResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__PutPartnerResponse>) {
        self.init(
            partner: c.pointee.partner.map { IdentityV1.Partner($0) },
            created: c.pointee.created != 0,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__PutPartnerResponse> {
        let c = arena.allocate(Huitou__Identity__V1__PutPartnerResponse.self)
        huitou__identity__v1__put_partner_response__init(c)
        if let value = partner { c.pointee.partner = value.makeC(arena) }
        c.pointee.created = created ? 1 : 0
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
