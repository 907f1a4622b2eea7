// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.TagDefinition`.
    package struct TagDefinition: JSONMessage {
        package static let messageName = "huitou.identity.v1.TagDefinition"

        package var tag: String
        /// Under which others it is shown: skin, habit.
        package var group: String
        package var descriptionEn: String
        package var descriptionZh: String
        /// Whether rules give and take it; else people do.
        package var byRule: Bool
        /// The rule in words: "products of category skincare/sensitive within 180 days: at least 2".
        package var conditions: [String]
        /// Whether one of the conditions is enough; else all must hold.
        package var anyCondition: Bool

        /// The message with every field at its default.
        package init() {
            self.tag = ""
            self.group = ""
            self.descriptionEn = ""
            self.descriptionZh = ""
            self.byRule = false
            self.conditions = []
            self.anyCondition = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            tag: String = "",
            group: String = "",
            descriptionEn: String = "",
            descriptionZh: String = "",
            byRule: Bool = false,
            conditions: [String] = [],
            anyCondition: Bool = false
        ) {
            self.tag = tag
            self.group = group
            self.descriptionEn = descriptionEn
            self.descriptionZh = descriptionZh
            self.byRule = byRule
            self.conditions = conditions
            self.anyCondition = anyCondition
        }
    }
}

extension IdentityV1.TagDefinition {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__TagDefinition()
        huitou__identity__v1__tag_definition__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__TagDefinition>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__TagDefinition>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__TagDefinition>) {
        self.init(
            tag: CField.string(c.pointee.tag),
            group: CField.string(c.pointee.group),
            descriptionEn: CField.string(c.pointee.description_en),
            descriptionZh: CField.string(c.pointee.description_zh),
            byRule: c.pointee.by_rule != 0,
            conditions: CField.pointees(c.pointee.n_conditions, c.pointee.conditions) { CField.string($0) },
            anyCondition: c.pointee.any_condition != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__TagDefinition> {
        let c = arena.allocate(Huitou__Identity__V1__TagDefinition.self)
        huitou__identity__v1__tag_definition__init(c)
        if !tag.isEmpty { c.pointee.tag = arena.string(tag) }
        if !group.isEmpty { c.pointee.group = arena.string(group) }
        if !descriptionEn.isEmpty { c.pointee.description_en = arena.string(descriptionEn) }
        if !descriptionZh.isEmpty { c.pointee.description_zh = arena.string(descriptionZh) }
        c.pointee.by_rule = byRule ? 1 : 0
        (c.pointee.n_conditions, c.pointee.conditions) = arena.array(conditions) {
            arena.string($0)
        }
        c.pointee.any_condition = anyCondition ? 1 : 0
        return c
    }
}
