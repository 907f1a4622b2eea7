// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// One thing that is asked of a product. Texts are compared without regard to case and to space at
    /// both ends.
    package struct Requirement: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Requirement"

        package var field: RecommendationsV1.RequirementField
        /// The attribute's name, for REQUIREMENT_FIELD_ATTRIBUTE; empty otherwise.
        package var attribute: String
        package var `operator`: RecommendationsV1.RequirementOperator
        /// One; two for BETWEEN, the lower first; 1 to 20 for ANY_OF and NONE_OF. Numbers are decimals
        /// such as 1.5, prices whole fen, ages whole months, own brand true or false.
        package var values: [String]
        package var strength: RecommendationsV1.RequirementStrength
        /// How much it counts, 1 to 100; 0 for 1. Of relaxations of one size those come first that give up
        /// less; of products those that meet more of what is wished for.
        package var weight: UInt32
        /// How the asker says it, both or none, at most 64 bytes each; empty for words made from the
        /// fields.
        package var labelEn: String
        package var labelZh: String

        /// The message with every field at its default.
        package init() {
            self.field = .unspecified
            self.attribute = ""
            self.`operator` = .unspecified
            self.values = []
            self.strength = .unspecified
            self.weight = 0
            self.labelEn = ""
            self.labelZh = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            field: RecommendationsV1.RequirementField = .unspecified,
            attribute: String = "",
            `operator`: RecommendationsV1.RequirementOperator = .unspecified,
            values: [String] = [],
            strength: RecommendationsV1.RequirementStrength = .unspecified,
            weight: UInt32 = 0,
            labelEn: String = "",
            labelZh: String = ""
        ) {
            self.field = field
            self.attribute = attribute
            self.`operator` = `operator`
            self.values = values
            self.strength = strength
            self.weight = weight
            self.labelEn = labelEn
            self.labelZh = labelZh
        }
    }
}

extension RecommendationsV1.Requirement {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Requirement()
        huitou__recommendations__v1__requirement__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Requirement>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__Requirement>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Requirement>) {
        self.init(
            field: RecommendationsV1.RequirementField(rawValue: Int32(truncatingIfNeeded: c.pointee.field.rawValue)),
            attribute: CField.string(c.pointee.attribute),
            operator: RecommendationsV1.RequirementOperator(rawValue: Int32(truncatingIfNeeded: c.pointee.operator_.rawValue)),
            values: CField.pointees(c.pointee.n_values, c.pointee.values) { CField.string($0) },
            strength: RecommendationsV1.RequirementStrength(rawValue: Int32(truncatingIfNeeded: c.pointee.strength.rawValue)),
            weight: c.pointee.weight,
            labelEn: CField.string(c.pointee.label_en),
            labelZh: CField.string(c.pointee.label_zh)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Requirement> {
        let c = arena.allocate(Huitou__Recommendations__V1__Requirement.self)
        huitou__recommendations__v1__requirement__init(c)
        c.pointee.field = .init(rawValue: .init(truncatingIfNeeded: field.rawValue))
        if !attribute.isEmpty { c.pointee.attribute = arena.string(attribute) }
        c.pointee.operator_ = .init(rawValue: .init(truncatingIfNeeded: `operator`.rawValue))
        (c.pointee.n_values, c.pointee.values) = arena.array(values) {
            arena.string($0)
        }
        c.pointee.strength = .init(rawValue: .init(truncatingIfNeeded: strength.rawValue))
        c.pointee.weight = weight
        if !labelEn.isEmpty { c.pointee.label_en = arena.string(labelEn) }
        if !labelZh.isEmpty { c.pointee.label_zh = arena.string(labelZh) }
        return c
    }
}
