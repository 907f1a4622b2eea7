// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetPartnerRequest`.
    package struct GetPartnerRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetPartnerRequest"

        package var partnerID: String

        /// The message with every field at its default.
        package init() {
            self.partnerID = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            partnerID: String = ""
        ) {
            self.partnerID = partnerID
        }
    }
}

extension IdentityV1.GetPartnerRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPartnerRequest()
        huitou__identity__v1__get_partner_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPartnerRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetPartnerRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPartnerRequest>) {
        self.init(
            partnerID: CField.string(c.pointee.partner_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPartnerRequest> {
        let c = arena.allocate(Huitou__Identity__V1__GetPartnerRequest.self)
        huitou__identity__v1__get_partner_request__init(c)
        if !partnerID.isEmpty { c.pointee.partner_id = arena.string(partnerID) }
        return c
    }
}
