// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.UnlinkMemberResponse`.
    package struct UnlinkMemberResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.UnlinkMemberResponse"

        package var link: IdentityV1.PartnerLink?
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.link = nil
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            link: IdentityV1.PartnerLink? = nil,
            replayed: Bool = false
        ) {
            self.link = link
            self.replayed = replayed
        }
    }
}

extension IdentityV1.UnlinkMemberResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__UnlinkMemberResponse()
        huitou__identity__v1__unlink_member_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__UnlinkMemberResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__UnlinkMemberResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__UnlinkMemberResponse>) {
        self.init(
            link: c.pointee.link.map { IdentityV1.PartnerLink($0) },
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__UnlinkMemberResponse> {
        let c = arena.allocate(Huitou__Identity__V1__UnlinkMemberResponse.self)
        huitou__identity__v1__unlink_member_response__init(c)
        if let value = link { c.pointee.link = value.makeC(arena) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
