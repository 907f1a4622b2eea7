// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListProductsRequest`.
    package struct ListProductsRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListProductsRequest"

        /// How many products, 1 to 200; 0 for 50. A page of long texts holds fewer.
        package var pageSize: UInt32
        /// next_cursor of an earlier answer; empty for the start.
        package var cursor: String
        /// Only products whose sku begins with this, at most 64 bytes; empty for all.
        package var skuPrefix: String

        /// The message with every field at its default.
        package init() {
            self.pageSize = 0
            self.cursor = ""
            self.skuPrefix = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            pageSize: UInt32 = 0,
            cursor: String = "",
            skuPrefix: String = ""
        ) {
            self.pageSize = pageSize
            self.cursor = cursor
            self.skuPrefix = skuPrefix
        }
    }
}

extension RecommendationsV1.ListProductsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListProductsRequest()
        huitou__recommendations__v1__list_products_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListProductsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListProductsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListProductsRequest>) {
        self.init(
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor),
            skuPrefix: CField.string(c.pointee.sku_prefix)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListProductsRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListProductsRequest.self)
        huitou__recommendations__v1__list_products_request__init(c)
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        if !skuPrefix.isEmpty { c.pointee.sku_prefix = arena.string(skuPrefix) }
        return c
    }
}
