// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.TagMemberResponse`.
    package struct TagMemberResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.TagMemberResponse"

        package var tag: IdentityV1.MemberTag?
        /// Whether an earlier request had the same key: nothing changed now.
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.tag = nil
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            tag: IdentityV1.MemberTag? = nil,
            replayed: Bool = false
        ) {
            self.tag = tag
            self.replayed = replayed
        }
    }
}

extension IdentityV1.TagMemberResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__TagMemberResponse()
        huitou__identity__v1__tag_member_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__TagMemberResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__TagMemberResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__TagMemberResponse>) {
        self.init(
            tag: c.pointee.tag.map { IdentityV1.MemberTag($0) },
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__TagMemberResponse> {
        let c = arena.allocate(Huitou__Identity__V1__TagMemberResponse.self)
        huitou__identity__v1__tag_member_response__init(c)
        if let value = tag { c.pointee.tag = value.makeC(arena) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
