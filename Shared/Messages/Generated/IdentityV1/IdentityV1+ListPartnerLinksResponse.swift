// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListPartnerLinksResponse`.
    package struct ListPartnerLinksResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListPartnerLinksResponse"

        /// The oldest first.
        package var links: [IdentityV1.PartnerLink]

        /// The message with every field at its default.
        package init() {
            self.links = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            links: [IdentityV1.PartnerLink] = []
        ) {
            self.links = links
        }
    }
}

extension IdentityV1.ListPartnerLinksResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListPartnerLinksResponse()
        huitou__identity__v1__list_partner_links_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListPartnerLinksResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListPartnerLinksResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListPartnerLinksResponse>) {
        self.init(
            links: CField.pointees(c.pointee.n_links, c.pointee.links) { IdentityV1.PartnerLink($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListPartnerLinksResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListPartnerLinksResponse.self)
        huitou__identity__v1__list_partner_links_response__init(c)
        (c.pointee.n_links, c.pointee.links) = arena.array(links) {
            $0.makeC(arena)
        }
        return c
    }
}
