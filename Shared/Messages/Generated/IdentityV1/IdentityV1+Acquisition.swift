// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// How the member was won.
    package struct Acquisition: JSONMessage {
        package static let messageName = "huitou.identity.v1.Acquisition"

        /// pos, mini_program, app, web, ...
        package var channel: String
        /// The fields below are 1 to 64 printable ASCII characters without space, or empty.
        package var campaign: String
        /// A unit of the organisation, as its path.
        package var store: String
        /// The member of staff that won it.
        package var guide: String
        /// The parameter of the code that was scanned.
        package var qrParameter: String
        /// The member of staff that had forwarded the link.
        package var forwardedBy: String

        /// The message with every field at its default.
        package init() {
            self.channel = ""
            self.campaign = ""
            self.store = ""
            self.guide = ""
            self.qrParameter = ""
            self.forwardedBy = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            channel: String = "",
            campaign: String = "",
            store: String = "",
            guide: String = "",
            qrParameter: String = "",
            forwardedBy: String = ""
        ) {
            self.channel = channel
            self.campaign = campaign
            self.store = store
            self.guide = guide
            self.qrParameter = qrParameter
            self.forwardedBy = forwardedBy
        }
    }
}

extension IdentityV1.Acquisition {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Acquisition()
        huitou__identity__v1__acquisition__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Acquisition>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Acquisition>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Acquisition>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            campaign: CField.string(c.pointee.campaign),
            store: CField.string(c.pointee.store),
            guide: CField.string(c.pointee.guide),
            qrParameter: CField.string(c.pointee.qr_parameter),
            forwardedBy: CField.string(c.pointee.forwarded_by)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Acquisition> {
        let c = arena.allocate(Huitou__Identity__V1__Acquisition.self)
        huitou__identity__v1__acquisition__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        if !store.isEmpty { c.pointee.store = arena.string(store) }
        if !guide.isEmpty { c.pointee.guide = arena.string(guide) }
        if !qrParameter.isEmpty { c.pointee.qr_parameter = arena.string(qrParameter) }
        if !forwardedBy.isEmpty { c.pointee.forwarded_by = arena.string(forwardedBy) }
        return c
    }
}
