// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// How many of a product are in stock.
    package struct StockLevel: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.StockLevel"

        /// A product of the catalogue.
        package var sku: String
        /// 0 to 10^9.
        package var quantity: Int64
        /// The moment of which it is told, not later than five minutes from now.
        package var asOf: Int64

        /// The message with every field at its default.
        package init() {
            self.sku = ""
            self.quantity = 0
            self.asOf = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sku: String = "",
            quantity: Int64 = 0,
            asOf: Int64 = 0
        ) {
            self.sku = sku
            self.quantity = quantity
            self.asOf = asOf
        }
    }
}

extension RecommendationsV1.StockLevel {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__StockLevel()
        huitou__recommendations__v1__stock_level__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__StockLevel>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__StockLevel>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__StockLevel>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            quantity: c.pointee.quantity,
            asOf: c.pointee.as_of
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__StockLevel> {
        let c = arena.allocate(Huitou__Recommendations__V1__StockLevel.self)
        huitou__recommendations__v1__stock_level__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        c.pointee.quantity = quantity
        c.pointee.as_of = asOf
        return c
    }
}
