// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListTagsResponse`.
    package struct ListTagsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListTagsResponse"

        /// In the order of the program.
        package var tags: [IdentityV1.TagDefinition]
        /// The version of the program's rules.
        package var rulesVersion: Int64

        /// The message with every field at its default.
        package init() {
            self.tags = []
            self.rulesVersion = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            tags: [IdentityV1.TagDefinition] = [],
            rulesVersion: Int64 = 0
        ) {
            self.tags = tags
            self.rulesVersion = rulesVersion
        }
    }
}

extension IdentityV1.ListTagsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListTagsResponse()
        huitou__identity__v1__list_tags_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListTagsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListTagsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListTagsResponse>) {
        self.init(
            tags: CField.pointees(c.pointee.n_tags, c.pointee.tags) { IdentityV1.TagDefinition($0) },
            rulesVersion: c.pointee.rules_version
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListTagsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListTagsResponse.self)
        huitou__identity__v1__list_tags_response__init(c)
        (c.pointee.n_tags, c.pointee.tags) = arena.array(tags) {
            $0.makeC(arena)
        }
        c.pointee.rules_version = rulesVersion
        return c
    }
}
