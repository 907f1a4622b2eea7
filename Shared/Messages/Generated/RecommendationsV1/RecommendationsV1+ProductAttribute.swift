// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// What requirements ask for: skin, dry.
    package struct ProductAttribute: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ProductAttribute"

        /// 1 to 64 bytes of printable text.
        package var name: String
        /// 1 to 256 bytes of printable text; a number such as 1.5 may be compared as one.
        package var value: String

        /// The message with every field at its default.
        package init() {
            self.name = ""
            self.value = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            name: String = "",
            value: String = ""
        ) {
            self.name = name
            self.value = value
        }
    }
}

extension RecommendationsV1.ProductAttribute {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ProductAttribute()
        huitou__recommendations__v1__product_attribute__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ProductAttribute>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ProductAttribute>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ProductAttribute>) {
        self.init(
            name: CField.string(c.pointee.name),
            value: CField.string(c.pointee.value)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ProductAttribute> {
        let c = arena.allocate(Huitou__Recommendations__V1__ProductAttribute.self)
        huitou__recommendations__v1__product_attribute__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !value.isEmpty { c.pointee.value = arena.string(value) }
        return c
    }
}
