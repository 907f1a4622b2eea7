// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RequirementFinding`.
    package struct RequirementFinding: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RequirementFinding"

        package var textEn: String
        package var textZh: String
        /// How many products meet this one by itself.
        package var products: UInt64

        /// The message with every field at its default.
        package init() {
            self.textEn = ""
            self.textZh = ""
            self.products = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            textEn: String = "",
            textZh: String = "",
            products: UInt64 = 0
        ) {
            self.textEn = textEn
            self.textZh = textZh
            self.products = products
        }
    }
}

extension RecommendationsV1.RequirementFinding {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RequirementFinding()
        huitou__recommendations__v1__requirement_finding__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RequirementFinding>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RequirementFinding>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RequirementFinding>) {
        self.init(
            textEn: CField.string(c.pointee.text_en),
            textZh: CField.string(c.pointee.text_zh),
            products: c.pointee.products
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RequirementFinding> {
        let c = arena.allocate(Huitou__Recommendations__V1__RequirementFinding.self)
        huitou__recommendations__v1__requirement_finding__init(c)
        if !textEn.isEmpty { c.pointee.text_en = arena.string(textEn) }
        if !textZh.isEmpty { c.pointee.text_zh = arena.string(textZh) }
        c.pointee.products = products
        return c
    }
}
