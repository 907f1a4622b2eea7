// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutStockResponse`.
    package struct PutStockResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutStockResponse"

        package var changed: UInt32
        /// How many were told of an earlier moment than what is known, or of the same.
        package var older: UInt32

        /// The message with every field at its default.
        package init() {
            self.changed = 0
            self.older = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            changed: UInt32 = 0,
            older: UInt32 = 0
        ) {
            self.changed = changed
            self.older = older
        }
    }
}

extension RecommendationsV1.PutStockResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutStockResponse()
        huitou__recommendations__v1__put_stock_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutStockResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutStockResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutStockResponse>) {
        self.init(
            changed: c.pointee.changed,
            older: c.pointee.older
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutStockResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutStockResponse.self)
        huitou__recommendations__v1__put_stock_response__init(c)
        c.pointee.changed = changed
        c.pointee.older = older
        return c
    }
}
