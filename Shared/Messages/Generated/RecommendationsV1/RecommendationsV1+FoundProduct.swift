// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.FoundProduct`.
    package struct FoundProduct: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.FoundProduct"

        package var sku: String
        package var name: String
        package var category: String
        package var brand: String
        /// 0 where it is not known.
        package var priceFen: Int64
        /// fits_requirement and fits_wish, in the order of the request, the contribution of a wish being
        /// its weight; then what the member bought, and what is popular.
        package var reasons: [RecommendationsV1.Reason]
        /// The weights of the wishes that it meets.
        package var wishesMet: UInt32

        /// The message with every field at its default.
        package init() {
            self.sku = ""
            self.name = ""
            self.category = ""
            self.brand = ""
            self.priceFen = 0
            self.reasons = []
            self.wishesMet = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sku: String = "",
            name: String = "",
            category: String = "",
            brand: String = "",
            priceFen: Int64 = 0,
            reasons: [RecommendationsV1.Reason] = [],
            wishesMet: UInt32 = 0
        ) {
            self.sku = sku
            self.name = name
            self.category = category
            self.brand = brand
            self.priceFen = priceFen
            self.reasons = reasons
            self.wishesMet = wishesMet
        }
    }
}

extension RecommendationsV1.FoundProduct {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__FoundProduct()
        huitou__recommendations__v1__found_product__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__FoundProduct>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__FoundProduct>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__FoundProduct>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            name: CField.string(c.pointee.name),
            category: CField.string(c.pointee.category),
            brand: CField.string(c.pointee.brand),
            priceFen: c.pointee.price_fen,
            reasons: CField.pointees(c.pointee.n_reasons, c.pointee.reasons) { RecommendationsV1.Reason($0) },
            wishesMet: c.pointee.wishes_met
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__FoundProduct> {
        let c = arena.allocate(Huitou__Recommendations__V1__FoundProduct.self)
        huitou__recommendations__v1__found_product__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        if !brand.isEmpty { c.pointee.brand = arena.string(brand) }
        c.pointee.price_fen = priceFen
        (c.pointee.n_reasons, c.pointee.reasons) = arena.array(reasons) {
            $0.makeC(arena)
        }
        c.pointee.wishes_met = wishesMet
        return c
    }
}
