// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.EndBackTestResponse`.
    package struct EndBackTestResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.EndBackTestResponse"

        /// The message with every field at its default.
        package init() {
        }
    }
}

extension RecommendationsV1.EndBackTestResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EndBackTestResponse()
        huitou__recommendations__v1__end_back_test_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EndBackTestResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EndBackTestResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EndBackTestResponse>) {
        self.init()
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EndBackTestResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__EndBackTestResponse.self)
        huitou__recommendations__v1__end_back_test_response__init(c)
        return c
    }
}
