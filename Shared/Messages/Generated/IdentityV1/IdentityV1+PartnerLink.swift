// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.PartnerLink`.
    package struct PartnerLink: JSONMessage {
        package static let messageName = "huitou.identity.v1.PartnerLink"

        package var partnerID: String
        /// The version of the text that the member has agreed to.
        package var consentVersion: String
        package var consentedAt: Int64
        /// 0 while it holds.
        package var endedAt: Int64

        /// The message with every field at its default.
        package init() {
            self.partnerID = ""
            self.consentVersion = ""
            self.consentedAt = 0
            self.endedAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            partnerID: String = "",
            consentVersion: String = "",
            consentedAt: Int64 = 0,
            endedAt: Int64 = 0
        ) {
            self.partnerID = partnerID
            self.consentVersion = consentVersion
            self.consentedAt = consentedAt
            self.endedAt = endedAt
        }
    }
}

extension IdentityV1.PartnerLink {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__PartnerLink()
        huitou__identity__v1__partner_link__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__PartnerLink>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__PartnerLink>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__PartnerLink>) {
        self.init(
            partnerID: CField.string(c.pointee.partner_id),
            consentVersion: CField.string(c.pointee.consent_version),
            consentedAt: c.pointee.consented_at,
            endedAt: c.pointee.ended_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__PartnerLink> {
        let c = arena.allocate(Huitou__Identity__V1__PartnerLink.self)
        huitou__identity__v1__partner_link__init(c)
        if !partnerID.isEmpty { c.pointee.partner_id = arena.string(partnerID) }
        if !consentVersion.isEmpty { c.pointee.consent_version = arena.string(consentVersion) }
        c.pointee.consented_at = consentedAt
        c.pointee.ended_at = endedAt
        return c
    }
}
