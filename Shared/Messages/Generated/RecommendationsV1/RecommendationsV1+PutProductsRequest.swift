// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutProductsRequest`.
    package struct PutProductsRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutProductsRequest"

        /// 1 to 1,000.
        package var products: [RecommendationsV1.Product]

        /// The message with every field at its default.
        package init() {
            self.products = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            products: [RecommendationsV1.Product] = []
        ) {
            self.products = products
        }
    }
}

extension RecommendationsV1.PutProductsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutProductsRequest()
        huitou__recommendations__v1__put_products_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutProductsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutProductsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutProductsRequest>) {
        self.init(
            products: CField.pointees(c.pointee.n_products, c.pointee.products) { RecommendationsV1.Product($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutProductsRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutProductsRequest.self)
        huitou__recommendations__v1__put_products_request__init(c)
        (c.pointee.n_products, c.pointee.products) = arena.array(products) {
            $0.makeC(arena)
        }
        return c
    }
}
