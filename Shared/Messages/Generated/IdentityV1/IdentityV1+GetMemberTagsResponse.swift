// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetMemberTagsResponse`.
    package struct GetMemberTagsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetMemberTagsResponse"

        package var tags: [IdentityV1.MemberTag]
        /// Rules that have nothing to say: nothing may be chosen for this member by what it did.
        package var personalisationOff: Bool

        /// The message with every field at its default.
        package init() {
            self.tags = []
            self.personalisationOff = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            tags: [IdentityV1.MemberTag] = [],
            personalisationOff: Bool = false
        ) {
            self.tags = tags
            self.personalisationOff = personalisationOff
        }
    }
}

extension IdentityV1.GetMemberTagsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetMemberTagsResponse()
        huitou__identity__v1__get_member_tags_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetMemberTagsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetMemberTagsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetMemberTagsResponse>) {
        self.init(
            tags: CField.pointees(c.pointee.n_tags, c.pointee.tags) { IdentityV1.MemberTag($0) },
            personalisationOff: c.pointee.personalisation_off != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetMemberTagsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetMemberTagsResponse.self)
        huitou__identity__v1__get_member_tags_response__init(c)
        (c.pointee.n_tags, c.pointee.tags) = arena.array(tags) {
            $0.makeC(arena)
        }
        c.pointee.personalisation_off = personalisationOff ? 1 : 0
        return c
    }
}
