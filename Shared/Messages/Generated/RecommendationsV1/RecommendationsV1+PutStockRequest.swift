// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutStockRequest`.
    package struct PutStockRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutStockRequest"

        /// The store.
        package var organisation: String
        /// 1 to 1,000, each sku once.
        package var levels: [RecommendationsV1.StockLevel]

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.levels = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            levels: [RecommendationsV1.StockLevel] = []
        ) {
            self.organisation = organisation
            self.levels = levels
        }
    }
}

extension RecommendationsV1.PutStockRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutStockRequest()
        huitou__recommendations__v1__put_stock_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutStockRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutStockRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutStockRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            levels: CField.pointees(c.pointee.n_levels, c.pointee.levels) { RecommendationsV1.StockLevel($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutStockRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutStockRequest.self)
        huitou__recommendations__v1__put_stock_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_levels, c.pointee.levels) = arena.array(levels) {
            $0.makeC(arena)
        }
        return c
    }
}
