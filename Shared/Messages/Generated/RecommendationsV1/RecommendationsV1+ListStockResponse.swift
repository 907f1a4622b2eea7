// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListStockResponse`.
    package struct ListStockResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListStockResponse"

        package var levels: [RecommendationsV1.StockLevel]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.levels = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            levels: [RecommendationsV1.StockLevel] = [],
            nextCursor: String = ""
        ) {
            self.levels = levels
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.ListStockResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListStockResponse()
        huitou__recommendations__v1__list_stock_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListStockResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListStockResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListStockResponse>) {
        self.init(
            levels: CField.pointees(c.pointee.n_levels, c.pointee.levels) { RecommendationsV1.StockLevel($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListStockResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListStockResponse.self)
        huitou__recommendations__v1__list_stock_response__init(c)
        (c.pointee.n_levels, c.pointee.levels) = arena.array(levels) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
