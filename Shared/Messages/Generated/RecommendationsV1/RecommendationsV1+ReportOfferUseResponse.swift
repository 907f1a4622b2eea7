// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ReportOfferUseResponse`.
    package struct ReportOfferUseResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ReportOfferUseResponse"

        /// The order was reported before.
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            replayed: Bool = false
        ) {
            self.replayed = replayed
        }
    }
}

extension RecommendationsV1.ReportOfferUseResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ReportOfferUseResponse()
        huitou__recommendations__v1__report_offer_use_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ReportOfferUseResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ReportOfferUseResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ReportOfferUseResponse>) {
        self.init(
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ReportOfferUseResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ReportOfferUseResponse.self)
        huitou__recommendations__v1__report_offer_use_response__init(c)
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
