// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListProductsResponse`.
    package struct ListProductsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListProductsResponse"

        /// `huitou.recommendations.v1.ListProductsResponse.ListedProduct`.
        package struct ListedProduct: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListProductsResponse.ListedProduct"

            package var product: RecommendationsV1.Product?
            /// Whether the catalogue names it: it may have been seen on orders only, with what these said.
            package var inCatalogue: Bool

            /// The message with every field at its default.
            package init() {
                self.product = nil
                self.inCatalogue = false
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                product: RecommendationsV1.Product? = nil,
                inCatalogue: Bool = false
            ) {
                self.product = product
                self.inCatalogue = inCatalogue
            }
        }

        /// By sku.
        package var products: [RecommendationsV1.ListProductsResponse.ListedProduct]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.products = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            products: [RecommendationsV1.ListProductsResponse.ListedProduct] = [],
            nextCursor: String = ""
        ) {
            self.products = products
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.ListProductsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListProductsResponse()
        huitou__recommendations__v1__list_products_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListProductsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListProductsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListProductsResponse>) {
        self.init(
            products: CField.pointees(c.pointee.n_products, c.pointee.products) { RecommendationsV1.ListProductsResponse.ListedProduct($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListProductsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListProductsResponse.self)
        huitou__recommendations__v1__list_products_response__init(c)
        (c.pointee.n_products, c.pointee.products) = arena.array(products) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension RecommendationsV1.ListProductsResponse.ListedProduct {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListProductsResponse__ListedProduct()
        huitou__recommendations__v1__list_products_response__listed_product__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListProductsResponse__ListedProduct>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListProductsResponse__ListedProduct>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListProductsResponse__ListedProduct>) {
        self.init(
            product: c.pointee.product.map { RecommendationsV1.Product($0) },
            inCatalogue: c.pointee.in_catalogue != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListProductsResponse__ListedProduct> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListProductsResponse__ListedProduct.self)
        huitou__recommendations__v1__list_products_response__listed_product__init(c)
        if let value = product { c.pointee.product = value.makeC(arena) }
        c.pointee.in_catalogue = inCatalogue ? 1 : 0
        return c
    }
}
