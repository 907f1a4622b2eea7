// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.Product`.
    package struct Product: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Product"

        package var sku: String
        package var name: String
        package var category: String
        package var brand: String
        package var department: String
        /// Whether it may be recommended.
        package var recommendable: Bool

        /// The message with every field at its default.
        package init() {
            self.sku = ""
            self.name = ""
            self.category = ""
            self.brand = ""
            self.department = ""
            self.recommendable = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sku: String = "",
            name: String = "",
            category: String = "",
            brand: String = "",
            department: String = "",
            recommendable: Bool = false
        ) {
            self.sku = sku
            self.name = name
            self.category = category
            self.brand = brand
            self.department = department
            self.recommendable = recommendable
        }
    }
}

extension RecommendationsV1.Product {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Product()
        huitou__recommendations__v1__product__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Product>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__Product>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Product>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            name: CField.string(c.pointee.name),
            category: CField.string(c.pointee.category),
            brand: CField.string(c.pointee.brand),
            department: CField.string(c.pointee.department),
            recommendable: c.pointee.recommendable != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Product> {
        let c = arena.allocate(Huitou__Recommendations__V1__Product.self)
        huitou__recommendations__v1__product__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        if !brand.isEmpty { c.pointee.brand = arena.string(brand) }
        if !department.isEmpty { c.pointee.department = arena.string(department) }
        c.pointee.recommendable = recommendable ? 1 : 0
        return c
    }
}
