// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetPartnerResponse`.
    package struct GetPartnerResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetPartnerResponse"

        package var partner: IdentityV1.Partner?

        /// The message with every field at its default.
        package init() {
            self.partner = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            partner: IdentityV1.Partner? = nil
        ) {
            self.partner = partner
        }
    }
}

extension IdentityV1.GetPartnerResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPartnerResponse()
        huitou__identity__v1__get_partner_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPartnerResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetPartnerResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPartnerResponse>) {
        self.init(
            partner: c.pointee.partner.map { IdentityV1.Partner($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPartnerResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetPartnerResponse.self)
        huitou__identity__v1__get_partner_response__init(c)
        if let value = partner { c.pointee.partner = value.makeC(arena) }
        return c
    }
}
