// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.CountTagsResponse`.
    package struct CountTagsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.CountTagsResponse"

        /// `huitou.identity.v1.CountTagsResponse.TagCount`.
        package struct TagCount: JSONMessage {
            package static let messageName = "huitou.identity.v1.CountTagsResponse.TagCount"

            package var tag: String
            package var members: UInt64

            /// The message with every field at its default.
            package init() {
                self.tag = ""
                self.members = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                tag: String = "",
                members: UInt64 = 0
            ) {
                self.tag = tag
                self.members = members
            }
        }

        /// Of the tags that any member there has, by name.
        package var tags: [IdentityV1.CountTagsResponse.TagCount]

        /// The message with every field at its default.
        package init() {
            self.tags = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            tags: [IdentityV1.CountTagsResponse.TagCount] = []
        ) {
            self.tags = tags
        }
    }
}

extension IdentityV1.CountTagsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__CountTagsResponse()
        huitou__identity__v1__count_tags_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__CountTagsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__CountTagsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__CountTagsResponse>) {
        self.init(
            tags: CField.pointees(c.pointee.n_tags, c.pointee.tags) { IdentityV1.CountTagsResponse.TagCount($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__CountTagsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__CountTagsResponse.self)
        huitou__identity__v1__count_tags_response__init(c)
        (c.pointee.n_tags, c.pointee.tags) = arena.array(tags) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.CountTagsResponse.TagCount {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__CountTagsResponse__TagCount()
        huitou__identity__v1__count_tags_response__tag_count__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__CountTagsResponse__TagCount>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__CountTagsResponse__TagCount>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__CountTagsResponse__TagCount>) {
        self.init(
            tag: CField.string(c.pointee.tag),
            members: c.pointee.members
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__CountTagsResponse__TagCount> {
        let c = arena.allocate(Huitou__Identity__V1__CountTagsResponse__TagCount.self)
        huitou__identity__v1__count_tags_response__tag_count__init(c)
        if !tag.isEmpty { c.pointee.tag = arena.string(tag) }
        c.pointee.members = members
        return c
    }
}
