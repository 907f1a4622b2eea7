// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.Product`.
    package struct Product: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Product"

        /// 1 to 64 printable characters.
        package var sku: String
        /// This and the other labels, category, brand, department, type and maker: at most 256 bytes of
        /// printable text, or empty.
        package var name: String
        package var category: String
        package var brand: String
        package var department: String
        /// Whether it may be recommended.
        package var recommendable: Bool
        /// The kind of product, narrower than the category; may be empty.
        package var type: String
        /// Who makes it; may be empty.
        package var maker: String
        /// Whether it is the chain's own brand.
        package var ownBrand: Bool
        /// The ordinary price, from 0 to 10^12; 0 where it is not known.
        package var priceFen: Int64
        /// The ages of the child that it is meant for, in months, from 0 to 1,200; 0 and 0 for everybody.
        package var ageMonthsMin: UInt32
        package var ageMonthsMax: UInt32
        /// What is said of it: at most 4,096 bytes.
        package var text: String
        /// At most 64; a name may have several values.
        package var attributes: [RecommendationsV1.ProductAttribute]

        /// The message with every field at its default.
        package init() {
            self.sku = ""
            self.name = ""
            self.category = ""
            self.brand = ""
            self.department = ""
            self.recommendable = false
            self.type = ""
            self.maker = ""
            self.ownBrand = false
            self.priceFen = 0
            self.ageMonthsMin = 0
            self.ageMonthsMax = 0
            self.text = ""
            self.attributes = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sku: String = "",
            name: String = "",
            category: String = "",
            brand: String = "",
            department: String = "",
            recommendable: Bool = false,
            type: String = "",
            maker: String = "",
            ownBrand: Bool = false,
            priceFen: Int64 = 0,
            ageMonthsMin: UInt32 = 0,
            ageMonthsMax: UInt32 = 0,
            text: String = "",
            attributes: [RecommendationsV1.ProductAttribute] = []
        ) {
            self.sku = sku
            self.name = name
            self.category = category
            self.brand = brand
            self.department = department
            self.recommendable = recommendable
            self.type = type
            self.maker = maker
            self.ownBrand = ownBrand
            self.priceFen = priceFen
            self.ageMonthsMin = ageMonthsMin
            self.ageMonthsMax = ageMonthsMax
            self.text = text
            self.attributes = attributes
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
            recommendable: c.pointee.recommendable != 0,
            type: CField.string(c.pointee.type),
            maker: CField.string(c.pointee.maker),
            ownBrand: c.pointee.own_brand != 0,
            priceFen: c.pointee.price_fen,
            ageMonthsMin: c.pointee.age_months_min,
            ageMonthsMax: c.pointee.age_months_max,
            text: CField.string(c.pointee.text),
            attributes: CField.pointees(c.pointee.n_attributes, c.pointee.attributes) { RecommendationsV1.ProductAttribute($0) }
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
        if !type.isEmpty { c.pointee.type = arena.string(type) }
        if !maker.isEmpty { c.pointee.maker = arena.string(maker) }
        c.pointee.own_brand = ownBrand ? 1 : 0
        c.pointee.price_fen = priceFen
        c.pointee.age_months_min = ageMonthsMin
        c.pointee.age_months_max = ageMonthsMax
        if !text.isEmpty { c.pointee.text = arena.string(text) }
        (c.pointee.n_attributes, c.pointee.attributes) = arena.array(attributes) {
            $0.makeC(arena)
        }
        return c
    }
}
